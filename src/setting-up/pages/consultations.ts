import { loadDirectory } from '../../directory/index.ts'
import { boardLinks } from '../../governance/index.ts'
import { type IsoDate, longDate } from '../../kernel/dates.ts'
import { listed, percent, plural } from '../../kernel/text.ts'
import { definePage, type PageContext } from '../../platform/http/index.ts'
import { type ConsultationResult, leading, type Part, phaseOf, resultOn } from '../result.ts'
import { type Consultation, consultationNamed, loadConsultations, loadResponses } from '../store.ts'
import { answersText, daysText, isOpenOn, leadText, partTitle, turnoutText } from '../words.ts'

const stateTag = (consultation: Consultation, on: IsoDate) =>
  isOpenOn(consultation, on) ? { kind: 'info', text: 'Open' } : { kind: 'none', text: 'Closed' }

/** "What were schools asked?": every consultation with its turnout and what most answered. */
export const consultationsPage = definePage({
  path: '/consultations',
  section: '/meetings',
  permission: 'board:read',
  run: async (context: PageContext) => {
    const { reader, on, link, base, may, dates } = context
    const directory = await loadDirectory(reader)
    const responses = await loadResponses(reader)
    const all = (await loadConsultations(reader)).filter(({ openedOn }) => openedOn <= on)
    const open = all.filter((one) => isOpenOn(one, on))
    return {
      view: 'setting-up/views/consultations.njk',
      title: 'Consultations',
      model: {
        links: await boardLinks(context, '/consultations'),
        sentence:
          all.length === 0
            ? 'Schools have not been consulted on this date.'
            : `**${plural(all.length, 'consultation')}**, ${open.length === 0 ? 'none open' : `${open.length} open`}.`,
        rows: all.map((one) => {
          const { whole } = resultOn(one, responses, directory, on)
          return {
            cells: [
              { text: one.title, href: link(`/consultations/${encodeURIComponent(one.ref)}`) },
              daysText(one),
              turnoutText(whole),
              leading(whole).join('; '),
              { tag: stateTag(one, on) },
            ],
          }
        }),
        add: may('board:write') && !dates.isPast ? `${base}/consultations/new` : undefined,
      },
    }
  },
})

/** "What did schools answer?": the result as a whole, by sector and by phase, and who has not answered. */
export const consultationPage = definePage({
  path: '/consultations/:consultation',
  section: '/meetings',
  permission: 'board:read',
  run: async ({ reader, on, params, link, base, may, dates }: PageContext) => {
    const consultation = await consultationNamed(reader, params.consultation)
    const result = resultOn(consultation, await loadResponses(reader), await loadDirectory(reader), on)
    const { whole, sectors, phases, answered, notAnswered } = result
    const file = (format: string) => link(`/reports/consultation/${encodeURIComponent(consultation.ref)}.${format}`)
    const records = may('board:write') && !dates.isPast && consultation.openedOn <= on
    return {
      view: 'setting-up/views/consultation.njk',
      title: consultation.title,
      back: { href: link('/consultations'), text: 'Consultations' },
      model: {
        caption: `${isOpenOn(consultation, on) ? 'Open' : 'Closed'} consultation, ${daysText(consultation)}`,
        files: may('reports:read')
          ? ['pdf', 'csv', 'json'].map((format) => ({ text: `Result (${format.toUpperCase()})`, href: file(format) }))
          : [],
        sentence: consultation.openedOn > on ? 'It is not open yet on this date.' : `**${leadText(whole)}**`,
        figures: figuresOf(result),
        sectors: tableOf(consultation.options, [...sectors, whole], 'The result by sector'),
        phases: tableOf(consultation.options, [...phases, whole], 'The result by phase'),
        answered: [...answered].reverse().map((one) => ({
          cells: [one.name, partTitle(one.sector), one.phase, one.option, longDate(one.receivedOn)],
        })),
        notAnswered: notAnswered.map((school) => ({
          cells: [school.name, school.urn ?? '', school.typeName ?? '', phaseOf(school)],
        })),
        record: records ? `${base}/consultations/${encodeURIComponent(consultation.ref)}/responses/new` : undefined,
      },
    }
  },
})

const figuresOf = ({ whole, sectors }: ConsultationResult) => [
  {
    label: 'Turnout of schools',
    value: `${whole.turnout} of ${whole.asked}`,
    note: `${percent(whole.turnout, whole.asked)}%`,
  },
  ...sectors.map((part) => ({
    label: partTitle(part.name),
    value: leading(part).length === 1 ? `${percent(most(part), part.answers)}%` : `${most(part)}`,
    note: leading(part).length === 0 ? 'Nobody has answered' : listed(leading(part)),
  })),
]

const most = ({ options }: Part): number => Math.max(0, ...options.map(({ answers }) => answers))

/** Options down, groups across, and under them how many answered of those who were asked. */
const tableOf = (options: readonly string[], parts: readonly Part[], caption: string) => ({
  caption,
  scroll: parts.length > 4,
  columns: [{ label: 'Option' }, ...parts.map(({ name }) => ({ label: partTitle(name), number: true }))],
  rows: [
    ...options.map((option) => ({ cells: [option, ...parts.map((part) => answersText(part, option))] })),
    { cells: ['Answers', ...parts.map(({ answers }) => String(answers))], total: true },
    { cells: ['Schools that answered, of those asked', ...parts.map(turnoutText)] },
  ],
})
