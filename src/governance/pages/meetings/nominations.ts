import { nameOf } from '../../../directory/index.ts'
import { type IsoDate, longDate } from '../../../kernel/dates.ts'
import { plural } from '../../../kernel/text.ts'
import { definePage, type PageContext } from '../../../platform/http/index.ts'
import { nameOfBody } from '../../board/called.ts'
import { seatsOn } from '../../board/directors.ts'
import { howContested, votesDecide } from '../../decisions/contested.ts'
import { loadNominations, type Nomination, type NominationOutcome } from '../../decisions/nominations.ts'
import { type Round, type RoundState, roundsOn, standingInterests } from '../../decisions/rounds.ts'
import { keptVacancy, nominatedOutsider } from '../../seats/kept-places.ts'
import { keptForText, outsiderText, placeNotice, withItsClause } from '../../seats/kept-words.ts'
import { loadBoardFacts } from '../../store.ts'
import type { BoardFacts, Seat } from '../../types.ts'
import { seatTitle } from '../board/seat-words.ts'
import { boardLinks } from '../frame.ts'

export const KIND_WORDS = { self: 'Self-nomination', standing: 'Standing interest', association: 'By its association' }

export const OUTCOME_WORDS: Record<NominationOutcome, string> = {
  uncontested: 'Chosen, uncontested',
  interviewed: 'Chosen by interview',
  elected: 'Elected',
  not_chosen: 'Not chosen',
  withdrawn: 'Withdrawn',
}

const STATE_TAGS: Record<RoundState, { kind: string; text: string }> = {
  open: { kind: 'info', text: 'Open' },
  contested: { kind: 'warn', text: 'Contested' },
  uncontested: { kind: 'ok', text: 'Uncontested' },
  remains_open: { kind: 'bad', text: 'Nobody came forward' },
  filled: { kind: 'ok', text: 'Decided' },
}

/** Seats for which people are nominated; the others follow an office, or the council or the board fills them. */
const NOMINATED: readonly Seat['category'][] = ['school_leader', 'governor', 'association']

/** Before any articles: where no last day is known, the articles that began the company say how. */
const FIRST = '1800-01-01' as IsoDate

/** What is to be done next in a round, and what the rule says about it. */
export const nextStep = (facts: BoardFacts, { state, closesOn, undecided, left }: Round): string => {
  const candidates = plural(undecided.length, 'candidate')
  const places = plural(left, 'place')
  switch (state) {
    case 'open':
      return `Nominations are received until **${longDate(closesOn ?? '')}**; ${undecided.length === 0 ? 'nobody has come forward yet' : `${candidates} so far, for ${places}`}.`
    case 'contested':
      return `**${candidates} for ${places}**: ${howContested(facts.company, closesOn ?? FIRST)}.`
    case 'uncontested':
      return undecided.length < left
        ? `${candidates} for ${places}: record ${undecided.length === 1 ? 'it' : 'them'} as uncontested, and advertise the rest again.`
        : `As many candidates as places, ${places}: record ${undecided.length === 1 ? 'it' : 'them'} as uncontested.`
    case 'remains_open':
      return `${left === 1 ? 'The place remains' : `${places} remain`} open: advertise again.`
    case 'filled':
      return 'Somebody has been chosen for every place.'
  }
}

/** "Which places are to be filled, and who wants them?": advertisements, candidates, and what comes next. */
export const nominationsPage = definePage({
  path: '/nominations',
  section: '/meetings',
  permission: 'board:read',
  run: async (context: PageContext) => {
    const { reader, on, base, may, dates, link } = context
    const facts = await loadBoardFacts(reader)
    const all = await loadNominations(reader)
    const rounds = roundsOn(all, facts.seats, on)
    const running = rounds.filter(({ state }) => state !== 'filled')
    const writes = may('board:write') && !dates.isPast
    return {
      view: 'governance/views/meetings/nominations.njk',
      title: 'Nominations',
      model: {
        links: await boardLinks(context, '/nominations'),
        sentence: sentenceOf(running),
        rounds: running.map((round) => ({
          title: `${round.title}, ${nameOfBody(facts, round.body)}`,
          tag: STATE_TAGS[round.state],
          next: nextStep(facts, round),
          kept: keptTexts(facts, round, on),
          ...(writes && isVotedOn(facts, round)
            ? { vote: `${base}/elections/new?seat=${encodeURIComponent(round.places[0] ?? '')}` }
            : {}),
          candidates: [...round.candidates, ...round.late].map((one) =>
            candidateRow(facts, one, round, writes ? base : ''),
          ),
        })),
        vacant: vacantSeats(facts, running, on).map(({ seat }) => vacancyRow(facts, seat, on, writes ? base : '')),
        standing: standingInterests(all, on).map((one) => ({
          cells: [
            nameOf(facts.directory, one.person ?? ''),
            nameOfBody(facts, one.body),
            one.receivedOn ? longDate(one.receivedOn) : '',
          ],
        })),
        decided: rounds.filter(({ state }) => state === 'filled').flatMap((round) => decidedRows(facts, round, link)),
        record: writes ? `${base}/nominations/new` : undefined,
        advertise: writes ? `${base}/nominations/advertisements/new` : undefined,
      },
    }
  },
})

