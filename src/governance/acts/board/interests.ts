import { nameOf, organisationByRefOrUrn, organisationName } from '../../../directory/index.ts'
import { addDays, type IsoDate, inForce, longDate } from '../../../kernel/dates.ts'
import { conflict, type FieldError, invalid } from '../../../kernel/errors.ts'
import { DateText, Optional, Ref, Text } from '../../../kernel/fields.ts'
import { commandSchema } from '../../../kernel/schema.ts'
import { listed } from '../../../kernel/text.ts'
import { type AnyAct, defineAct, refuseAhead, type Tx } from '../../../platform/acts/index.ts'
import { NOTHING, sameInterest } from '../../board/interests.ts'
import { loadBoardFacts, loadInterests, recordInterests } from '../../store.ts'
import type { BoardFacts, Interest } from '../../types.ts'

export interface RecordInterest {
  person: string
  organisation?: string
  /** "Head teacher of a customer school"; "none": nothing to declare. */
  nature: string
  from?: IsoDate
  to?: IsoDate
  /** Today, unless it says otherwise. */
  declaredOn?: IsoDate
}

const RecordInterestBody = commandSchema<RecordInterest>({
  person: Ref('person', 'people'),
  organisation: Optional(Ref('organisation', 'organisations')),
  nature: Text('nature of the interest', 500),
  from: Optional(DateText('first day of the interest')),
  to: Optional(DateText('last day of the interest')),
  declaredOn: Optional(DateText('day on which it was declared')),
})

/** What stands in the register of interests after an act: the interest, and what it puts an end to. */
export interface InterestRecorded {
  interest: Interest
  ended: Interest[]
}

/**
 * Enters in the register of interests what somebody has declared. Whoever had nothing to declare has something from that day on, and
 * who declares that there is nothing has no interest left there. The same once more, with another day of declaration, is a correction.
 */
export const recordInterest = async (tx: Tx, command: RecordInterest): Promise<InterestRecorded> => {
  refuseAhead(tx, '/declaredOn', command.declaredOn)
  const facts = await loadBoardFacts(tx)
  const organisation = organisationIn(facts, command.organisation)
  const isNothing = command.nature.trim().toLowerCase() === NOTHING
  const own = (await loadInterests(tx)).filter(({ person }) => person === command.person)
  const named = {
    person: command.person,
    organisation: organisation ?? null,
    nature: isNothing ? NOTHING : command.nature,
    from: command.from ?? null,
  }
  const twin = own.find((one) => sameInterest(one, named))
  const interest: Interest = {
    ...named,
    to: command.to ?? twin?.to ?? null,
    declaredOn: command.declaredOn ?? twin?.declaredOn ?? tx.today,
  }
  const since = interest.from ?? interest.declaredOn ?? tx.today
  const open = own.filter((one) => inForce(one, since) && !sameInterest(one, interest))
  const errors = [...whoErrors(facts, command, organisation), ...natureErrors(facts, interest, open, since)]
  if (errors.length > 0) throw invalid(errors)
  if (twin && twin.to === interest.to && twin.declaredOn === interest.declaredOn) {
    throw conflict('already-there', `This is in the register of interests already, declared on ${longDate(since)}`)
  }
  // Who begins to have something to declare on the first day of a "none" had nothing to declare on no day at all.
  const ended = isNothing ? [] : open.filter(({ nature }) => nature === NOTHING).map((one) => endedBefore(one, since))
  await recordInterests(tx, [interest, ...ended])
  return { interest, ended }
}

const endedBefore = (one: Interest, day: IsoDate): Interest => {
  const to = addDays(day, -1)
  return { ...one, to: one.from !== null && to < one.from ? one.from : to }
}

const organisationIn = ({ directory }: BoardFacts, named: string | undefined): string | undefined =>
  named === undefined ? undefined : organisationByRefOrUrn(directory, named)?.ref

const whoErrors = (
  { directory }: BoardFacts,
  { person, organisation: named, from, to }: Pick<RecordInterest, 'person' | 'organisation' | 'from' | 'to'>,
  organisation: string | undefined,
): FieldError[] => [
  ...(directory.people.has(person)
    ? []
    : [{ pointer: '/person', detail: `There is no person “${person}”. Record the person first` }]),
  ...(named !== undefined && organisation === undefined
    ? [{ pointer: '/organisation', detail: `There is no organisation “${named}”. Record it first` }]
    : []),
  ...(from && to && to < from ? [{ pointer: '/to', detail: 'The last day must not be before the first' }] : []),
]

