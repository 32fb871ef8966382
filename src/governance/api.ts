import { articlesOn, loadCompany, PRESETS, versionOn } from '../company/index.ts'
import { nameOf } from '../directory/index.ts'
import { addYears, type IsoDate } from '../kernel/dates.ts'
import { notFound } from '../kernel/errors.ts'
import { Choice, DateText, Fields, Optional, Ref, Text } from '../kernel/fields.ts'
import { schema } from '../kernel/schema.ts'
import { ChoiceOut, DateOut, itemsOn, listOf, OrNull, TextOut, WholeOut } from '../platform/http/answer.ts'
import { defineRead, type ReadDefinition } from '../platform/http/route.ts'
import type { Reader } from '../platform/reader.ts'
import { answers } from './answers.ts'
import { mainBody } from './board/board.ts'
import { appointmentsOf, directorsOn, seatsOn } from './board/directors.ts'
import { wantedPlaces } from './board/gaps.ts'
import { keptPlace } from './board/kept-places.ts'
import { LOTS, loadNominations, NOMINATION_KINDS, NOMINATION_OUTCOMES, nominationOn } from './decisions/nominations.ts'
import { isOpen } from './decisions/proposal-standing.ts'
import { loadProposals } from './decisions/proposals.ts'
import { loadResolutions } from './decisions/resolutions.ts'
import { ELECTION_PHASES, loadElections } from './elections/election.ts'
import { rulesRead } from './judging/api.ts'
import { breachesOf, lastInFirst, shareSteps } from './judging/breaches.ts'
import { check } from './judging/check.ts'
import { waysToCure } from './judging/cures.ts'
import { openedBy } from './judging/opened-by.ts'
import { whatIf } from './judging/what-if.ts'
import { loadSubstitutes } from './meetings/substitutes.ts'
import { loadBoardFacts, loadInterests, loadSupervision } from './store.ts'
import { supervisionOn } from './supervision.ts'
import type { BoardFacts, Seat } from './types.ts'

const dates = { on: Optional(DateText('as at')), known: Optional(Text('as known at')) }
const dated = schema(Fields(dates))
const ofBody = schema(Fields({ ...dates, body: Optional(Ref('body', 'bodies')) }))

const SHARES = ['board.council-cap', 'board.law-20', 'board.votes-law-20', 'members.law-20'] as const

/** The body asked for, else the board of directors. */
const factsAndBody = async (
  reader: Reader,
  on: IsoDate,
  asked: string | undefined,
): Promise<{ facts: BoardFacts; body: string }> => {
  const facts = await loadBoardFacts(reader)
  if (asked !== undefined && !facts.bodies.some(({ ref }) => ref === asked)) {
    throw notFound(`There is no body “${asked}”`)
  }
  return { facts, body: asked ?? mainBody(facts, on)?.ref ?? 'board' }
}

/** The sector with which a place stays that was left early, and until when. */
const keptFor = (facts: BoardFacts, seat: Seat, on: IsoDate) => {
  const kept = keptPlace(facts, seat, on)
  return kept ? { sector: kept.sector, until: kept.until, leaver: kept.leaver.person } : null
}

