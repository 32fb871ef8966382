import { isIncorporated } from '../../../company/index.ts'
import { nameOf, OFFICES, organisationsOn } from '../../../directory/index.ts'
import { type IsoDate, isDate, longDate } from '../../../kernel/dates.ts'
import { type FieldError, Refusal } from '../../../kernel/errors.ts'
import { type Finding, verdictTag } from '../../../kernel/finding.ts'
import { alphabetical, capitalised, percent, plural } from '../../../kernel/text.ts'
import { definePage, type PageContext } from '../../../platform/http/index.ts'
import { lastKnown } from '../../../platform/reader.ts'
import { holderOf } from '../../acts/index.ts'
import { mainBody } from '../../board/board.ts'
import { nameOfBody } from '../../board/called.ts'
import { type CheckDocument, evaluate } from '../../judging/check.ts'
import { type WhatIfDocument, whatIf } from '../../judging/supposing/what-if.ts'
import { titleOf } from '../../judging/words.ts'
import { waysToCure } from '../../mending/cures.ts'
import { withItsClause } from '../../seats/kept-words.ts'
import { loadBoardFacts, withIncome } from '../../store.ts'
import type { BoardFacts, Notice, Seat } from '../../types.ts'
import { seatTitle } from '../board/seat-words.ts'
import { officeWords } from '../board/why.ts'
import { boardLinks } from '../frame.ts'
import { named } from '../names.ts'

const MOST_CHANGES = 6

const KINDS = [
  { value: 'appoint', text: 'joins the board' },
  { value: 'cease', text: 'leaves the board' },
  { value: 'office', text: 'takes an office' },
  { value: 'leave-office', text: 'leaves an office' },
  { value: 'admit', text: 'becomes a member' },
  { value: 'leave', text: 'ceases to be a member' },
]

/** A partnership that is not incorporated has no members to join or leave. */
const kindsFor = ({ company }: BoardFacts) =>
  KINDS.filter(({ value }) => isIncorporated(company) || (value !== 'admit' && value !== 'leave'))

/** A seat of a group is named with its group: several groups call theirs the same. */
const seatText = (facts: BoardFacts, seat: Seat, main: string | undefined): string =>
  seat.body === main ? seatTitle(seat) : `${seatTitle(seat)}, ${nameOfBody(facts, seat.body)}`

/** Seats that are called the same are told apart by who holds them. */
const seatsFor = (facts: BoardFacts, main: string | undefined, today: IsoDate) => {
  const called = facts.seats.map((seat) => seatText(facts, seat, main))
  return facts.seats.map((seat, i) => {
    const text = called[i] as string
    if (called.indexOf(text) === called.lastIndexOf(text)) return { value: seat.ref, text }
    const holder = holderOf(facts, seat, today)
    return { value: seat.ref, text: `${text}, ${holder ? `held by ${nameOf(facts.directory, holder)}` : 'vacant'}` }
  })
}

/** One change as the form states it. */
interface Change {
  kind: string
  who: string
  seat: string
  office: string
  at: string
  date: string
}

const changeIn = (query: Record<string, string | undefined>, i: number): Change => {
  const said = (name: string) => query[`${name}${i}`]?.trim() ?? ''
  return {
    kind: said('kind'),
    who: said('who'),
    seat: said('seat'),
    office: said('office'),
    at: said('at'),
    date: said('date'),
  }
}

/** A change in the grammar of `what-if`: "cease:p-04:2027-01-31". */
const actOf = ({ kind, who, seat, office, at, date }: Change): string => {
  if (kind === 'appoint') return ['appoint', who, seat, date].join(':')
  if (kind === 'office') return ['office', who, office, at, date].join(':')
  if (kind === 'leave-office') return ['leave-office', who, office, date].join(':')
  return [kind, who, date].join(':')
}

