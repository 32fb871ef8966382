import { articlesEver } from '../../../company/index.ts'
import { addDays, type IsoDate } from '../../../kernel/dates.ts'
import { capitalised } from '../../../kernel/text.ts'
import { lastDayOf } from '../../board/board.ts'
import type { BoardFacts, Body } from '../../types.ts'
import { endWords, placeOf } from './appointments.ts'
import type { Change } from './change.ts'
import { beginningPutOff, bodyPutOff, seatPutOff } from './put-off.ts'

/** The groups of districts and areas that the articles of the main body ask for: who leads them is a matter of its rules. */
export const groupsLookedAt = (facts: BoardFacts, body: string): Body[] => {
  if (facts.bodies.find(({ ref }) => ref === body)?.parent) return []
  const asked = articlesEver(facts.company)
  const kinds = new Set<Body['kind']>([
    ...(asked.some(({ districts }) => districts.value.length > 0) ? (['district_group'] as const) : []),
    ...(asked.some(({ areas }) => areas.value.length > 0) ? (['area_group'] as const) : []),
  ])
  return facts.bodies.filter(({ ref, kind }) => ref !== body && kinds.has(kind))
}

/** Nobody sits in a body before its first day, nor after its last. */
export const bodyChanges = ({ bodies }: BoardFacts, body: string): Change[] =>
  bodies
    .filter(({ ref }) => ref === body)
    .flatMap(({ name, from, to }): Change[] => [
      ...(from ? [{ on: from, because: `${name} begins`, concerns: 'board' as const, ...bodyBegins(body, from) }] : []),
      ...(to
        ? [{ on: addDays(to, 1), because: `${name} ends`, concerns: 'board' as const, ...bodyEnds(body, to) }]
        : []),
    ])

type Recorded = Pick<Change, 'fact' | 'putOff'>

const bodyBegins = (ref: string, from: IsoDate): Recorded => ({
  fact: { table: 'body', says: { ref, from } },
  putOff: bodyPutOff(ref, 'from'),
})
const bodyEnds = (ref: string, to: IsoDate): Recorded => ({
  fact: { table: 'body', says: { ref, to } },
  putOff: bodyPutOff(ref, 'to'),
})

/** Who sits in the group of a district or an area, and when there is one. */
export const groupChanges = (facts: BoardFacts, group: Body): Change[] => {
  const { ref, name, from, to } = group
  const seated = facts.appointments.filter(({ body }) => body === ref)
  return [
    ...(from ? [{ on: from, because: `${name} begins`, who: name, several: '… begin', ...bodyBegins(ref, from) }] : []),
    ...(to
      ? [
          {
            on: addDays(to, 1),
            because: `${name} has ended`,
            who: name,
            several: '… have ended',
            ...bodyEnds(ref, to),
          },
        ]
      : []),
    ...seated.flatMap((one) => {
      const last = lastDayOf(facts, one)
      return [
        {
          on: one.appointedOn,
          because: `${one.person} is appointed to ${name}`,
          fact: { table: 'appointment', says: { ref: one.ref, appointed_on: one.appointedOn } },
          putOff: beginningPutOff(one),
          who: one.person,
          several: '… are appointed to groups',
          place: placeOf(one),
        },
        ...(last === null ? [] : [{ on: addDays(last, 1), ...endWords(facts, one, last, name) }]),
      ]
    }),
    ...seatChanges(facts, ref),
  ].map((change) => ({ ...change, concerns: 'board' }))
}

export const seatChanges = (facts: BoardFacts, body: string): Change[] =>
  facts.seats
    .filter((seat) => seat.body === body)
    .flatMap(({ ref, title, category, from, to }): Change[] => {
      const who = `“${title || capitalised(category.replaceAll('_', ' '))}”`
      const common = { concerns: 'board', who } as const
      return [
        ...(from
          ? [
              {
                ...common,
                on: from,
                because: `the seat ${who} is created`,
                several: 'the seats … are created',
                fact: { table: 'seat', says: { ref, from } },
                putOff: seatPutOff(ref, 'from'),
              },
            ]
          : []),
        ...(to
          ? [
              {
                ...common,
                on: addDays(to, 1),
                because: `the seat ${who} ends`,
                several: 'the seats … end',
                fact: { table: 'seat', says: { ref, to } },
                putOff: seatPutOff(ref, 'to'),
              },
            ]
          : []),
      ]
    })