const sentenceOf = (running: readonly Round[]): string => {
  const places = running.reduce((sum, { left }) => sum + left, 0)
  const contested = running.filter(({ state }) => state === 'contested').length
  if (running.length === 0) return 'No place is advertised, and no nomination waits for a decision.'
  const waiting = contested === 0 ? 'none is contested' : `**${contested} ${contested === 1 ? 'is' : 'are'} contested**`
  return `**${plural(places, 'place')}** to fill in ${plural(running.length, 'round')} of nominations; ${waiting}.`
}

/** The places of a round that stay with a sector, each in a sentence. */
const keptTexts = (facts: BoardFacts, { places }: Round, on: IsoDate): string[] =>
  facts.seats
    .filter(({ ref }) => places.includes(ref))
    .flatMap((seat) => {
      const kept = keptVacancy(facts, seat, on)
      return kept ? [withItsClause(placeNotice(facts, seat, kept))] : []
    })

/** More candidates than places, in a partnership whose members vote. */
const isVotedOn = ({ company }: BoardFacts, { state }: Round): boolean => state === 'contested' && votesDecide(company)

const candidateRow = (facts: BoardFacts, one: Nomination, round: Round, base: string) => {
  const name = nameOf(facts.directory, one.person ?? '')
  const decides = base !== '' && one.outcome === null
  const outsider = nominatedOutsider(facts, one)
  return {
    cells: [
      outsider ? { text: name, sub: outsiderText(facts, outsider), tag: { kind: 'warn', text: 'Other sector' } } : name,
      one.kind ? KIND_WORDS[one.kind] : '',
      one.receivedOn ? longDate(one.receivedOn) : '',
      round.late.includes(one)
        ? { tag: { kind: 'warn', text: 'Came late' } }
        : one.outcome === null
          ? 'Not decided'
          : OUTCOME_WORDS[one.outcome],
      decides
        ? { text: 'Decide', of: name, href: `${base}/nominations/${encodeURIComponent(one.ref)}/decision/new` }
        : '',
    ],
  }
}

/** Seats that nobody holds on a day and that no running round is about. */
const vacantSeats = (facts: BoardFacts, running: readonly Round[], on: IsoDate) => {
  const advertised = new Set(running.flatMap(({ places }) => places))
  return facts.bodies
    .flatMap(({ ref }) => seatsOn(facts, ref, on))
    .filter(
      ({ seat, holders }) => holders.length === 0 && NOMINATED.includes(seat.category) && !advertised.has(seat.ref),
    )
}

const vacancyRow = (facts: BoardFacts, seat: Seat, on: IsoDate, base: string) => {
  const title = seatTitle(seat)
  const kept = keptVacancy(facts, seat, on)
  return {
    cells: [
      kept ? { text: title, sub: `Stays with ${keptForText(kept)}` } : title,
      nameOfBody(facts, seat.body),
      seat.nominatedBy ? nominatorName(facts, seat.nominatedBy) : '',
      base === ''
        ? ''
        : {
            text: 'Advertise',
            of: title,
            href: `${base}/nominations/advertisements/new?seat=${encodeURIComponent(seat.ref)}`,
          },
    ],
  }
}

const nominatorName = ({ directory }: BoardFacts, nominator: string): string =>
  directory.organisations.get(nominator)?.name ?? nominator

const decidedRows = (facts: BoardFacts, round: Round, link: PageContext['link']) =>
  [...round.candidates, ...round.late, ...round.withdrawn].map((one) => ({
    cells: [
      nameOf(facts.directory, one.person ?? ''),
      `${round.title}, ${nameOfBody(facts, round.body)}`,
      one.kind ? KIND_WORDS[one.kind] : '',
      one.outcome ? OUTCOME_WORDS[one.outcome] : 'Not decided',
      one.votes === null ? '' : `${one.votes}${one.lot ? ', by lot' : ''}`,
      one.decidedOn ? longDate(one.decidedOn) : '',
      {
        text: 'Return',
        of: nameOf(facts.directory, one.person ?? ''),
        href: link(`/elections/${encodeURIComponent(one.election ?? one.ref)}`),
      },
    ],
  }))
