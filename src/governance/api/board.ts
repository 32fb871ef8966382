import { associationAnswer, nameOf, OFFICES, officeAnswer } from '../../directory/index.ts'
import type { IsoDate } from '../../kernel/dates.ts'
import { notFound } from '../../kernel/errors.ts'
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
import { allSignatures, currentVersion, signaturesBy, signedState } from '../board/agreements.ts'
import { appointmentsOf, directorsOn, seatsOn } from '../board/directors.ts'
import { registerOfInterests } from '../board/interests.ts'
import { wantedPlaces } from '../judging/gaps.ts'
import { keptPlace } from '../seats/kept-places.ts'
import { loadBoardFacts, loadInterests } from '../store.ts'
import type { BoardFacts, Seat, Signature } from '../types.ts'
import { factsAndBody, ofBody, seatCategory } from './asked.ts'

const director = Fields({
  person: TextOut,
  name: TextOut,
  seats: listOf({ seat: TextOut, title: OrNull(TextOut), category: seatCategory, appointment: TextOut }),
  votes: WholeOut,
  isChair: YesOrNoOut,
  nominee: YesOrNoOut,
  association: OrNull(associationAnswer),
  openQuestion: OrNull(officeAnswer),
  appointedOn: DateOut,
  appointedWithin: OrNull(TextOut),
  termEndsOn: OrNull(DateOut),
  ceasedOn: OrNull(DateOut),
  ceasedWithin: OrNull(TextOut),
  verifiedOn: OrNull(DateOut),
})

const appointment = Fields({
  ref: TextOut,
  person: TextOut,
  body: TextOut,
  seat: TextOut,
  nominatedBy: OrNull(TextOut),
  appointedOn: DateOut,
  appointedWithin: OrNull(TextOut),
  termEndsOn: OrNull(DateOut),
  ceasedOn: OrNull(DateOut),
  ceasedWithin: OrNull(TextOut),
  reason: OrNull(TextOut),
  verifiedOn: OrNull(DateOut),
  agreedOn: OrNull(DateOut),
  agreementVersion: OrNull(TextOut),
  resolution: OrNull(TextOut),
})

/** Of a membership agreement. `ref` is its own, or that of the appointment with which it was given. */
const signature = {
  ref: TextOut,
  person: TextOut,
  body: TextOut,
  version: OrNull(TextOut),
  signedOn: DateOut,
}

const place = Fields({
  rule: TextOut,
  words: TextOut,
  body: TextOut,
  holder: OrNull(TextOut),
  emptySince: OrNull(DateOut),
  couldFill: listOf({
    person: TextOut,
    name: TextOut,
    offices: listOf({ office: ChoiceOut(OFFICES), organisation: TextOut, name: TextOut }),
  }),
  schools: listOf({ organisation: TextOut, name: TextOut }),
  nominator: OrNull(TextOut),
})

const interest = Fields({
  person: TextOut,
  organisation: OrNull(TextOut),
  nature: TextOut,
  from: OrNull(DateOut),
  to: OrNull(DateOut),
  declaredOn: OrNull(DateOut),
})

const seat = {
  ref: TextOut,
  body: TextOut,
  category: seatCategory,
  title: OrNull(TextOut),
  nominatedBy: OrNull(TextOut),
  votes: WholeOut,
  termYears: OrNull(WholeOut),
  qualification: OrNull(TextOut),
  from: OrNull(DateOut),
  to: OrNull(DateOut),
}

const body = Fields({
  ref: TextOut,
  kind: TextOut,
  name: TextOut,
  parent: OrNull(TextOut),
  preset: OrNull(TextOut),
  remit: OrNull(TextOut),
  from: OrNull(DateOut),
  to: OrNull(DateOut),
})

/** Each signature with whether it is under the version that is to be signed; one of an unknown version may be. */
const withCurrent = (signatures: readonly Signature[]) => {
  const current = currentVersion(signatures)
  return signatures.map((one) => ({ ...one, isCurrent: signedState([one], current) === 'signed' }))
}

/** The sector with which a place stays that was left early, and until when. */
const keptFor = (facts: BoardFacts, seat: Seat, on: IsoDate) => {
  const kept = keptPlace(facts, seat, on)
  return kept ? { sector: kept.sector, until: kept.until, leaver: kept.leaver.person } : null
}

