import {
  nameOf,
  OFFICES,
  type Office,
  offices,
  officesOn,
  ofNoCouncil,
  organisationByRefOrUrn,
} from '../../../directory/index.ts'
import { addDays, type IsoDate, longDate } from '../../../kernel/dates.ts'
import { conflict, type FieldError, invalid } from '../../../kernel/errors.ts'
import { Choice, DateText, Optional, Ref, Text } from '../../../kernel/fields.ts'
import { commandSchema } from '../../../kernel/schema.ts'
import { defineAct, type Tx } from '../../../platform/acts/index.ts'
import { recordRow } from '../../../platform/registers/index.ts'
import { withOffice } from '../../board/after.ts'
import { everybodysOn } from '../../judging/judge.ts'
import { loadBoardFacts } from '../../store.ts'
import type { BoardFacts } from '../../types.ts'
import { changesThrough, type Effect, type RuleChange, report } from '../guarding/guard.ts'

export interface RecordOffice {
  person: string
  organisation: string
  office: Office['office']
  from: IsoDate
  to?: IsoDate
  evidence?: string
}

const RecordOfficeBody = commandSchema<RecordOffice>({
  person: Ref('person', 'people'),
  organisation: Ref('organisation', 'organisations'),
  office: Choice('office', OFFICES),
  from: DateText('first day in the office'),
  to: Optional(DateText('last day in the office')),
  evidence: Optional(Text('evidence', 500)),
})

export interface OfficeRecorded {
  office: Office
  changes: RuleChange[]
}

/** Records an office that somebody holds or held: who a person is decides whether he or she counts as the council's. */
export const recordOffice = async (tx: Tx, command: RecordOffice): Promise<OfficeRecorded> => {
  const facts = await loadBoardFacts(tx)
  const organisation = named(facts, command)
  if (command.to !== undefined && command.to < command.from) {
    throw invalid('The last day must not be before the first', '/to')
  }
  const wrong = ofNoCouncil(facts.directory, { ...command, organisation })
  if (wrong) throw invalid(wrong, '/organisation')
  return recordThrough(tx, facts, { ...command, organisation }, command.from)
}

/** Everything that the command names and is not known, at once; the ref of the organisation where all is. */
const named = (facts: BoardFacts, { person, organisation }: { person: string; organisation: string }): string => {
  const found = organisationByRefOrUrn(facts.directory, organisation)
  const errors: FieldError[] = []
  if (!facts.directory.people.has(person)) {
    errors.push({ pointer: '/person', detail: `There is no person “${person}”. Record the person first` })
  }
  if (!found) {
    errors.push({ pointer: '/organisation', detail: `There is no organisation “${organisation}”. Record it first` })
  }
  if (errors.length > 0) throw invalid(errors)
  return found?.ref as string
}

const recordThrough = async (tx: Tx, facts: BoardFacts, office: Office, from: IsoDate): Promise<OfficeRecorded> => {
  const effect: Effect = {
    before: facts,
    after: withOffice(facts, office),
    subjects: everybodysOn(facts, from),
    from,
  }
  report(tx, effect)
  await recordRow(tx, offices, {
    person: office.person,
    organisation: office.organisation,
    office: office.office,
    from: office.from,
    to: office.to ?? null,
    evidence: office.evidence ?? null,
  })
  return { office, changes: changesThrough(effect) }
}

export interface EndOffice {
  person: string
  organisation: string
  office: Office['office']
  to: IsoDate
}

const EndOfficeBody = commandSchema<EndOffice>({
  person: Ref('person', 'people'),
  organisation: Ref('organisation', 'organisations'),
  office: Choice('office', OFFICES),
  to: DateText('last day in the office'),
})

/** Records the last day in an office, sooner than one recorded before where that is so. A councillor counts for four years more. */
export const endOffice = async (tx: Tx, command: EndOffice): Promise<OfficeRecorded> => {
  const facts = await loadBoardFacts(tx)
  const organisation = named(facts, command)
  const held = officesOn(facts.directory, command.person, command.to).find(
    (one) => one.organisation === organisation && one.office === command.office,
  )
  if (!held) {
    throw invalid(
      `${nameOf(facts.directory, command.person)} does not hold this office on ${longDate(command.to)}. Check the office and the date`,
      '/to',
    )
  }
  if (held.to === command.to) {
    throw conflict('already-ended', `This office is already recorded as ending on ${longDate(command.to)}`)
  }
  return recordThrough(tx, facts, { ...held, to: command.to }, addDays(command.to, 1))
}

export const officeActs = [
  defineAct<RecordOffice, OfficeRecorded>({
    name: 'recordOffice',
    title: 'Record an office that somebody holds',
    permission: 'directory:write',
    path: '/offices',
    body: RecordOfficeBody,
    example: {
      person: 'p-07',
      organisation: 'council',
      office: 'councillor',
      from: '2026-05-11' as IsoDate,
      evidence: 'Declaration of the result, 8 May 2026',
    },
    run: recordOffice,
  }),
  defineAct<EndOffice, OfficeRecorded>({
    name: 'endOffice',
    title: 'Record the end of an office',
    permission: 'directory:write',
    path: '/offices/ends',
    replaces: '/people/:person',
    body: EndOfficeBody,
    example: { person: 'p-07', organisation: 'council', office: 'councillor', to: '2026-11-30' as IsoDate },
    run: endOffice,
  }),
]
