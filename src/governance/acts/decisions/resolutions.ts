import { articlesOn } from '../../../company/index.ts'
import { type IsoDate, longDate } from '../../../kernel/dates.ts'
import { type FieldError, invalid } from '../../../kernel/errors.ts'
import { Choice, DateText, Optional, Ref, Text, Whole } from '../../../kernel/fields.ts'
import { nextOfYear } from '../../../kernel/refs.ts'
import { commandSchema } from '../../../kernel/schema.ts'
import { plural } from '../../../kernel/text.ts'
import { membersOn } from '../../../membership/index.ts'
import { defineAct, type Tx } from '../../../platform/acts/index.ts'
import { boardOn } from '../../board/board.ts'
import { nameOfBody, noSuchBody } from '../../board/called.ts'
import { removalNotices } from '../../decisions/removal.ts'
import { type CountedResolution, loadResolutions, outcomeOf, recordResolution } from '../../decisions/resolutions.ts'
import { voteToCome } from '../../judging/still-to-come.ts'
import { loadBoardFacts } from '../../store.ts'
import { type BoardFacts, type Notice, RESOLUTION_KINDS, type Resolution, type ResolutionKind } from '../../types.ts'

export interface PassResolution {
  body: string
  kind: ResolutionKind
  text: string
  passedOn: IsoDate
  votesFor: number
  votesAgainst: number
  abstentions: number
  circulatedOn?: IsoDate
  castingVote?: 'for' | 'against'
  meeting?: string
}

const PassResolutionBody = commandSchema<PassResolution>({
  body: Ref('body', 'bodies'),
  kind: Choice('kind of resolution', RESOLUTION_KINDS),
  text: Text('text of the resolution', 4000),
  passedOn: DateText('date of the vote'),
  votesFor: Whole('number of votes for'),
  votesAgainst: Whole('number of votes against'),
  abstentions: Whole('number of abstentions'),
  circulatedOn: Optional(DateText('date of circulation')),
  castingVote: Optional(Choice('casting vote', ['for', 'against'])),
  meeting: Optional(Ref('meeting', 'meetings')),
})

/** A resolution that was recorded, with its count. */
export interface Decided extends CountedResolution {
  /** What stands in no count, and whoever records it should know. */
  notices: Notice[]
}

/** Counts and records a resolution: carried, or lost. A lost one stays on record and supports nothing. */
export const passResolution = async (tx: Tx, command: PassResolution): Promise<Decided> => {
  const facts = await loadBoardFacts(tx)
  const errors = errorsOf(facts, command)
  if (errors.length > 0) throw invalid(errors)
  const resolution: Resolution = {
    ref: nextOfYear('r', command.passedOn, await loadResolutions(tx)),
    body: command.body,
    meeting: command.meeting ?? null,
    kind: command.kind,
    text: command.text,
    passedOn: command.passedOn,
    votesFor: command.votesFor,
    votesAgainst: command.votesAgainst,
    abstentions: command.abstentions,
    circulatedOn: command.circulatedOn ?? null,
    castingVote: command.castingVote ?? null,
  }
  await recordResolution(tx, resolution)
  const { value: chairHasCastingVote } = articlesOn(facts.company, command.passedOn).chairHasCastingVote
  const outcome = outcomeOf(resolution, { members: facts.members, chairHasCastingVote })
  const notices = [...voteToCome(resolution, outcome.source, tx.today), ...removalNotices(facts.company, resolution)]
  return { ...resolution, outcome, notices }
}

const errorsOf = (facts: BoardFacts, command: PassResolution): FieldError[] => {
  const written = command.kind === 'written_ordinary' || command.kind === 'written_special'
  const votes = command.votesFor + command.votesAgainst + command.abstentions
  const errors: FieldError[] = []
  const unknown = noSuchBody(facts, command.body)
  if (unknown) errors.push({ pointer: '/body', detail: unknown })
  if (written && command.circulatedOn === undefined) {
    errors.push({ pointer: '/circulatedOn', detail: 'Enter the date of circulation: who may vote is decided on it' })
  }
  if (command.circulatedOn !== undefined && command.circulatedOn > command.passedOn) {
    errors.push({ pointer: '/circulatedOn', detail: 'The date of circulation must not be after the date of the vote' })
  }
  if (command.kind === 'special' && command.castingVote !== undefined) {
    errors.push({ pointer: '/castingVote', detail: 'A special resolution has no casting vote. Leave it out' })
  }
  if (command.kind !== 'board' && facts.members.length > 0) {
    const day = command.circulatedOn ?? command.passedOn
    const all = membersOn(facts.members, day).reduce((sum, one) => sum + one.votes, 0)
    if (votes > all) {
      const detail = `${votes} votes are given, and members had ${all} on ${longDate(day)}. Check the numbers`
      errors.push({ pointer: '/votesFor', detail })
    }
  }
  if (command.kind === 'board') errors.push(...tooManyOfBoard(facts, command, votes))
  return errors
}

/**
 * No more votes are given in a body than those have who sit in it on the day. Where nobody is on record there is nothing to hold the
 * count against. A casting vote is said by itself, and is none of these.
 */
const tooManyOfBoard = (facts: BoardFacts, { body, passedOn }: PassResolution, votes: number): FieldError[] => {
  const { directors } = boardOn(facts, body, passedOn)
  const all = directors.reduce((sum, one) => sum + one.votes, 0)
  if (directors.length === 0 || votes <= all) return []
  const { clause } = articlesOn(facts.company, passedOn).chairHasCastingVote
  const detail = `${votes} votes are given, and the ${plural(directors.length, 'person', 'people')} in office in “${nameOfBody(facts, body)}” had ${all} on ${longDate(passedOn)}, each the votes of the seat (${clause}). Check the numbers and the day; the chair’s casting vote is given apart (castingVote)`
  return [{ pointer: '/votesFor', detail }]
}

export const passResolutionAct = defineAct<PassResolution, Decided>({
  name: 'passResolution',
  title: 'Record a resolution',
  permission: 'board:write',
  path: '/resolutions',
  body: PassResolutionBody,
  example: {
    body: 'board',
    kind: 'board',
    text: 'That £100,000 of the surplus be set aside for the early reading programme',
    passedOn: '2026-09-24' as IsoDate,
    votesFor: 9,
    votesAgainst: 1,
    abstentions: 1,
  },
  run: passResolution,
})