export const reads: ReadDefinition[] = [
  defineRead({
    name: 'checkBoard',
    path: '/board',
    summary: 'Every rule of the constitution on a day, and the days ahead on which a verdict changes',
    permission: 'board:read',
    query: ofBody,
    returns: answers.check,
    run: ({ reader, on, today, query }) => check(reader, { body: query.body, on, today }),
  }),
  rulesRead,
  defineRead({
    name: 'whatIf',
    path: '/board/what-if',
    summary: 'The same after acts that are only supposed: acts are separated by commas, like cease:p-03:2027-01-31',
    permission: 'board:read',
    query: schema(Fields({ ...dates, body: Optional(Ref('body', 'bodies')), acts: Text('acts') })),
    returns: answers.whatIf,
    run: ({ reader, on, dated: asked, query }) =>
      whatIf(reader, {
        acts: query.acts.split(',').map((act) => act.trim()),
        body: query.body,
        on: asked && query.on !== undefined ? on : undefined,
      }),
  }),
  defineRead({
    name: 'getShareOverTime',
    path: '/board/timeline',
    summary: 'A share on each day of the next five years on which it changes, and why',
    permission: 'board:read',
    query: schema(Fields({ ...dates, rule: Optional(Choice('rule', SHARES)) })),
    returns: answers.shareOverTime,
    run: async ({ reader, on, query }) => {
      const rule = query.rule ?? 'board.council-cap'
      return { on, rule, steps: shareSteps(await loadBoardFacts(reader), rule, on, addYears(on, 5)) }
    },
  }),
  defineRead({
    name: 'listDirectors',
    path: '/board/directors',
    summary: 'Who is in office on a day, and who of them counts as the council’s, and why',
    permission: 'board:read',
    query: ofBody,
    returns: answers.directors,
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
    query: dated,
    returns: answers.director,
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
        offices: facts.directory.officesOf.get(person) ?? [],
        interests,
      }
    },
  }),
  defineRead({
    name: 'listWantedPlaces',
    path: '/board/gaps',
    summary: 'Every place that the articles want filled: who fills it, or since when nobody does, and who could',
    permission: 'board:read',
    query: dated,
    returns: answers.places,
    run: async ({ reader, on }) => {
      const { facts, body } = await factsAndBody(reader, on, undefined)
      return { on, body, items: wantedPlaces(facts, body, on) }
    },
  }),
  defineRead({
    name: 'listBreaches',
    path: '/board/breaches',
    summary: 'Breaches open, closed and coming: since when, how they were mended, and what would mend them',
    permission: 'board:read',
    query: schema(Fields({ ...dates, state: Optional(Choice('state', ['open', 'closed', 'coming'])) })),
    returns: answers.breaches,
    run: async ({ reader, on, query }) => {
      const facts = await loadBoardFacts(reader)
      const asked = breachesOf(facts, on).filter(({ state }) => query.state === undefined || state === query.state)
      const items = []
      for (const { causes, ...breach } of asked)
        items.push({
          ...breach,
          openedBy: await openedBy(reader, causes),
          lastInFirst: lastInFirst(facts, breach.finding, breach.from),
          waysToCure: breach.state === 'closed' ? [] : waysToCure(facts, breach.finding, breach.from),
        })
      return { on, items }
    },
  }),
  defineRead({
    name: 'listBodies',
    path: '/bodies',
    summary: 'The bodies of the company',
    permission: 'board:read',
    query: dated,
    returns: answers.bodies,
    run: async ({ reader, on }) => ({ on, items: (await loadBoardFacts(reader)).bodies }),
  }),
  defineRead({
    name: 'listSeats',
    path: '/seats',
    summary:
      'The seats of a body on a day, who holds each, and the sector with which the place of an early leaver stays',
    permission: 'board:read',
    query: ofBody,
    returns: answers.seats,
    run: async ({ reader, on, query }) => {
      const { facts, body } = await factsAndBody(reader, on, query.body)
      return {
        on,
        body,
        items: seatsOn(facts, body, on).map(({ seat, holder }) => ({
          ...seat,
          holder,
          keptFor: keptFor(facts, seat, on),
        })),
      }
    },
  }),
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
    query: dated,
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
    name: 'getSupervision',
    path: '/board/supervision',
    summary:
      'Consents, the supervising authority of a school company, and what was sent to it; null where none is asked for',
    permission: 'board:read',
    query: dated,
    returns: answers.supervision,
    run: async ({ reader, on }) => {
      const found = supervisionOn(await loadBoardFacts(reader), await loadSupervision(reader), on)
      const consents = (found?.consents ?? []).map(({ member, state }) => ({
        organisation: member.organisation,
        admittedOn: member.admittedOn,
        consentOn: member.consentOn,
        consentReference: member.consentReference,
        state,
      }))
      return { on, supervision: found ? { ...found, consents } : null }
    },
  }),
  defineRead({
    name: 'listMeetings',
    path: '/meetings',
    summary: 'Meetings held, planned and called off, each with who was there',
    permission: 'board:read',
    query: ofBody,
    returns: answers.meetings,
    run: async ({ reader, on, query }) => {
      const { facts, body } = await factsAndBody(reader, on, query.body)
      const items = facts.meetings.filter((meeting) => meeting.body === body)
      const marksOf = (ref: string) => facts.marks.filter(({ meeting }) => meeting === ref)
      return {
        on,
        body,
        items: items.map((meeting) => ({
          ...meeting,
          marks: marksOf(meeting.ref).map(({ meeting: _, ...mark }) => mark),
        })),
      }
    },
  }),
  defineRead({
    name: 'listSubstitutes',
    path: '/meetings/substitutes',
    summary: 'Who may come to meetings in place of whom, on a day or later',
    permission: 'board:read',
    query: ofBody,
    returns: answers.substitutes,
    run: async ({ reader, on, query }) => ({
      on,
      items: (await loadSubstitutes(reader)).filter(
        ({ body, to }) => (query.body === undefined || body === query.body) && (to === null || to >= on),
      ),
    }),
  }),
  defineRead({
    name: 'listProposals',
    path: '/board/proposals',
    summary: 'Appointments that were proposed by a day, and whether each is still open',
    permission: 'board:read',
    query: dated,
    returns: answers.proposals,
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
    query: dated,
    returns: answers.resolutions,
    run: async ({ reader, on }) => ({
      on,
      items: (await loadResolutions(reader)).filter(({ passedOn }) => passedOn <= on),
    }),
  }),
  defineRead({
    name: 'getArticles',
    path: '/articles',
    summary: 'What the articles say on a day, each value with its clause, and the versions there have been',
    permission: 'articles:read',
    query: dated,
    returns: answers.articles,
    run: async ({ reader, on }) => {
      const company = await loadCompany(reader)
      const passedOn = new Map((await loadResolutions(reader)).map((one) => [one.ref, one.passedOn]))
      return {
        on,
        preset: company.preset,
        title: PRESETS[company.preset].title,
        inForceSince: versionOn(company, on)?.from ?? null,
        articles: articlesOn(company, on),
        versions: company.articles.map(({ from, resolution, written }) => ({
          from,
          resolution,
          passedOn: passedOn.get(resolution ?? '') ?? null,
          overrides: written,
        })),
      }
    },
  }),
]
