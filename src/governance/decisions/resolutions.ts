import { articlesOn, type Company, loadCompany } from '../../company/index.ts'
import { addDays, type IsoDate, longDate } from '../../kernel/dates.ts'
import { lawOn } from '../../kernel/law.ts'
import { by } from '../../kernel/order.ts'
import type { Share } from '../../kernel/share.ts'
import { plural } from '../../kernel/text.ts'
import { loadMembers, type Member, membersOn } from '../../membership/index.ts'
import type { Tx } from '../../platform/acts/index.ts'
import type { Reader } from '../../platform/reader.ts'
import { type Compared, recordRow, registerRows, type Values } from '../../platform/registers/index.ts'
import { resolutions } from '../registers.ts'
import type { Resolution, ResolutionKind } from '../types.ts'

/** What became of a resolution, and the arithmetic. */
export interface Outcome {
  carried: boolean
  /** Votes for, and of how many: those cast, or for a written resolution all that could be cast. */
  votesFor: number | null
  of: number | null
  explanation: string
  source: string
}

/** What a vote is counted against: the members on the register, and whether the chair has a casting vote. */
export interface Electorate {
  members: readonly Member[]
  chairHasCastingVote: boolean
}

const isWritten = (kind: ResolutionKind): boolean => kind === 'written_ordinary' || kind === 'written_special'
const isSpecial = (kind: ResolutionKind): boolean => kind === 'special' || kind === 'written_special'

/**
 * Counts the votes. At a meeting an ordinary resolution needs more than half of the votes cast and a special one three quarters;
 * a written one the same of all that the members on the day of circulation could cast, before it lapses.
 */
export const outcomeOf = (resolution: Resolution, electorate: Electorate): Outcome =>
  isWritten(resolution.kind) ? written(resolution, electorate.members) : atMeeting(resolution, electorate)

const written = (resolution: Resolution, members: readonly Member[]): Outcome => {
  const circulatedOn = resolution.circulatedOn ?? resolution.passedOn
  const of = membersOn(members, circulatedOn).reduce((sum, { votes }) => sum + votes, 0)
  const votesFor = resolution.votesFor ?? 0
  const { value: days, source: lapse } = lawOn('writtenResolutionDays', circulatedOn)
  const last = addDays(circulatedOn, days - 1)
  if (resolution.passedOn > last) {
    return {
      carried: false,
      votesFor,
      of,
      explanation: `It lapsed after ${longDate(last)}, ${days} days beginning with its circulation.`,
      source: lapse,
    }
  }
  const { value: share, source } = lawOn(
    isSpecial(resolution.kind) ? 'specialResolution' : 'ordinaryResolution',
    circulatedOn,
  )
  return counted(resolution.kind, votesFor, of, share, `${votesFor} of ${of} votes that members could cast`, source)
}

const atMeeting = (resolution: Resolution, { chairHasCastingVote }: Electorate): Outcome => {
  const { kind, passedOn } = resolution
  const { value: share, source: statute } = lawOn(
    isSpecial(kind) ? 'specialResolution' : 'ordinaryResolution',
    passedOn,
  )
  // The Act asks for a majority of the members only: how a board decides is its own constitution.
  const source = kind === 'board' ? 'the majority rule of the board' : statute
  if (resolution.votesFor === null && resolution.votesAgainst === null) {
    return kind === 'board'
      ? { carried: true, votesFor: null, of: null, explanation: 'Carried without a count.', source: 'Minutes' }
      : { carried: false, votesFor: null, of: null, explanation: 'No votes are recorded.', source }
  }
  const votesFor = resolution.votesFor ?? 0
  const cast = votesFor + (resolution.votesAgainst ?? 0)
  const tied = cast > 0 && votesFor * 2 === cast && !isSpecial(kind)
  if (tied && chairHasCastingVote && resolution.castingVote !== null) {
    const carried = resolution.castingVote === 'for'
    const explanation = `${votesFor} of ${cast} votes cast are for it, and the chair’s casting vote is ${resolution.castingVote} it.`
    return { carried, votesFor, of: cast, explanation, source: 'Articles, casting vote' }
  }
  return counted(kind, votesFor, cast, share, `${plural(votesFor, 'vote')} for it of ${cast} cast`, source)
}

/** More than the share for an ordinary resolution, at least the share for a special one: compared by multiplication. */
const counted = (
  kind: ResolutionKind,
  votesFor: number,
  of: number,
  [part, whole]: Share,
  fraction: string,
  source: string,
): Outcome => {
  const carried =
    of > 0 && votesFor > 0 && (isSpecial(kind) ? whole * votesFor >= part * of : whole * votesFor > part * of)
  const wanted = isSpecial(kind) ? 'at least three quarters' : 'more than half'
  return { carried, votesFor, of, explanation: `${fraction}; ${wanted} ${carried ? 'is' : 'was'} needed.`, source }
}

const resolutionOf = (row: Values): Resolution => ({
  ref: String(row.ref),
  body: String(row.body),
  meeting: row.meeting as string | null,
  kind: row.kind as ResolutionKind,
  text: String(row.text),
  passedOn: row.passed_on as IsoDate,
  votesFor: row.votes_for as number | null,
  votesAgainst: row.votes_against as number | null,
  abstentions: row.abstentions as number | null,
  circulatedOn: row.circulated_on as IsoDate | null,
  castingVote: row.casting_vote as Resolution['castingVote'],
})

export const recordResolution = (tx: Tx, one: Resolution): Promise<Compared> =>
  recordRow(tx, resolutions, {
    ref: one.ref,
    body: one.body,
    meeting: one.meeting,
    kind: one.kind,
    text: one.text,
    passed_on: one.passedOn,
    votes_for: one.votesFor,
    votes_against: one.votesAgainst,
    abstentions: one.abstentions,
    circulated_on: one.circulatedOn,
    casting_vote: one.castingVote,
  })

export type CountedResolution = Resolution & { outcome: Outcome }

/** Every resolution with what became of it, in order of its day. */
export const loadResolutions = async (reader: Reader): Promise<CountedResolution[]> =>
  resolutionsCounted(reader, await loadCompany(reader), await loadMembers(reader))

/** The same, for whoever has read the company and its members already. */
export const resolutionsCounted = async (
  reader: Reader,
  company: Company,
  members: readonly Member[],
): Promise<CountedResolution[]> =>
  (await registerRows(reader, resolutions))
    .map(resolutionOf)
    .sort(by('passedOn', 'ref'))
    .map((one) => ({
      ...one,
      outcome: outcomeOf(one, {
        members,
        chairHasCastingVote: articlesOn(company, one.passedOn).chairHasCastingVote.value,
      }),
    }))

/** A resolution that was carried; one that was lost supports nothing. */
export const passedResolution = async (reader: Reader, ref: string): Promise<Resolution | undefined> =>
  (await loadResolutions(reader)).find((one) => one.ref === ref && one.outcome.carried)
