import { money, parseMoney } from '../kernel/money.ts'
import { shareInPercent } from './article-words.ts'
import {
  type ArticleName,
  type Articles,
  type ArticleValues,
  BODY_KINDS,
  CELL_SECTORS,
  SEAT_CATEGORIES,
} from './types.ts'

/** How somebody types an article into a form: the field, what stands in it, and what the text is in `company.json`. */
interface Typed<T> {
  field: { kind?: 'whole' | 'long' | 'radios'; hint?: string; options?: { value: string; text: string }[] }
  typed: (value: T) => string
  written: (text: string) => unknown
}

const numberOr = (text: string): unknown => (/^-?\d+$/.test(text) ? Number(text) : text)
const orNone =
  (written: (text: string) => unknown) =>
  (text: string): unknown =>
    text === '' ? null : written(text)

const count = (blank: string): Typed<number | null> => ({
  field: { kind: 'whole', hint: blank },
  typed: (value) => (value === null ? '' : String(value)),
  written: orNone(numberOr),
})
const whole: Typed<number> = { field: { kind: 'whole' }, typed: String, written: numberOr }

const choice = <T extends string | boolean>(options: readonly [T, string][]): Typed<T> => ({
  field: { kind: 'radios', options: options.map(([value, text]) => ({ value: String(value), text })) },
  typed: String,
  written: (text) => options.find(([value]) => String(value) === text)?.[0] ?? text,
})

const list = (hint: string): Typed<readonly string[]> => ({
  field: { kind: 'long', hint },
  typed: (items) => items.join('\n'),
  written: lines,
})

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
const parts = (line: string): string[] => line.split(',').map((part) => part.trim())

/** "19%", "19.5 %" and "190/1000" are shares; anything else is left for the reader of articles to refuse. */
export const shareTyped = (text: string): string => {
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?\s*%$/.exec(text.trim())
  if (!match) return text
  const [, units = '', hundredths = ''] = match
  return hundredths.length < 2
    ? `${Number(units + hundredths.padEnd(1, '0'))}/1000`
    : `${Number(units + hundredths)}/10000`
}

const SUBSTITUTES = 'substitutes count'
const INQUORATE = 'meetings without a quorum count'

