import { articlesOn, type Company } from '../../company/index.ts'
import { nameOf } from '../../directory/index.ts'
import { type IsoDate, LAST_DAY } from '../../kernel/dates.ts'
import { notFound } from '../../kernel/errors.ts'
import { percent } from '../../kernel/text.ts'
import type { Reader } from '../../platform/reader.ts'
import { type HeadOf, headsOn } from '../board/heads.ts'
import { isChosen, loadNominations, type Nomination, type NominationOutcome } from '../decisions/nominations.ts'
import { isLate, type Round, roundsOn } from '../decisions/rounds.ts'
import { loadBoardFacts } from '../store.ts'
import type { BoardFacts, Seat } from '../types.ts'
import { type Count, countOf, electionFaults } from './count.ts'
import { type Election, loadElections } from './election.ts'
import { constituencyOf, type Elector } from './roll.ts'

export const RETURN_METHODS = ['election', 'uncontested', 'interviewed', 'undecided'] as const
export type ReturnMethod = (typeof RETURN_METHODS)[number]

/** How a nomination fared. */
export interface ReturnRow {
  nomination: string
  person: string
  name: string
  receivedOn: IsoDate | null
  /** Null where no vote was held, or it did not stand in it. */
  votes: number | null
  /** Of the valid votes, in per cent. */
  share: string | null
  lot: 'won' | 'lost' | null
  late: boolean
  outcome: NominationOutcome | null
  decidedOn: IsoDate | null
}

/** The vote itself; null where a place was filled without one. */
export interface ReturnedVote {
  ref: string
  rollOn: IsoDate
  openedOn: IsoDate | null
  closedOn: IsoDate
  declaredOn: IsoDate | null
  district: string | null
  phase: string | null
  votes: 'per_school' | 'per_member'
  clause: string
}

/** The return of a vacancy: what was advertised to whom, who was nominated, who had a vote, and what came of it. */
export interface ElectionReturn {
  rows: ReturnRow[]
  totals: {
    places: number
    nominations: number
    noticesSent: number
    roll: number | null
    statedRoll: number | null
    papers: number | null
    spoiled: number | null
    valid: number | null
    turnout: string | null
  }
  seat: string
  title: string
  body: string
  bodyName: string
  advertisedOn: IsoDate | null
  closesOn: IsoDate | null
  method: ReturnMethod
  vote: ReturnedVote | null
  electorate: Elector[]
  /** The heads whom the advertisement went to. */
  notices: { organisation: string; name: string; heads: string[] }[]
  faults: string[]
}

/**
 * The return of a vacancy by the ref of the election that filled it, or of one of its nominations.
 *
 * @throws not-found where nothing of that ref is on record
 */
export const electionReturn = async (reader: Reader, ref: string): Promise<ElectionReturn> => {
  const facts = await loadBoardFacts(reader)
  const nominations = await loadNominations(reader)
  const elections = await loadElections(reader)
  const named = nominations.find((one) => one.ref === ref)
  const election = elections.find((one) => one.ref === (named?.election ?? ref))
  const round = roundsOn(nominations, facts.seats, LAST_DAY).find(
    (one) =>
      membersOf(one).some((row) => row === named || (election !== undefined && row.election === election.ref)) ||
      (named?.person === null && one.places.includes(named.seat ?? '') && one.advertisedOn === named.advertisedOn),
  )
  const count = election && countOf(facts, nominations, election)
  const seat = facts.seats.find((one) => one.ref === (count?.seat.ref ?? named?.seat))
  if (!seat || !(count || round)) throw notFound(`There is no election and no nomination for a seat “${ref}”`)
  return returnOf(facts, seat, round, count)
}

/** Refs of what a return can be had of: every election, and every round of nominations that was decided without a vote. */
export const lastReturn = async (reader: Reader): Promise<string | undefined> => {
  const last = (await loadElections(reader)).at(-1)
  if (last) return last.ref
  const decided = (await loadNominations(reader)).filter((one) => one.seat !== null && isChosen(one))
  return decided.at(-1)?.ref
}

const membersOf = ({ candidates, late, withdrawn }: Round): Nomination[] => [...candidates, ...late, ...withdrawn]

const returnOf = (
  facts: BoardFacts,
  seat: Seat,
  round: Round | undefined,
  count: Count | undefined,
): ElectionReturn => {
  const stood = count?.candidates ?? []
  const others = (round ? membersOf(round) : []).filter((one) => stood.every(({ ref }) => ref !== one.ref))
  const advertisedOn = round?.advertisedOn ?? stood[0]?.advertisedOn ?? null
  const sent = advertisedOn === null ? [] : headsOn(facts.directory, advertisedOn)
  const rows = [...stood, ...others].map((one) => rowOf(facts, one, count))
  return {
    rows,
    totals: {
      places: count?.places ?? round?.places.length ?? 1,
      nominations: rows.length,
      noticesSent: sent.length,
      roll: count?.roll.length ?? null,
      statedRoll: count?.election.statedRoll ?? null,
      papers: count?.papers ?? null,
      spoiled: count?.election.spoiled ?? null,
      valid: count?.valid ?? null,
      turnout: count ? percent(count.papers, count.roll.length) : null,
    },
    seat: seat.ref,
    title: seat.title ?? seat.ref,
    body: seat.body,
    bodyName: facts.bodies.find(({ ref }) => ref === seat.body)?.name ?? seat.body,
    advertisedOn,
    closesOn: round?.closesOn ?? stood[0]?.closesOn ?? null,
    method: count ? 'election' : methodOf(round),
    vote: count ? voteOf(facts, count) : null,
    electorate: count?.roll ?? [],
    notices: sent.map((head) => noticeOf(facts, head)),
    faults: count
      ? electionFaults(count, (person) => nameOf(facts.directory, person)).map(({ message }) => message)
      : [],
  }
}

const methodOf = (round: Round | undefined): ReturnMethod => {
  const outcomes = (round?.chosen ?? []).map(({ outcome }) => outcome)
  if (outcomes.includes('interviewed')) return 'interviewed'
  if (outcomes.includes('elected')) return 'election'
  return outcomes.includes('uncontested') ? 'uncontested' : 'undecided'
}

const voteOf = (facts: BoardFacts, { election, seat }: Count): ReturnedVote => {
  const { value, clause } = votesOn(facts.company, election)
  return {
    ref: election.ref,
    rollOn: election.rollOn,
    openedOn: election.openedOn,
    closedOn: election.closedOn,
    declaredOn: election.declaredOn,
    ...constituencyOf(facts, seat, election),
    votes: value,
    clause,
  }
}

const votesOn = (company: Company, { rollOn }: Election) => articlesOn(company, rollOn).electionVotes

const rowOf = (facts: BoardFacts, one: Nomination, count: Count | undefined): ReturnRow => ({
  nomination: one.ref,
  person: one.person ?? '',
  name: nameOf(facts.directory, one.person ?? ''),
  receivedOn: one.receivedOn,
  votes: one.votes,
  share: count && one.votes !== null ? percent(one.votes, count.valid) : null,
  lot: one.lot,
  late: isLate(one, one.closesOn),
  outcome: one.outcome,
  decidedOn: one.decidedOn,
})

const noticeOf = ({ directory }: BoardFacts, { organisation, name, people }: HeadOf) => ({
  organisation,
  name,
  heads: people.map((person) => nameOf(directory, person)),
})
