import { loadDirectory, nameOf } from '../../directory/index.ts'
import { boardLinks } from '../../governance/index.ts'
import { longDate } from '../../kernel/dates.ts'
import { plural } from '../../kernel/text.ts'
import { definePage, type PageContext } from '../../platform/http/index.ts'
import { planSays, type Step, stateText, stepOn } from '../plan.ts'
import { loadMilestones } from '../store.ts'

/** What a plan from the first paper to full launch mostly has, for a company that begins one. */
const USUAL = [
  'Business case',
  'Shadow operation',
  'Cabinet approval and consent for maintained schools',
  'Consultation of schools',
  'Incorporation',
  'Supervising authority designated',
  'Recruitment of the chair and directors',
  'Staff transfer',
  'Full launch',
]

const KINDS = { done: 'ok', late: 'bad', due: 'none', undated: 'warn' } as const

const doneCell = ({ doneOn, evidence, state, daysLate }: Step) => {
  if (doneOn === null) return ''
  const after = state === 'done' && daysLate > 0 ? `, ${plural(daysLate, 'day')} late` : ''
  return { text: `${longDate(doneOn)}${after}`, ...(evidence ? { sub: evidence } : {}) }
}

/** How late it was done stands beside the day on which it was. */
const stateCell = (step: Step) => ({
  tag: { kind: KINDS[step.state], text: step.state === 'done' ? 'Done' : stateText(step) },
})

/** "How far is the plan, and what is late?": from the business case to full launch, with dates, owners and evidence. */
export const planPage = definePage({
  path: '/plan',
  section: '/meetings',
  permission: 'board:read',
  run: async (context: PageContext) => {
    const { reader, on, base, link, may, dates } = context
    const directory = await loadDirectory(reader)
    const steps = (await loadMilestones(reader)).map((one) => stepOn(one, on))
    const { strong, text } = planSays(steps)
    const writes = may('board:write') && !dates.isPast
    return {
      view: 'setting-up/views/plan.njk',
      title: 'Setting-up plan',
      model: {
        links: await boardLinks(context, '/plan'),
        sentence: `**${strong}** ${text}`,
        files:
          steps.length > 0 && may('reports:read')
            ? [
                { text: 'Plan (PDF)', href: link('/reports/setting-up-plan.pdf') },
                { text: 'Plan (CSV)', href: link('/reports/setting-up-plan.csv') },
              ]
            : [],
        rows: steps.map((step) => ({
          id: step.ref,
          cells: [
            writes ? { text: step.title, href: `${base}/plan/${encodeURIComponent(step.ref)}/change/new` } : step.title,
            step.dueOn ? longDate(step.dueOn) : '',
            step.owner === null ? '' : nameOf(directory, step.owner),
            doneCell(step),
            stateCell(step),
            ...(writes ? [nextCell(step, base)] : []),
          ],
        })),
        columns: COLUMNS.slice(0, writes ? 6 : 5),
        usual: steps.length === 0 ? USUAL.map((title) => usualLink(title, writes ? base : undefined)) : [],
        add: writes ? `${base}/plan/milestones/new` : undefined,
      },
    }
  },
})

const COLUMNS = ['Milestone', 'Due by', 'Owner', 'Done', 'State', 'Next'].map((label) => ({
  label,
  keep: label === 'Due by',
}))

const nextCell = ({ ref, state, title }: Step, base: string) =>
  state === 'done'
    ? ''
    : { text: 'Record as done', of: title, href: `${base}/plan/${encodeURIComponent(ref)}/done/new` }

const usualLink = (title: string, base: string | undefined) => ({
  text: title,
  ...(base ? { href: `${base}/plan/milestones/new?title=${encodeURIComponent(title)}` } : {}),
})
