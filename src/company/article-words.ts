import { pounds } from '../kernel/money.ts'
import { perCent, type Share } from '../kernel/share.ts'
import { capitalised, listed, plural } from '../kernel/text.ts'
import type { ArticleName, Articles, ArticleValues, BodyKind } from './types.ts'

/** What an article is about, as the heading of a row. */
export const ARTICLE_TITLES: Readonly<Record<ArticleName, string>> = {
  minimumDirectors: 'Fewest directors',
  maximumDirectors: 'Most directors',
  councilCap: 'The council’s share of the board',
  chairHasCastingVote: 'Casting vote of the chair',
  holdingOver: 'When a term ends',
  replacementServes: 'Whoever fills a seat during a term',
  earlyLeaverPlaceStays: 'The place of a school leader who leaves early',
  countCouncilEmployedHeads: 'Staff of schools whom the council employs',
  authorities: 'Councils that count together',
  tradingArea: 'Trading area',
  quorum: 'Quorum of the board',
  councilVotesAtMeetings: 'The council’s votes at a meeting',
  termlyMeetings: 'Who meets in every term',
  datesAhead: 'Whose dates are published before the year',
  attendance: 'Attendance',
  term: 'Length of a term',
  onePerGroup: 'Leaders of one school, trust or federation',
  sectorBalance: 'Academies and maintained schools',
  cells: 'Who has to be on the board',
  districts: 'Districts',
  districtSeats: 'Seats for each district',
  areas: 'Areas',
  associations: 'Associations with a seat',
  requiredSeats: 'Seats that have to be filled',
  officersChosenByMembers: 'Offices that the members give',
  electionVotes: 'Votes in an election',
  categories: 'Kinds of seat',
  reserveFloor: 'Floor of the reserves',
  vatRounding: 'Rounding of VAT',
  paymentDays: 'Time to pay an invoice',
  horizonMonths: 'How far ahead a breach is announced',
}

/** [190, 1000] → "19%"; a share that is no round number of per cent keeps its fraction. */
export const shareInPercent = (share: Share): string => {
  const [part, whole] = share
  const short = perCent(share)
  return Math.round(Number(short) * 100) * whole === part * 10_000 ? `${short}%` : `${part}/${whole}`
}

const spaced = (word: string): string => word.replaceAll('_', ' ')
const named = (items: readonly string[]) => (items.length > 0 ? listed(items) : undefined)

const groupsOfKind = (kind: BodyKind): string => (kind === 'sub_group' ? 'sub-groups' : `${spaced(kind)}s`)

const groupsNamed = (kinds: readonly BodyKind[]): string | undefined =>
  kinds.length > 0 ? capitalised(listed(kinds.map(groupsOfKind))) : undefined

const COUNCIL_VOTES_WORDS: Record<ArticleValues['councilVotesAtMeetings'], string | undefined> = {
  not_watched: undefined,
  watched: 'A warning where they come above the cap, or reach a fifth of the votes present',
  scaled: 'Each counts for less, so that together they keep to the cap',
}

type Words = { readonly [Name in ArticleName]: (value: ArticleValues[Name]) => string | undefined }

/** What each article says; nothing where it is silent. */
const WORDS: Words = {
  minimumDirectors: (count) => (count === null ? undefined : `At least ${count} directors in office`),
  maximumDirectors: (count) => (count === null ? undefined : `At most ${count} directors in office`),
  councilCap: (cap) => (cap === null ? undefined : `At most ${shareInPercent(cap)} of the directors in office`),
  chairHasCastingVote: (has) =>
    has ? 'Where votes are equal, the chair’s vote decides' : 'None: where votes are equal, a resolution is lost',
  holdingOver: (stays) =>
    stays ? 'The director stays until somebody follows' : 'The seat is empty from the day after',
  replacementServes: (serves) =>
    serves === 'remainder' ? 'Serves the rest of the term' : 'Serves a term of their own',
  earlyLeaverPlaceStays: (stays) =>
    stays ? 'Stays with academies, or with maintained schools, for the rest of the term' : undefined,
  countCouncilEmployedHeads: (reading) =>
    reading === 'count'
      ? 'Count as officers of the council'
      : reading === 'do_not_count'
        ? 'Do not count as officers of the council'
        : 'Both readings are shown; the verdict does not count them',
  authorities: (which) => (which === 'all' ? 'Every council' : 'The company’s own council only'),
  tradingArea: (codes) => (codes.length > 0 ? `Local authorities ${listed(codes)}` : 'The council’s own area'),
  quorum: (count) => (count === null ? undefined : `${count} directors who may vote on the item`),
  councilVotesAtMeetings: (how) => COUNCIL_VOTES_WORDS[how],
  termlyMeetings: (kinds) => groupsNamed(kinds),
  datesAhead: (kinds) => groupsNamed(kinds),
  attendance: (rule) =>
    rule === null
      ? undefined
      : `At least ${shareInPercent(rule.share)} of meetings in a year. A substitute ${rule.substituteCounts ? 'counts' : 'does not count'}; a meeting without a quorum ${rule.inquorateCounts ? 'counts' : 'does not count'}`,
  term: (term) => (term === null ? undefined : plural(term.years, 'year')),
  onePerGroup: (one) => (one ? 'At most one of them sits on the board' : undefined),
  sectorBalance: (rule) =>
    rule === null
      ? undefined
      : `Seats of school leaders follow the number of schools, within ${plural(rule.toleranceSeats, 'seat')}`,
  cells: (cells) => cellsText(cells),
  districts: named,
  districtSeats: (seats) =>
    seats === null
      ? undefined
      : `${plural(seats.primary, 'primary head')} and ${plural(seats.secondary, 'secondary head')}`,
  areas: named,
  associations: named,
  requiredSeats: named,
  officersChosenByMembers: named,
  electionVotes: (votes) => (votes === 'per_school' ? 'Each school has one vote' : 'Each member has one vote'),
  categories: (kinds) => categoriesText(kinds),
  reserveFloor: (floor) =>
    floor === null ? undefined : 'months' in floor ? `${plural(floor.months, 'month')} of costs` : pounds(floor.amount),
  vatRounding: (way) => (way === 'down' ? 'Down to the penny' : 'To the nearest penny'),
  paymentDays: (days) => plural(days, 'day'),
  horizonMonths: (months) => plural(months, 'month'),
}

const cellsText = (cells: ArticleValues['cells']): string | undefined =>
  cells.length === 0
    ? undefined
    : cells
        .map(({ phase, sector, role }) =>
          capitalised(`${spaced(role)}, ${phase.toLowerCase()}${sector === 'any' ? '' : `, ${sector}`}`),
        )
        .join('; ')

const categoriesText = (kinds: ArticleValues['categories']): string | undefined => {
  const parts = Object.entries(kinds).map(([kind, { minimum, maximum }]) => {
    const bounds = [
      minimum === undefined ? [] : `at least ${minimum}`,
      maximum === undefined ? [] : `at most ${maximum}`,
    ]
    return `${kind === 'non_executive' ? 'non-executive' : kind === 'co_opted' ? 'co-opted' : spaced(kind)}: ${minimum === maximum ? `exactly ${minimum}` : bounds.flat().join(', ')}`
  })
  return parts.length > 0 ? capitalised(parts.join('; ')) : undefined
}

/** What the articles say on something, in plain words; undefined where they are silent. */
export const articleText = (articles: Articles, name: ArticleName): string | undefined =>
  (WORDS[name] as (value: unknown) => string | undefined)(articles[name].value)