/** What is missing in a change, in the words of its fields. */
const missingIn = (change: Change, i: number): FieldError[] => {
  const needs: [boolean, string, string][] = [
    [change.kind === '', `kind${i}`, 'Choose what happens'],
    [change.who === '', `who${i}`, 'Choose who'],
    [change.kind === 'appoint' && change.seat === '', `seat${i}`, 'Choose the seat'],
    [change.kind.endsWith('office') && change.office === '', `office${i}`, 'Choose the office'],
    [change.kind === 'office' && change.at === '', `at${i}`, 'Choose where the office is held'],
    [!isDate(change.date), `date${i}`, change.date ? 'The date must be a real date' : 'Enter the date'],
  ]
  return needs.filter(([missing]) => missing).map(([, pointer, detail]) => ({ pointer: `/${pointer}`, detail }))
}

/** "What happens if…?": up to six changes, every rule before and after, the first day anything breaks, and what would mend it. */
export const whatIfPage = definePage({
  path: '/board/what-if',
  section: '/board',
  permission: 'board:read',
  run: async (context: PageContext) => {
    const { reader, query, today } = context
    const facts = await loadBoardFacts(reader)
    const all = Array.from({ length: MOST_CHANGES }, (_, i) => changeIn(query, i + 1))
    const asked = all
      .map((change, i) => ({ change, i: i + 1 }))
      .filter(({ change }) => Object.values(change).some((said) => said !== ''))
    const errors = asked.flatMap(({ change, i }) => missingIn(change, i))
    const acts = asked.map(({ change }) => actOf(change))
    const result = acts.length > 0 && errors.length === 0 ? await supposed(context, facts, acts, errors) : undefined
    const shown = Math.min(MOST_CHANGES, Math.max(1, asked.length + 1))
    return {
      view: 'governance/views/rules/what-if.njk',
      title: 'What if',
      status: errors.length > 0 ? 400 : 200,
      model: {
        links: await boardLinks(context, '/board/what-if'),
        errors: errors.map(({ pointer, detail }) => ({ detail, href: `#${pointer.slice(1)}` })),
        changes: all.slice(0, shown).map((change, i) => fieldsOf(facts, change, i + 1, today, errors)),
        result,
        appoint: appointLink(
          context,
          asked.map(({ change }) => change),
          result,
        ),
      },
    }
  },
})

const supposed = async (context: PageContext, facts: BoardFacts, acts: string[], errors: FieldError[]) => {
  const known = await lastKnown(context.reader)
  try {
    const after = await whatIf(context.reader, { acts })
    const before = evaluate(await withIncome(context.reader, facts, after.on), { on: after.on, known })
    return resultOf(facts, before, after)
  } catch (error) {
    if (!(error instanceof Refusal) || error.fault.kind !== 'invalid') throw error
    errors.push(
      ...error.fault.fields.map(({ pointer, detail }) => ({
        pointer: `/kind${Number(pointer.split('/')[2] ?? 0) + 1}`,
        detail,
      })),
    )
    return undefined
  }
}

const fraction = ({ numerator, denominator }: Finding): string => {
  if (typeof numerator !== 'number' || typeof denominator !== 'number') return ''
  return denominator === 0 ? `${numerator}` : `${numerator} of ${denominator}, ${percent(numerator, denominator)}%`
}

/** What changes with the day that is looked at, and not with who joins or leaves. */
const OF_MEETINGS: readonly Notice['notice'][] = ['termly-meetings', 'dates-ahead']

/** By what a notice is known again on another day: of a rule in a group, which group and rule; of the rest, its words. */
const saidOf = ({ notice, body, explanation }: Notice): string =>
  notice === 'group-rule' ? `${body} ${explanation.split(':')[0]}` : explanation

