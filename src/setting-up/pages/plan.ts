import { type Directory, loadDirectory, nameOf } from '../../directory/index.ts'
import { boardLinks } from '../../governance/index.ts'
import { longDate } from '../../kernel/dates.ts'
import { listed, plural } from '../../kernel/text.ts'
import { definePage, type PageContext } from '../../platform/http/page.ts'
import { type Step, stepOn } from '../plan.ts'
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

const TAGS = {
  done: { kind: 'ok', text: 'Done' },
  late: { kind: 'bad', text: 'Late' },
  due: { kind: 'none', text: 'To do' },
  undated: { kind: 'warn', text: 'No date' },
} as const

/** An owner is a person's ref, or an office in words. */
export const ownerText = (directory: Directory, owner: string | null): string =>
  owner === null ? '' : nameOf(directory, owner)

const isOnLate = ({ state }: Step): boolean => state === 'late'

const sentenceOf = (steps: readonly Step[]): string => {
  if (steps.length === 0) return 'No milestones are recorded yet.'
  const done = steps.filter(({ state }) => state === 'done').length
  const late = steps.filter(isOnLate)
  const next = steps.find(({ state }) => state === 'due')
  const ahead = next?.dueOn ? ` Next: ${next.title}, by ${longDate(next.dueOn)}.` : ''
  if (done === steps.length) return `**All ${plural(done, 'milestone')} are done.**`
  const behind =
    late.length === 0
      ? 'none is late'
      : `**${plural(late.length, 'milestone')} ${late.length === 1 ? 'is' : 'are'} late**: ${listed(late.map(({ title }) => title))}`
  return `**${done} of ${plural(steps.length, 'milestone')}** done, and ${behind}.${ahead}`
}

const doneCell = ({ doneOn, evidence, state, daysLate }: Step) => {
  if (doneOn === null) return ''
  const after = state === 'done' && daysLate > 0 ? `, ${plural(daysLate, 'day')} late` : ''
  return { text: `${longDate(doneOn)}${after}`, ...(evidence ? { sub: evidence } : {}) }
}

const stateCell = (step: Step) => ({
  tag: isOnLate(step) ? { kind: 'bad', text: `${plural(step.daysLate, 'day')} late` } : TAGS[step.state],
})

/** "How far is the plan, and what is late?": from the business case to full launch, with dates, owners and evidence. */
export const planPage = definePage({
  path: '/plan',
  section: '/meetings',
  permission: 'board:read',
  run: async (context: PageContext) => {
    const { reader, on, base, may, dates } = context
    const directory = await loadDirectory(reader)
    const steps = (await loadMilestones(reader)).map((one) => stepOn(one, on))
    const writes = may('board:write') && !dates.isPast
    return {
      view: 'setting-up/views/plan.njk',
      title: 'Setting-up plan',
      model: {
        links: await boardLinks(context, '/plan'),
        sentence: sentenceOf(steps),
        rows: steps.map((step) => ({
          id: step.ref,
          cells: [
            writes ? { text: step.title, href: `${base}/plan/${encodeURIComponent(step.ref)}/change/new` } : step.title,
            step.dueOn ? longDate(step.dueOn) : '',
            ownerText(directory, step.owner),
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