const natureErrors = (
  facts: BoardFacts,
  { nature, organisation }: Interest,
  open: readonly Interest[],
  since: IsoDate,
): FieldError[] => {
  if (nature !== NOTHING) return []
  const held = open.filter((one) => one.nature !== NOTHING)
  return [
    ...(organisation === null
      ? []
      : [{ pointer: '/organisation', detail: 'Whoever has nothing to declare names no organisation' }]),
    ...(held.length === 0
      ? []
      : [
          {
            pointer: '/nature',
            detail: `There is something in the register on ${longDate(since)}: ${listed(held.map((one) => interestWords(facts, one, since)))}. Record its end first (endInterest)`,
          },
        ]),
  ]
}

/** "Head teacher of a customer school (Alder Lane Primary School)" */
export const interestWords = ({ directory }: BoardFacts, { nature, organisation }: Interest, day: IsoDate): string =>
  organisation === null ? nature : `${nature} (${organisationName(directory, organisation, day)})`

export interface EndInterest {
  person: string
  organisation?: string
  /** Where the person has several interests there. */
  nature?: string
  to: IsoDate
}

const EndInterestBody = commandSchema<EndInterest>({
  person: Ref('person', 'people'),
  organisation: Optional(Ref('organisation', 'organisations')),
  nature: Optional(Text('nature of the interest', 500)),
  to: DateText('last day of the interest'),
})

/** Records the last day of an interest, sooner than one recorded before where that is so. It stays in the register as past. */
export const endInterest = async (tx: Tx, command: EndInterest): Promise<InterestRecorded> => {
  const facts = await loadBoardFacts(tx)
  const organisation = organisationIn(facts, command.organisation)
  const errors = whoErrors(facts, { person: command.person, ...pick(command) }, organisation)
  if (errors.length > 0) throw invalid(errors)
  const { person, nature, to } = command
  const found = (await loadInterests(tx)).filter(
    (one) =>
      one.person === person &&
      (command.organisation === undefined || one.organisation === organisation) &&
      (nature === undefined || one.nature === nature) &&
      inForce({ from: one.from, to: null }, to) &&
      (one.to === null || one.to >= to),
  )
  const [interest] = found
  const name = nameOf(facts.directory, person)
  if (!interest) {
    throw invalid(
      `${name} has no such interest in the register on ${longDate(to)}. Check the interest and the date`,
      '/to',
    )
  }
  if (found.length > 1) {
    const all = listed(found.map((one) => interestWords(facts, one, to)))
    throw invalid(
      `${name} has several interests on ${longDate(to)}: ${all}. Say which, by organisation and nature`,
      '/nature',
    )
  }
  if (interest.to === to)
    throw conflict('already-ended', `This interest is recorded as ending on ${longDate(to)} already`)
  const ended = { ...interest, to }
  await recordInterests(tx, [ended])
  return { interest: ended, ended: [] }
}

const pick = ({ organisation }: EndInterest) => (organisation === undefined ? {} : { organisation })

export const recordInterestAct = defineAct<RecordInterest, InterestRecorded>({
  name: 'recordInterest',
  title: 'Enter an interest in the register',
  permission: 'board:write',
  path: '/board/interests',
  body: RecordInterestBody,
  example: {
    person: 'p-07',
    organisation: 's-014',
    nature: 'Governor of a customer school',
    from: '2026-09-01' as IsoDate,
    declaredOn: '2026-11-12' as IsoDate,
  },
  run: recordInterest,
})

export const endInterestAct = defineAct<EndInterest, InterestRecorded>({
  name: 'endInterest',
  title: 'Record the end of an interest',
  permission: 'board:write',
  path: '/board/interests/ends',
  replaces: '/board/interests',
  body: EndInterestBody,
  example: { person: 'p-07', organisation: 's-014', to: '2026-12-31' as IsoDate },
  run: endInterest,
})

export const interestActs: AnyAct[] = [recordInterestAct, endInterestAct]
