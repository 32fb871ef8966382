import { loadDirectory } from '../directory/index.ts'
import type { IsoDate } from '../kernel/dates.ts'
import { Fields, Optional, Ref } from '../kernel/fields.ts'
import { schema } from '../kernel/schema.ts'
import { Type } from '../kernel/type.ts'
import {
  AS_AT,
  asAtQuery,
  ChoiceOut,
  DateOut,
  defineRead,
  itemsOn,
  listOf,
  OrNull,
  type ReadDefinition,
  TextOut,
} from '../platform/http/index.ts'
import { MILESTONE_STATES, stepOn } from './plan.ts'
import { resultOn } from './result.ts'
import { type Consultation, consultationNamed, loadConsultations, loadMilestones, loadResponses } from './store.ts'
import { isOpenOn } from './words.ts'

const StepOut = {
  ref: TextOut,
  title: TextOut,
  dueOn: OrNull(DateOut),
  owner: OrNull(TextOut),
  doneOn: OrNull(DateOut),
  evidence: OrNull(TextOut),
  state: ChoiceOut(MILESTONE_STATES),
  daysLate: Type.Integer(),
}
const ResponseOut = { consultation: TextOut, organisation: TextOut, option: TextOut, receivedOn: DateOut }
const ConsultationOut = {
  ref: TextOut,
  title: TextOut,
  options: Type.Array(TextOut),
  openedOn: DateOut,
  closedOn: OrNull(DateOut),
  isOpen: Type.Boolean(),
}

const PartOut = {
  name: TextOut,
  asked: Type.Integer(),
  turnout: Type.Integer(),
  answers: Type.Integer(),
  options: listOf({ option: TextOut, answers: Type.Integer() }),
}

const withState = (consultation: Consultation, on: IsoDate) => ({
  ...consultation,
  isOpen: isOpenOn(consultation, on),
})

export const reads: ReadDefinition[] = [
  defineRead({
    name: 'listMilestones',
    path: '/milestones',
    summary: 'The setting-up plan on a day: what is done, what is due, and what is late',
    permission: 'board:read',
    query: asAtQuery,
    returns: itemsOn(StepOut),
    run: async ({ reader, on }) => ({ on, items: (await loadMilestones(reader)).map((one) => stepOn(one, on)) }),
  }),
  defineRead({
    name: 'listConsultations',
    path: '/consultations',
    summary: 'The consultations opened by a day',
    permission: 'board:read',
    query: asAtQuery,
    returns: itemsOn(ConsultationOut),
    run: async ({ reader, on }) => ({
      on,
      items: (await loadConsultations(reader))
        .filter(({ openedOn }) => openedOn <= on)
        .map((one) => withState(one, on)),
    }),
  }),
  defineRead({
    name: 'getConsultation',
    path: '/consultations/:consultation',
    summary: 'One consultation: the result by a day, by sector and by phase, the answers, and who has not answered',
    permission: 'board:read',
    query: asAtQuery,
    returns: Fields({
      on: DateOut,
      ...ConsultationOut,
      whole: Fields(PartOut),
      sectors: listOf(PartOut),
      phases: listOf(PartOut),
      responses: listOf(ResponseOut),
      notAnswered: Type.Array(TextOut),
    }),
    run: async ({ reader, on, params }) => {
      const consultation = await consultationNamed(reader, params.consultation)
      const responses = (await loadResponses(reader)).filter((one) => one.consultation === consultation.ref)
      const { answered: _, notAnswered, ...result } = resultOn(consultation, responses, await loadDirectory(reader), on)
      return {
        on,
        ...withState(consultation, on),
        ...result,
        responses: responses.filter(({ receivedOn }) => receivedOn <= on),
        notAnswered: notAnswered.map(({ ref }) => ref),
      }
    },
  }),
  defineRead({
    name: 'listResponses',
    path: '/responses',
    summary: 'What schools answered by a day, to all consultations or to one',
    permission: 'board:read',
    query: schema(Fields({ ...AS_AT, consultation: Optional(Ref('consultation', 'consultations')) })),
    returns: itemsOn(ResponseOut),
    run: async ({ reader, on, query }) => ({
      on,
      items: (await loadResponses(reader)).filter(
        ({ consultation, receivedOn }) =>
          receivedOn <= on && (query.consultation === undefined || consultation === query.consultation),
      ),
    }),
  }),
]