export const boardReads: ReadDefinition[] = [
  defineRead({
    name: 'listDirectors',
    path: '/board/directors',
    summary: 'Who is in office on a day, and who of them counts as the council’s, and why',
    permission: 'board:read',
    query: ofBody,
    returns: Fields({ on: DateOut, body: TextOut, items: arrayOf(director) }),
    run: async ({ reader, on, query }) => {
      const { facts, body } = await factsAndBody(reader, on, query.body)
      return { on, body, items: directorsOn(facts, body, on) }
    },
  }),
  defineRead({
    name: 'getDirector',
    path: '/board/directors/:person',
    summary: 'A person’s appointments, offices and interests, and whether he or she counts as the council’s',
    permission: 'board:read',
    query: asAtQuery,
    returns: Fields({
      on: DateOut,
      person: TextOut,
      name: TextOut,
      inOffice: OrNull(director),
      appointments: arrayOf(appointment),
      signatures: listOf(signature),
      offices: arrayOf(officeAnswer),
      interests: arrayOf(interest),
    }),
    run: async ({ reader, on, params }) => {
      const { facts, body } = await factsAndBody(reader, on, undefined)
      const person = params.person ?? ''
      const appointments = appointmentsOf(facts, person)
      if (appointments.length === 0) throw notFound(`“${person}” has never been appointed`)
      const interests = (await loadInterests(reader)).filter((interest) => interest.person === person)
      return {
        on,
        person,
        name: nameOf(facts.directory, person),
        inOffice: directorsOn(facts, body, on).find((director) => director.person === person) ?? null,
        appointments,
        signatures: allSignatures(facts).filter((one) => one.person === person),
        offices: facts.directory.officesOf.get(person) ?? [],
        interests,
      }
    },
  }),
  defineRead({
    name: 'listSignatures',
    path: '/board/agreements',
    summary: 'Who has signed which version of the membership agreement of a body by a day, and when',
    permission: 'board:read',
    query: ofBody,
    returns: itemsOn({ ...signature, isCurrent: YesOrNoOut }),
    run: async ({ reader, on, query }) => {
      const { facts } = await factsAndBody(reader, on, query.body)
      const bodies = facts.bodies.filter(({ ref }) => query.body === undefined || ref === query.body)
      return { on, items: bodies.flatMap(({ ref }) => withCurrent(signaturesBy(facts, ref, on))) }
    },
  }),
  defineRead({
    name: 'listInterests',
    path: '/board/interests',
    summary: 'The register of interests on a day, what was in it before, and who in office has declared nothing',
    permission: 'board:read',
    query: asAtQuery,
    returns: Fields({
      on: DateOut,
      items: arrayOf(interest),
      past: arrayOf(interest),
      undeclared: arrayOf(TextOut),
    }),
    run: async ({ reader, on }) => {
      const { facts } = await factsAndBody(reader, on, undefined)
      const { current, past, undeclared } = registerOfInterests(facts, await loadInterests(reader), on)
      return { on, items: current, past, undeclared }
    },
  }),
  defineRead({
    name: 'listWantedPlaces',
    path: '/board/gaps',
    summary: 'Every place that the articles want filled: who fills it, or since when nobody does, and who could',
    permission: 'board:read',
    query: asAtQuery,
    returns: Fields({ on: DateOut, body: TextOut, items: arrayOf(place) }),
    run: async ({ reader, on }) => {
      const { facts, body } = await factsAndBody(reader, on, undefined)
      return { on, body, items: wantedPlaces(facts, body, on) }
    },
  }),
  defineRead({
    name: 'listBodies',
    path: '/bodies',
    summary: 'The bodies of the company',
    permission: 'board:read',
    query: asAtQuery,
    returns: Fields({ on: DateOut, items: arrayOf(body) }),
    run: async ({ reader, on }) => ({ on, items: (await loadBoardFacts(reader)).bodies }),
  }),
  defineRead({
    name: 'listSeats',
    path: '/seats',
    summary:
      'The seats of a body on a day, who holds each, and the sector with which the place of an early leaver stays',
    permission: 'board:read',
    query: ofBody,
    returns: Fields({
      on: DateOut,
      body: TextOut,
      items: listOf({
        ...seat,
        holder: OrNull(TextOut),
        holders: arrayOf(TextOut),
        keptFor: OrNull(Fields({ sector: ChoiceOut(['maintained', 'academy']), until: DateOut, leaver: TextOut })),
      }),
    }),
    run: async ({ reader, on, query }) => {
      const { facts, body } = await factsAndBody(reader, on, query.body)
      return {
        on,
        body,
        items: seatsOn(facts, body, on).map(({ seat, holders }) => ({
          ...seat,
          // The last to be appointed, where a seat has more people in it than one.
          holder: holders.at(-1) ?? null,
          holders,
          keptFor: keptFor(facts, seat, on),
        })),
      }
    },
  }),
]
