import { inForce } from '../kernel/dates.ts'
import { Fields, Optional, Ref } from '../kernel/fields.ts'
import { schema } from '../kernel/schema.ts'
import { Type } from '../kernel/type.ts'
import {
  AS_AT,
  ChoiceOut,
  DateOut,
  defineRead,
  itemsOn,
  MoneyOut,
  OrNull,
  type ReadDefinition,
  TextOut,
} from '../platform/http/index.ts'
import { loadGrants } from './grants/register.ts'
import { GRANT_STATES, grantDocument } from './grants/standing.ts'
import { assessedBy } from './maturity/assessed.ts'
import { LEVELS } from './maturity/levels.ts'
import { loadEvaluations } from './maturity/register.ts'
import { loadPriorities } from './priorities/register.ts'
import { loadReviews } from './reviews/register.ts'

const ofPartnership = schema(Fields({ ...AS_AT, partnership: Optional(Ref('partnership', 'bodies')) }))

const PriorityOut = {
  ref: TextOut,
  body: TextOut,
  title: TextOut,
  from: OrNull(DateOut),
  to: OrNull(DateOut),
  progress: OrNull(TextOut),
  reviewedOn: OrNull(DateOut),
  isCurrent: Type.Boolean(),
}
const GrantOut = {
  ref: TextOut,
  partnership: TextOut,
  purpose: OrNull(TextOut),
  conditions: OrNull(TextOut),
  amount: MoneyOut,
  paidOn: OrNull(DateOut),
  returnedOn: OrNull(DateOut),
  returned: OrNull(MoneyOut),
  state: ChoiceOut(GRANT_STATES),
  kept: MoneyOut,
}
const ReviewOut = { ref: TextOut, reviewer: TextOut, reviewed: TextOut, heldOn: DateOut, findings: OrNull(TextOut) }
const EvaluationOut = {
  partnership: TextOut,
  aspect: TextOut,
  level: ChoiceOut(LEVELS),
  levelNumber: Type.Integer({ minimum: 1, maximum: 5 }),
  previous: OrNull(ChoiceOut(LEVELS)),
  assessedOn: DateOut,
  note: OrNull(TextOut),
}

export const reads: ReadDefinition[] = [
  defineRead({
    name: 'listPriorities',
    path: '/priorities',
    summary: 'What bodies work on, begun by a day: how far it has come, and when it was last reviewed',
    permission: 'board:read',
    query: schema(Fields({ ...AS_AT, body: Optional(Ref('body', 'bodies')) })),
    returns: itemsOn(PriorityOut),
    run: async ({ reader, on, query }) => ({
      on,
      items: (await loadPriorities(reader))
        .filter(({ body, from }) => (query.body === undefined || body === query.body) && (from === null || from <= on))
        .map((one) => ({ ...one, isCurrent: inForce(one, on) })),
    }),
  }),
  defineRead({
    name: 'listGrants',
    path: '/grants',
    summary: 'Grants to partnerships: promised, paid and returned, as at a day',
    permission: 'board:read',
    query: ofPartnership,
    returns: itemsOn(GrantOut),
    run: async ({ reader, on, query }) => ({
      on,
      items: (await loadGrants(reader))
        .filter(({ partnership }) => query.partnership === undefined || partnership === query.partnership)
        .map((one) => grantDocument(one, on)),
    }),
  }),
  defineRead({
    name: 'listReviews',
    path: '/reviews',
    summary: 'Peer reviews held by a day: who reviewed whom, and what was found',
    permission: 'board:read',
    query: schema(Fields({ ...AS_AT, reviewed: Optional(Ref('reviewed', 'bodies')) })),
    returns: itemsOn(ReviewOut),
    run: async ({ reader, on, query }) => ({
      on,
      items: (await loadReviews(reader)).filter(
        ({ heldOn, reviewed }) => heldOn <= on && (query.reviewed === undefined || reviewed === query.reviewed),
      ),
    }),
  }),
  defineRead({
    name: 'listEvaluations',
    path: '/evaluations',
    summary: 'The levels of maturity that partnerships had reached by a day, each with the level before',
    permission: 'board:read',
    query: ofPartnership,
    returns: itemsOn(EvaluationOut),
    run: async ({ reader, on, query }) => ({
      on,
      items: assessedBy(await loadEvaluations(reader), on).filter(
        ({ partnership }) => query.partnership === undefined || partnership === query.partnership,
      ),
    }),
  }),
]
