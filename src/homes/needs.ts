import { leftSchools, nameOf, organisationName, organisationOn, registerProposals } from '../directory/index.ts'
import {
  appointHref,
  type BoardFacts,
  type Breach,
  breachesOf,
  breachesOfGroups,
  type CheckDocument,
  causeOfAll,
  named,
  nameOfBody,
  type Proposal,
  readyProposals,
  returnName,
  type Supervision,
  seatTitleOf,
  titleOf,
} from '../governance/index.ts'
import { addDays, addMonths, daysBetween, type IsoDate, longDate } from '../kernel/dates.ts'
import { grouped } from '../kernel/grouped.ts'
import { capitalised, listed, plural } from '../kernel/text.ts'

/** A line of "What needs you": a date, what to do, why, and how it stands. It disappears only when its cause is gone. */
export interface Need {
  on?: IsoDate
  left?: string
  /** What is to be done about it: "Mend". */
  lead?: string
  text: string
  href?: string
  why: string
  tag: { kind: string; text: string }
}

export const daysLeft = (from: IsoDate, to: IsoDate): string => {
  const days = daysBetween(from, to)
  return days < 0 ? `${plural(-days, 'day')} late` : days === 0 ? 'today' : plural(days, 'day')
}

/** "for 82 days"; of what began more than a year ago the year too: "2015, for 11 years". */
const howLong = (from: IsoDate, to: IsoDate): string => {
  const days = daysBetween(from, to)
  const years = Math.floor(days / 365.25)
  return years < 1 ? `for ${plural(days, 'day')}` : `${from.slice(0, 4)}, for ${plural(years, 'year')}`
}

export const byDate = (a: Need, b: Need): number => ((a.on ?? '') < (b.on ?? '') ? -1 : 1)

/** Rules that are broken, on the board and in groups, and those that will be within the horizon: to be acted upon. */
const standingNeeds = (
  facts: BoardFacts,
  document: Pick<CheckDocument, 'body' | 'timeline'>,
  today: IsoDate,
  link: (path: string) => string,
): Need[] => [
  ...brokenNow(facts, breachesOf(facts, today), today, link),
  ...inGroups(facts, today, link),
  ...comingBreaks(facts, document, today, link),
]

export const NOTHING_BREAKS = 'No rule is broken, and none is known to break within a year.'

/** The same for those who read and cannot act: what is broken and what will be, without being told to mend it. */
export const standingLines = (...asked: Parameters<typeof standingNeeds>): Need[] =>
  standingNeeds(...asked)
    .map(({ lead: _, text, ...line }) => ({ ...line, text: capitalised(text) }))
    .sort(byDate)

/** Overdue first, then by date, then what has none. */
export const secretaryNeeds = (
  facts: BoardFacts,
  {
    proposed,
    others,
    ...document
  }: Pick<CheckDocument, 'body' | 'timeline'> & { proposed: readonly Proposal[]; others: readonly Need[] },
  today: IsoDate,
  link: (path: string) => string,
): Need[] => {
  const dated = [
    ...standingNeeds(facts, document, today, link),
    ...readyToAppoint(facts, proposed, today, link),
    ...others,
  ]
  return [...dated.sort(byDate), ...registerNeeds(facts, today, link)]
}

const brokenNow = (
  facts: BoardFacts,
  breaches: readonly Breach[],
  today: IsoDate,
  link: (path: string) => string,
  of = '',
): Need[] =>
  breaches
    .filter((breach) => breach.state === 'open')
    .map((breach) => ({
      on: breach.from,
      left: howLong(breach.from, today),
      lead: 'Mend',
      text: `${titleOf(facts, breach.rule)}${of}`,
      href: link(`/board/breaches/${encodeURIComponent(breach.ref)}`),
      why: named(facts.directory, today)(breach.finding.explanation),
      tag: { kind: 'bad', text: 'Broken' },
    }))

/** What is broken in groups, and what will be within the horizon: they are in no verdict, and somebody has to see to them. */
const inGroups = (facts: BoardFacts, today: IsoDate, link: (path: string) => string): Need[] => {
  const words = named(facts.directory, today)
  return [...grouped(breachesOfGroups(facts, today), ({ finding }) => finding.body ?? '')].flatMap(
    ([body, breaches]) => {
      const of = `, ${nameOfBody(facts, body)}`
      return [
        ...brokenNow(facts, breaches, today, link, of),
        ...breaches
          .filter(({ state }) => state === 'coming')
          .map(
            ({ ref, rule, from, because }): Need => ({
              on: addDays(from, -1),
              left: daysLeft(today, addDays(from, -1)),
              lead: 'Act before this',
              text: `${words(because)}${of}`,
              href: link(`/board/breaches/${encodeURIComponent(ref)}`),
              why: `From ${longDate(from)} this does not hold there: ${titleOf(facts, rule).toLowerCase()}.`,
              tag: { kind: 'bad', text: 'Breaks 1 rule' },
            }),
          ),
      ]
    },
  )
}

