import { Fields } from '../../kernel/fields.ts'
import {
  arrayOf,
  asAtQuery,
  ChoiceOut,
  DateOut,
  defineRead,
  itemsOn,
  listOf,
  OrNull,
  type ReadDefinition,
  TextOut,
  WholeOut,
  YesOrNoOut,
} from '../../platform/http/index.ts'
import { isOpen } from '../acts/board/proposal-standing.ts'
import { LOTS, loadNominations, NOMINATION_KINDS, NOMINATION_OUTCOMES, nominationOn } from '../decisions/nominations.ts'
import { loadProposals } from '../decisions/proposals.ts'
import { loadResolutions } from '../decisions/resolutions.ts'
import { ELECTION_PHASES, loadElections } from '../elections/election.ts'
import { loadBoardFacts } from '../store.ts'
import { ofBody } from './asked.ts'

const resolution = Fields({
  ref: TextOut,
  body: TextOut,
  meeting: OrNull(TextOut),
  kind: TextOut,
  text: TextOut,
  passedOn: DateOut,
  votesFor: OrNull(WholeOut),
  votesAgainst: OrNull(WholeOut),
  abstentions: OrNull(WholeOut),
  circulatedOn: OrNull(DateOut),
  castingVote: OrNull(ChoiceOut(['for', 'against'])),
  outcome: Fields({
    carried: YesOrNoOut,
    votesFor: OrNull(WholeOut),
    of: OrNull(WholeOut),
    explanation: TextOut,
    source: TextOut,
  }),
})

export const decisionReads: ReadDefinition[] = [
  defineRead({
    name: 'listNominations',
    path: '/nominations',
    summary: 'Vacancies advertised and nominations received by a day, as they stood on it',
    permission: 'board:read',
    query: ofBody,
    returns: itemsOn({
      ref: TextOut,
      body: TextOut,
      seat: OrNull(TextOut),
      person: OrNull(TextOut),
      kind: OrNull(ChoiceOut(NOMINATION_KINDS)),
      advertisedOn: OrNull(DateOut),
      closesOn: OrNull(DateOut),
      receivedOn: OrNull(DateOut),
      outcome: OrNull(ChoiceOut(NOMINATION_OUTCOMES)),
      decidedOn: OrNull(DateOut),
      election: OrNull(TextOut),
      votes: OrNull(WholeOut),
      lot: OrNull(ChoiceOut(LOTS)),
    }),
    run: async ({ reader, on, query }) => ({
      on,
      items: (await loadNominations(reader))
        .filter(({ body }) => query.body === undefined || body === query.body)
        .flatMap((one) => nominationOn(one, on) ?? []),
    }),
  }),
  defineRead({
    name: 'listElections',
    path: '/elections',
    summary:
      'Votes that were closed by a day, and what each candidate got; the return of one is the report election-return',
    permission: 'board:read',
    query: asAtQuery,
    returns: itemsOn({
      ref: TextOut,
      seat: TextOut,
      district: OrNull(TextOut),
      phase: OrNull(ChoiceOut(ELECTION_PHASES)),
      rollOn: DateOut,
      openedOn: OrNull(DateOut),
      closedOn: DateOut,
      declaredOn: OrNull(DateOut),
      statedRoll: OrNull(WholeOut),
      spoiled: WholeOut,
      candidates: listOf({
        nomination: TextOut,
        person: TextOut,
        votes: OrNull(WholeOut),
        lot: OrNull(ChoiceOut(LOTS)),
      }),
    }),
    run: async ({ reader, on }) => {
      const nominations = await loadNominations(reader)
      const closed = (await loadElections(reader)).filter(({ closedOn }) => closedOn <= on)
      const candidatesOf = (election: string) =>
        nominations
          .filter((one) => one.election === election)
          .map(({ ref, person, votes, lot }) => ({ nomination: ref, person: person ?? '', votes, lot }))
      return { on, items: closed.map((one) => ({ ...one, candidates: candidatesOf(one.ref) })) }
    },
  }),
  defineRead({
    name: 'listProposals',
    path: '/board/proposals',
    summary: 'Appointments that were proposed by a day, and whether each is still open',
    permission: 'board:read',
    query: asAtQuery,
    returns: itemsOn({
      ref: TextOut,
      person: TextOut,
      seat: TextOut,
      nominatedBy: OrNull(TextOut),
      appointedOn: DateOut,
      termEndsOn: OrNull(DateOut),
      verifiedOn: OrNull(DateOut),
      reason: OrNull(TextOut),
      proposedOn: DateOut,
      withdrawnOn: OrNull(DateOut),
      withdrawnBecause: OrNull(TextOut),
      isOpen: YesOrNoOut,
    }),
    run: async ({ reader, on }) => {
      const facts = await loadBoardFacts(reader)
      const items = (await loadProposals(reader)).filter(({ proposedOn }) => proposedOn <= on)
      return { on, items: items.map((one) => ({ ...one, isOpen: isOpen(facts, one) })) }
    },
  }),
  defineRead({
    name: 'listResolutions',
    path: '/resolutions',
    summary: 'Resolutions carried and lost, with the count',
    permission: 'board:read',
    query: asAtQuery,
    returns: Fields({ on: DateOut, items: arrayOf(resolution) }),
    run: async ({ reader, on }) => ({
      on,
      items: (await loadResolutions(reader)).filter(({ passedOn }) => passedOn <= on),
    }),
  }),
]
