import { type Association, type Directory, type Office, organisationName } from '../../../directory/index.ts'
import { addDays, type IsoDate, longDate } from '../../../kernel/dates.ts'
import type { DirectorView } from '../../board/directors.ts'

const OFFICE_WORDS: Partial<Record<string, string>> = { co_opted_councillor: 'co-opted councillor' }
export const officeWords = (office: string): string => OFFICE_WORDS[office] ?? office.replaceAll('_', ' ')

const span = ({ from, to }: { from: string; to?: string }): string =>
  to ? `from ${longDate(from)} to ${longDate(to)}` : `since ${longDate(from)}`

/** Why an office makes somebody count as the council's, with the law: s.69(5), limb by limb. */
const whyAssociated = (directory: Directory, found: Association, on: IsoDate): string => {
  const council = organisationName(directory, found.organisation, on)
  const what = found.limb === 'c' ? 'director and employee' : officeWords(found.office)
  const office = `${what} of ${council} ${span(found)}`
  const source = `Local Government and Housing Act 1989, section 69(5)(${found.limb})`
  if (found.limb === 'd' && found.until) {
    return `Was ${office}. A former councillor counts for four years after leaving, up to and including ${longDate(found.until)} (${source}).`
  }
  const meanings = {
    a: 'A member of the authority counts',
    b: 'An officer of the authority counts',
    c: 'An employee of a company under the authority’s control who is also its director or manager counts',
    d: 'A former councillor counts for four years after leaving',
  }
  return `Is ${office}. ${meanings[found.limb]} (${source}).`
}

/** "Yes, councillor", "No, by board policy": what stands in a table about one director. */
export const countsText = (one: DirectorView): string => {
  if (one.association) {
    return one.association.limb === 'd'
      ? `Yes, former ${officeWords(one.association.office)}`
      : `Yes, ${officeWords(one.association.office)}`
  }
  if (one.nominee) return 'For the cap: nominated by the council'
  return one.openQuestion ? 'No, an open question' : 'No'
}

const OPEN_QUESTION =
  'Whether staff whom the council employs are officers of the authority is an open legal question; what binds the board says which reading applies, and both results are shown.'

const asEmployed = (directory: Directory, { office, organisation, ...days }: Office, on: IsoDate): string =>
  `Is ${officeWords(office)} of ${organisationName(directory, organisation, on)} ${span(days)}.`

const isCounted = ({ association, nominee }: DirectorView): boolean => association !== null || nominee

/** What is asked about somebody whose place is looked into. */
export const whyTitle = (one: DirectorView): string =>
  isCounted(one) ? `Why does this person count? ${one.name}` : `Why is it open whether ${one.name} counts?`

/** The same as the beginning of an answer. */
export const whyLead = (one: DirectorView, name: string): string =>
  isCounted(one) ? `**Why ${name} counts.**` : `**Why it is open whether ${name} counts.**`

/** Everything that is behind it. */
export const whyCounts = (directory: Directory, one: DirectorView, on: IsoDate): string[] => [
  ...(one.association ? [whyAssociated(directory, one.association, on)] : []),
  ...(one.association?.evidence ? [`Evidence: ${one.association.evidence}.`] : []),
  ...(one.association?.until ? [`Stops counting on ${longDate(addDays(one.association.until, 1))}.`] : []),
  ...(one.nominee
    ? [
        'Sits in a seat of the council, or was nominated by it: that counts for a cap on the council’s share, whoever the person is.',
      ]
    : []),
  ...(one.openQuestion ? [`${asEmployed(directory, one.openQuestion, on)} ${OPEN_QUESTION}`] : []),
]

/** One answer for each who counts, and one for all of whom the same question is open. */
export const whyOfAll = (directory: Directory, directors: readonly DirectorView[], on: IsoDate) => {
  const open = directors.filter((one) => one.openQuestion && !isCounted(one))
  const apart = directors.filter((one) => isCounted(one) || (one.openQuestion && open.length === 1))
  return [
    ...apart.map((one) => ({ title: whyTitle(one), paragraphs: whyCounts(directory, one, on) })),
    ...(open.length > 1
      ? [
          {
            title: `Why is it open whether ${open.length} others count?`,
            paragraphs: [
              OPEN_QUESTION,
              ...open.flatMap(({ name, openQuestion }) =>
                openQuestion ? [`**${name}.** ${asEmployed(directory, openQuestion, on)}`] : [],
              ),
            ],
          },
        ]
      : []),
  ]
}