/** So long before it is due, what goes to the supervising authority is thought of. */
const MONTHS_BEFORE = 3

/** What the School Companies Regulations want and has not been done. Consents are a rule, and stand among the breaches. */
export const supervisionNeeds = (
  found: Supervision | undefined,
  today: IsoDate,
  link: (path: string) => string,
): Need[] => {
  if (!found) return []
  const href = link('/board/supervision')
  const due = (on: IsoDate, what: string): Need => ({
    on,
    left: daysLeft(today, on),
    text: what,
    href,
    why: 'The School Companies Regulations 2002 ask for it.',
    tag: on < today ? { kind: 'bad', text: 'Late' } : { kind: 'warn', text: 'Due' },
  })
  return [
    ...(found.designated || found.dueOn === null ? [] : [due(found.dueOn, 'Designate the supervising authority')]),
    ...found.returns.flatMap((one) => {
      if (one.sentOn) return []
      const on = one.dueOn ?? one.covers
      return on <= addMonths(today, MONTHS_BEFORE)
        ? [due(on, `Send to the supervising authority: ${returnName(one)}`)]
        : []
    }),
  ]
}

/** Days within a year on which rules that hold today stop holding, each with all the rules that it breaks. */
const comingBreaks = (
  facts: BoardFacts,
  { body, timeline }: Pick<CheckDocument, 'body' | 'timeline'>,
  today: IsoDate,
  link: (path: string) => string,
): Need[] => {
  const words = named(facts.directory, today)
  const breaking = timeline.filter(({ on, status }) => status === 'fail' && on <= addMonths(today, 12))
  return [...new Set(breaking.map(({ on }) => on))].map((on) => {
    const rules = breaking.filter((event) => event.on === on)
    const share = rules.find(({ rule, numerator }) => rule === 'board.law-20' && typeof numerator === 'number')
    const names = rules.map(({ rule }) => titleOf(facts, rule).toLowerCase())
    return {
      on: addDays(on, -1),
      left: daysLeft(today, addDays(on, -1)),
      lead: 'Act before this',
      text: words(
        causeOfAll(
          facts,
          body,
          on,
          rules.map(({ rule }) => rule),
        ),
      ),
      href: link(`/board?on=${on}`),
      why: `From ${longDate(on)} ${share ? `the council counts as ${share.numerator} of ${share.denominator}, and ` : ''}${names.length === 1 ? 'this does' : 'these do'} not hold: ${listed(names)}.`,
      tag: { kind: 'bad', text: `Breaks ${plural(rules.length, 'rule')}` },
    }
  })
}

/** Proposals in whose way something stood, and does no longer. */
const readyToAppoint = (
  facts: BoardFacts,
  proposed: readonly Proposal[],
  today: IsoDate,
  link: (path: string) => string,
): Need[] =>
  readyProposals(facts, proposed, today).map(({ proposal, appointment, term }) => ({
    on: appointment.appointedOn,
    left: daysLeft(today, appointment.appointedOn),
    text: `You can now appoint ${nameOf(facts.directory, proposal.person)}`,
    href: appointHref(link(''), appointment),
    why: `Proposed on ${longDate(proposal.proposedOn)} as ${seatTitleOf(facts, proposal.seat)}. Nothing stands in the way any more${term}.${appointment.verifiedOn ? '' : ' The identity has to be verified first.'}`,
    tag: { kind: 'info', text: 'Proposed' },
  }))

const registerNeeds = ({ directory }: BoardFacts, today: IsoDate, link: (path: string) => string): Need[] => {
  const differing = registerProposals(directory, today)
  const schools = [...new Set(differing.map(({ organisation }) => organisation))]
  return [
    ...leftSchools(directory).map(({ organisation, leftOn }) => ({
      text: `Ask what became of ${organisationName(directory, organisation, today)}`,
      href: link('/members'),
      why: `It was missing from the register of schools on ${longDate(leftOn)}. A member that has closed ceases to be one.`,
      tag: { kind: 'warn', text: 'Left the register' },
    })),
    ...(differing.length === 0
      ? []
      : [
          {
            text: `Compare ${plural(schools.length, 'school')} with the register of schools`,
            why: `What the company states differs: ${schools
              .slice(0, 3)
              .map((ref) => organisationOn(directory, ref, today)?.name ?? nameOf(directory, ref))
              .join(
                ', ',
              )}${schools.length > 3 ? ' and others' : ''}. The company’s own rows stand until it changes them.`,
            tag: { kind: 'info', text: plural(differing.length, 'difference') },
          },
        ]),
  ]
}
