import { addDays, type IsoDate } from '../../../kernel/dates.ts'
import { asFarAsKnown } from '../../../kernel/year-or-month.ts'
import { allSignatures } from '../../board/agreements.ts'
import { lastDayOf, officeLeft } from '../../board/board.ts'
import type { Appointment, BoardFacts } from '../../types.ts'
import type { Change, Fact } from './change.ts'
import { officeFact, officeName } from './offices.ts'
import {
  beginningPutOff,
  heldOverPutOff,
  leavingPutOff,
  officePutOff,
  signaturePutOff,
  termPutOff,
  verificationPutOff,
} from './put-off.ts'

/** People are appointed to a body, are held over, and leave. */
export const appointmentChanges = (facts: BoardFacts, body: string): Change[] =>
  facts.appointments
    .filter((one) => one.body === body)
    .flatMap((one): Change[] => {
      const last = lastDayOf(facts, one)
      return [
        {
          on: one.appointedOn,
          because: `${one.person} is appointed${sometime(one.appointedOn, one.appointedWithin)}`,
          concerns: 'board',
          fact: { table: 'appointment', says: { ref: one.ref, appointed_on: one.appointedOn } },
          putOff: beginningPutOff(one),
          who: one.person,
          several: '… are appointed',
          place: placeOf(one),
        },
        ...(last === null ? [] : [{ on: addDays(last, 1), ...endWords(facts, one, last), concerns: 'board' as const }]),
        ...(one.termEndsOn !== null && (last === null || one.termEndsOn < last)
          ? [
              {
                on: addDays(one.termEndsOn, 1),
                because: `${one.person} is held over`,
                concerns: 'board' as const,
                fact: termOf(one, one.termEndsOn),
                putOff: heldOverPutOff(one),
              },
            ]
          : []),
      ]
    })

/** People sign the agreement of a body; who does so on the day of an appointment to it is a change of that day already. */
export const signatureChanges = (facts: BoardFacts, body: string): Change[] => {
  const appointed = new Map(facts.appointments.map((one) => [one.ref, one]))
  return allSignatures(facts).flatMap((one): Change[] => {
    const given = appointed.get(one.ref)
    if (one.body !== body || one.signedOn === given?.appointedOn) return []
    return [
      {
        on: one.signedOn,
        because: `${one.person} signs the agreement`,
        concerns: 'board',
        fact: given
          ? { table: 'appointment', says: { ref: one.ref, agreed_on: one.signedOn } }
          : { table: 'signature', says: { ref: one.ref, signed_on: one.signedOn } },
        putOff: signaturePutOff(one),
        who: one.person,
        several: '… sign the agreement',
      },
    ]
  })
}

/** Whose identity is verified is so in every body, whichever appointment says it; a first day in this one is a change already. */
export const verificationChanges = ({ appointments }: BoardFacts, person: string, body: string): Change[] => {
  const own = appointments.filter((one) => one.person === person)
  const first = new Set(own.filter((one) => one.body === body).map(({ appointedOn }) => appointedOn))
  const days = new Set(
    own.flatMap(({ verifiedOn }) => (verifiedOn === null || first.has(verifiedOn) ? [] : [verifiedOn])),
  )
  return [...days].map((on) => ({
    on,
    because: `identity of ${person} is verified`,
    concerns: 'board',
    fact: { table: 'appointment', says: { person, verified_on: on } },
    putOff: verificationPutOff(person, on),
  }))
}

export const endWords = (
  facts: BoardFacts,
  one: Appointment,
  last: IsoDate,
  of = '',
): Pick<Change, 'because' | 'who' | 'several' | 'place' | 'fact' | 'putOff'> => {
  const who = one.person
  const place = placeOf(one)
  if (last === one.termEndsOn)
    return {
      place,
      fact: termOf(one, last),
      putOff: termPutOff(one),
      because: `term of ${who}${of && ` in ${of}`} ends`,
      who,
      several: `the terms of …${of && ' in groups'} end`,
    }
  const office = last === one.ceasedOn ? undefined : officeLeft(facts, one)
  return office?.to === last
    ? {
        place,
        because: `${who} is no longer ${officeName(office)}`,
        fact: officeFact(office),
        putOff: officePutOff(office, 'to'),
      }
    : {
        place,
        because: `${who} leaves${of && ` ${of}`}${last === one.ceasedOn ? sometime(last, one.ceasedWithin) : ''}`,
        who,
        several: `… leave${of && ' groups'}`,
        fact: { table: 'appointment', says: { ref: one.ref, ceased_on: last } },
        ...(last === one.ceasedOn ? { putOff: leavingPutOff(one) } : {}),
      }
}

/** " (in 2012)" of what is known to the year or the month only, and counted from its first day or to its last. */
const sometime = (day: IsoDate, within: string | null): string =>
  within === null ? '' : ` (in ${asFarAsKnown(day, within)})`

export const placeOf = ({ person, body }: Appointment): string => `${person} in ${body}`

const termOf = ({ ref }: Appointment, last: IsoDate): Fact => ({
  table: 'appointment',
  says: { ref, term_ends_on: last },
})