const resultOf = (facts: BoardFacts, { findings: before, notices }: CheckDocument, after: WhatIfDocument) => {
  const said = new Set(notices.map(saidOf))
  const words = named(facts.directory, after.on)
  const broken = after.findings.filter((finding) => finding.status === 'fail')
  const worse = broken.filter((finding) => before.find(({ rule }) => rule === finding.rule)?.status !== 'fail')
  const next = after.timeline.find(({ status }) => status === 'fail')
  const first = worse[0] ?? broken[0]
  return {
    sentence:
      broken.length === 0
        ? `On ${longDate(after.on)} **every rule holds**.${next ? ` The first to break does so on **${longDate(next.on)}**: ${words(next.because)}.` : ' None is known to break in the five years after.'}`
        : `On ${longDate(after.on)} this **breaks ${plural(broken.length, 'rule')}**${first ? `: ${fraction(first)}` : ''}.`,
    rows: after.findings
      .filter(({ status }) => status !== 'not-applicable')
      .map((finding) => {
        const was = before.find(({ rule }) => rule === finding.rule)
        return {
          cells: [
            { text: titleOf(facts, finding.rule), sub: finding.source },
            was ? { text: fraction(was), tag: verdictTag(was) } : '',
            { text: fraction(finding), tag: verdictTag(finding) },
          ],
        }
      }),
    notices: after.notices
      .filter((one) => !OF_MEETINGS.includes(one.notice) && !said.has(saidOf(one)))
      .map(withItsClause),
    explanations: broken.map((finding) => words(finding.explanation)),
    ways: broken.flatMap((finding) =>
      waysToCure(facts, finding, after.on).map((way) => ({
        ...way,
        text: `${titleOf(facts, finding.rule)}: ${way.text}`,
      })),
    ),
    coming: after.timeline.slice(0, 8).map((event) => ({
      on: event.on,
      text: `${titleOf(facts, event.rule)}: ${event.numerator === null ? '' : `${event.numerator} of ${event.denominator}, `}${words(event.because)}`,
    })),
    breaks: broken.length > 0,
  }
}

const fieldsOf = (facts: BoardFacts, change: Change, i: number, today: IsoDate, errors: readonly FieldError[]) => {
  const people = [...facts.directory.people.keys()].map((ref) => ({ value: ref, text: nameOf(facts.directory, ref) }))
  const organisations = organisationsOn(facts.directory, today).map(({ ref, name, urn }) => ({
    value: ref,
    text: urn ? `${name}, ${urn}` : name,
  }))
  const byText = (a: { text: string }, b: { text: string }) => alphabetical(a.text, b.text)
  const main = mainBody(facts, today)?.ref
  const errorOf = (name: string) => errors.find(({ pointer }) => pointer === `/${name}`)?.detail
  const field = (name: string, label: string, value: string, options: { value: string; text: string }[]) => ({
    name: `${name}${i}`,
    label,
    value,
    options,
    error: errorOf(`${name}${i}`),
  })
  return {
    title: `Change ${i}`,
    kind: { ...field('kind', 'What happens', change.kind, kindsFor(facts)), blank: 'Nothing' },
    who: field('who', 'Who', change.who, [...people.sort(byText), ...organisations.sort(byText)]),
    seat: field('seat', 'Seat, where somebody joins the board', change.seat, seatsFor(facts, main, today)),
    office: field(
      'office',
      'Office, where one is taken or left',
      change.office,
      OFFICES.map((office) => ({ value: office, text: capitalised(officeWords(office)) })),
    ),
    at: field('at', 'Where the office is held', change.at, organisations),
    date: {
      name: `date${i}`,
      label: 'Date',
      value: isDate(change.date) ? change.date : undefined,
      error: errorOf(`date${i}`),
    },
    open: change.kind !== '' || i === 1,
  }
}

/** One appointment that was tried can be begun with the same facts. */
const appointLink = (
  { base, may }: PageContext,
  changes: readonly Change[],
  result: object | undefined,
): string | undefined => {
  const [one, ...others] = changes
  if (!result || !one || others.length > 0 || one.kind !== 'appoint' || !may('board:write')) return undefined
  return `${base}/board/appointments/new?${new URLSearchParams({ person: one.who, seat: one.seat, appointedOn: one.date })}`
}