const TYPED: { readonly [Name in ArticleName]: Typed<ArticleValues[Name]> } = {
  minimumDirectors: count('Blank: no fewest number'),
  maximumDirectors: count('Blank: no largest number'),
  councilCap: {
    field: { hint: 'As a percentage, like 19%, or as a fraction, like 190/1000. Blank: no cap' },
    typed: (cap) => (cap === null ? '' : shareInPercent(cap)),
    written: orNone(shareTyped),
  },
  chairHasCastingVote: choice([
    [true, 'The chair has a casting vote'],
    [false, 'The chair has none'],
  ]),
  holdingOver: choice([
    [true, 'The director stays until somebody follows'],
    [false, 'The seat is empty from the day after'],
  ]),
  replacementServes: choice([
    ['remainder', 'The rest of the term'],
    ['fresh', 'A term of their own'],
  ]),
  earlyLeaverPlaceStays: choice([
    [true, 'It stays with the sector of the school for the rest of the term'],
    [false, 'It is open to either sector'],
  ]),
  countCouncilEmployedHeads: choice([
    ['count', 'They count as officers of the council'],
    ['do_not_count', 'They do not count'],
    ['show_both', 'Both readings are shown'],
  ]),
  authorities: choice([
    ['all', 'Every council'],
    ['own', 'The company’s own council only'],
  ]),
  tradingArea: list('Codes of local authorities, one a line. Blank: the council’s own area'),
  quorum: count('Blank: none'),
  councilVotesAtMeetings: choice([
    ['not_watched', 'They are not watched'],
    ['watched', 'A warning, where they come above the cap or reach a fifth'],
    ['scaled', 'Each counts for less, so that together they keep to the cap'],
  ]),
  termlyMeetings: list(`Kinds of body, one a line: ${BODY_KINDS.join(', ')}`),
  datesAhead: list(`Kinds of body, one a line: ${BODY_KINDS.join(', ')}`),
  attendance: {
    field: {
      kind: 'long',
      hint: `A share, like 80%. On lines of their own, where they do: “${SUBSTITUTES}”, “${INQUORATE}”`,
    },
    typed: (rule) =>
      rule === null
        ? ''
        : [
            shareInPercent(rule.share),
            ...(rule.substituteCounts ? [SUBSTITUTES] : []),
            ...(rule.inquorateCounts ? [INQUORATE] : []),
          ].join('\n'),
    written: orNone((text) => {
      const [share = '', ...more] = lines(text)
      return {
        share: shareTyped(share),
        substituteCounts: more.includes(SUBSTITUTES),
        inquorateCounts: more.includes(INQUORATE),
        ...Object.fromEntries(more.filter((one) => one !== SUBSTITUTES && one !== INQUORATE).map((one) => [one, true])),
      }
    }),
  },
  term: {
    field: { kind: 'whole', hint: 'In years. Blank: as each seat says' },
    typed: (term) => (term === null ? '' : String(term.years)),
    written: orNone((text) => ({ years: numberOr(text) })),
  },
  onePerGroup: choice([
    [true, 'At most one of them sits on the board'],
    [false, 'As many as are appointed'],
  ]),
  sectorBalance: {
    field: { kind: 'whole', hint: 'How many seats the sectors may be out of balance. Blank: no rule' },
    typed: (rule) => (rule === null ? '' : String(rule.toleranceSeats)),
    written: orNone((text) => ({ toleranceSeats: numberOr(text) })),
  },
  cells: {
    field: {
      kind: 'long',
      hint: `One a line: phase, sector, office, like “Secondary, community, head_teacher”. A sector is ${CELL_SECTORS.join(', ')}`,
    },
    typed: (cells) => cells.map(({ phase, sector, role }) => `${phase}, ${sector}, ${role}`).join('\n'),
    written: (text) =>
      lines(text).map((line) => {
        const [phase, sector, role] = parts(line)
        return { phase, sector, role }
      }),
  },
  districts: list('One a line'),
  districtSeats: {
    field: { hint: 'Primary heads, secondary heads, like “1, 1”. Blank: no rule' },
    typed: (seats) => (seats === null ? '' : `${seats.primary}, ${seats.secondary}`),
    written: orNone((text) => {
      const [primary = '', secondary = ''] = parts(text)
      return { primary: numberOr(primary), secondary: numberOr(secondary) }
    }),
  },
  areas: list('One a line'),
  associations: list('Their refs, one a line'),
  requiredSeats: list('The titles of seats, one a line'),
  officersChosenByMembers: list('“chair”, or how the title of a seat begins, one a line. Blank: nobody'),
  electionVotes: choice([
    ['per_school', 'Each school has one vote'],
    ['per_member', 'Each member has one vote'],
  ]),
  categories: {
    field: {
      kind: 'long',
      hint: `One a line: kind, fewest, most, like “chief_executive, 1, 1” or “governor, 1”. A kind is ${SEAT_CATEGORIES.join(', ')}`,
    },
    typed: (kinds) =>
      Object.entries(kinds)
        .map(([kind, { minimum, maximum }]) =>
          [kind, minimum ?? '', ...(maximum === undefined ? [] : [maximum])].join(', '),
        )
        .join('\n'),
    written: (text) =>
      Object.fromEntries(
        lines(text).map((line) => {
          const [kind = '', minimum = '', maximum = ''] = parts(line)
          return [
            kind,
            {
              ...(minimum === '' ? {} : { minimum: numberOr(minimum) }),
              ...(maximum === '' ? {} : { maximum: numberOr(maximum) }),
            },
          ]
        }),
      ),
  },
  reserveFloor: {
    field: { hint: 'Months of costs, like “2 months”, or an amount, like “475000.00”. Blank: no floor' },
    typed: (floor) => (floor === null ? '' : 'months' in floor ? `${floor.months} months` : money(floor.amount)),
    written: orNone((text) => {
      const months = /^(\d+)\s*months?$/.exec(text)?.[1]
      if (months !== undefined) return { months: Number(months) }
      const amount = parseMoney(text.replace(/^£/, ''))
      return { amount: amount === undefined ? text : money(amount) }
    }),
  },
  vatRounding: choice([
    ['nearest', 'To the nearest penny'],
    ['down', 'Down to the penny'],
  ]),
  paymentDays: { ...whole, field: { kind: 'whole', hint: 'In days' } },
  horizonMonths: { ...whole, field: { kind: 'whole', hint: 'In months' } },
}

/** The question about an article, with what stands in it at present. */
export const articleField = (articles: Articles, name: ArticleName) => {
  const { field, typed } = TYPED[name] as Typed<unknown>
  return { ...field, value: typed(articles[name].value) }
}

/** What was typed, as `company.json` writes it. What makes no sense is left as it is: the reader of articles says what to do. */
export const articleWritten = (name: ArticleName, text: string): unknown => TYPED[name].written(text.trim())
