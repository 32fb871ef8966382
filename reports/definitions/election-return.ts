import { signsAsSecretary } from '../../src/company/index.ts'
import {
  type ElectionReturn,
  electionReturn,
  lastReturn,
  NOMINATION_OUTCOMES,
  RETURN_METHODS,
  type ReturnRow,
} from '../../src/governance/index.ts'
import { longDate } from '../../src/kernel/dates.ts'
import { Fields } from '../../src/kernel/fields.ts'
import { capitalised, listed, plural } from '../../src/kernel/text.ts'
import { votesCast } from '../../src/platform/charts/index.ts'
import {
  arrayOf,
  ChoiceOut,
  DateOut,
  OrNull,
  PerCentOut,
  TextOut,
  WholeOut,
  YesOrNoOut,
} from '../../src/platform/http/index.ts'
import { defineReport } from '../../src/reporting/define.ts'
import type { Block } from '../../src/reporting/document.ts'

const METHOD_WORDS: Record<ElectionReturn['method'], string> = {
  election: 'A vote of the members',
  uncontested: 'Without a vote: as many candidates as places, or fewer',
  interviewed: 'By interview',
  undecided: 'Not decided yet',
}

const OUTCOME_WORDS: Record<NonNullable<ReturnRow['outcome']>, string> = {
  uncontested: 'chosen, uncontested',
  interviewed: 'chosen by interview',
  elected: 'elected',
  not_chosen: 'not chosen',
  withdrawn: 'withdrew',
}

const resultOf = ({ outcome, lot, late }: ReturnRow): string => {
  if (outcome === null) return late ? 'came late' : 'not decided'
  return `${OUTCOME_WORDS[outcome]}${lot === null ? '' : ', by lot'}`
}

const isIn = ({ outcome }: ReturnRow): boolean =>
  outcome === 'elected' || outcome === 'uncontested' || outcome === 'interviewed'

const answer = ({ rows, totals, vote, title }: ElectionReturn): Block => {
  const chosen = rows.filter(isIn)
  if (chosen.length === 0) {
    return {
      kind: 'answer',
      strong: 'Nobody has been chosen.',
      text: `${plural(rows.length, 'nomination')} for ${title}.`,
    }
  }
  const names = listed(chosen.map(({ name }) => name))
  const is = chosen.length === 1 ? 'is' : 'are'
  if (!vote) {
    const how = chosen[0]?.outcome === 'interviewed' ? 'chosen by interview' : 'chosen without a vote'
    return {
      kind: 'answer',
      strong: `${names} ${is} ${how}.`,
      text: `${plural(rows.length, 'nomination')} for ${plural(totals.places, 'place')}.`,
    }
  }
  const votes = listed(chosen.map((one) => String(one.votes ?? 0)))
  const lot = chosen.some((one) => one.lot === 'won') ? ' Votes were equal, and the lot decided.' : ''
  return {
    kind: 'answer',
    strong: `${names} ${is} elected with ${votes} of ${plural(totals.valid ?? 0, 'valid vote')}.`,
    text: `${totals.papers} of ${totals.roll} who had a vote took part: a turnout of ${totals.turnout}%.${lot}`,
  }
}

const constituency = ({ vote }: ElectionReturn): string => {
  if (!vote) return ''
  const kind = vote.phase ? `${vote.phase} schools` : 'schools'
  return vote.district ? `Members’ ${kind} of ${vote.district}` : vote.phase ? `Members’ ${kind}` : 'All members'
}

const wholeWords = (count: number | null): string | null => (count === null ? null : String(count))

const facts = (data: ElectionReturn): Block => {
  const { totals, vote } = data
  const pairs: [string, string | null][] = [
    ['Vacancy', `${data.title}, ${data.bodyName}: ${plural(totals.places, 'place')}`],
    ['Advertised', data.advertisedOn && longDate(data.advertisedOn)],
    ['Notices sent', data.advertisedOn && `To the heads of ${plural(totals.noticesSent, 'school')} of the area`],
    ['Last day for nominations', data.closesOn && longDate(data.closesOn)],
    ['Nominations', String(totals.nominations)],
    ['Decided', METHOD_WORDS[data.method]],
    ['Who had a vote', vote && constituency(data)],
    [
      'Votes',
      vote && `${vote.votes === 'per_school' ? 'Each school has one' : 'Each member has one'} (${vote.clause})`,
    ],
    ['Roll', vote && `${totals.roll}, on ${longDate(vote.rollOn)}`],
    ['Roll as stated', totals.statedRoll === totals.roll ? null : wholeWords(totals.statedRoll)],
    [
      'Vote',
      vote &&
        (vote.openedOn ? `${longDate(vote.openedOn)} to ${longDate(vote.closedOn)}` : `To ${longDate(vote.closedOn)}`),
    ],
    ['Papers returned', vote && `${totals.papers}, of which ${totals.spoiled} spoiled`],
    ['Turnout', totals.turnout && `${totals.turnout}%`],
    ['Result', vote?.declaredOn ? longDate(vote.declaredOn) : null],
  ]
  return { kind: 'facts', facts: pairs.flatMap(([label, value]) => (value ? [{ label, value }] : [])) }
}

const chart = ({ rows, vote, title }: ElectionReturn): Block[] => {
  if (!vote) return []
  const candidates = rows
    .filter(({ votes }) => votes !== null)
    .map((row) => ({ name: row.name, votes: row.votes ?? 0, result: resultOf(row), elected: isIn(row) }))
  return [
    {
      kind: 'chart',
      chart: votesCast({ of: title, note: `${title}, vote closed on ${longDate(vote.closedOn)}`, candidates }),
      size: 'wide',
    },
  ]
}

const nominations = ({ rows, vote }: ElectionReturn): Block[] => [
  { kind: 'heading', text: 'Nominations and result' },
  {
    kind: 'table',
    caption: 'Nominations and result',
    columns: [
      { key: 'name', head: 'Candidate', kind: 'text', rowHeading: true },
      { key: 'receivedOn', head: 'Nominated', kind: 'date' },
      ...(vote
        ? [
            { key: 'votes', head: 'Votes', kind: 'number' as const },
            { key: 'share', head: 'Share', kind: 'number' as const },
          ]
        : []),
      { key: 'result', head: 'Result', kind: 'text' },
    ],
    rows: rows.map((row) => ({
      cells: {
        name: row.name,
        receivedOn: row.receivedOn,
        votes: row.votes,
        share: row.share === null ? '' : `${row.share}%`,
        result: capitalised(resultOf(row)),
      },
    })),
    empty: 'Nobody came forward.',
  },
]

const electorate = ({ vote, electorate: electors }: ElectionReturn): Block[] =>
  vote
    ? [
        { kind: 'heading', text: 'Who had a vote' },
        {
          kind: 'table',
          caption: 'The roll',
          columns: [
            { key: 'name', head: 'School or member', kind: 'text', rowHeading: true },
            { key: 'member', head: 'On the register as', kind: 'text' },
          ],
          rows: electors.map(({ name, organisation, member, memberName }) => ({
            cells: { name, member: member === organisation ? 'Itself' : memberName },
          })),
          empty: 'Nobody had a vote on that day.',
        },
      ]
    : []

const phrase = OrNull(TextOut)
const count = OrNull(WholeOut)

/** Register 12: the return of a vacancy, from its advertisement to the result; by the ref of the election or of a nomination. */
export const electionReturnReport = defineReport<ElectionReturn>({
  name: 'election-return',
  title: 'Election return',
  takes: ['ref'],
  permission: 'board:read',
  document: { path: '/elections/:ref', section: '/meetings', back: { href: '/nominations', text: 'Nominations' } },
  newest: lastReturn,
  givesFiles: true,
  columns: ['nomination', 'person', 'name', 'receivedOn', 'votes', 'share', 'lot', 'late', 'outcome', 'decidedOn'],
  answer: {
    rows: arrayOf(
      Fields({
        nomination: TextOut,
        person: TextOut,
        name: TextOut,
        receivedOn: OrNull(DateOut),
        votes: count,
        share: OrNull(PerCentOut),
        lot: OrNull(ChoiceOut(['won', 'lost'])),
        late: YesOrNoOut,
        outcome: OrNull(ChoiceOut(NOMINATION_OUTCOMES)),
        decidedOn: OrNull(DateOut),
      }),
    ),
    totals: Fields({
      places: WholeOut,
      nominations: WholeOut,
      noticesSent: WholeOut,
      roll: count,
      statedRoll: count,
      papers: count,
      spoiled: count,
      valid: count,
      turnout: OrNull(PerCentOut),
    }),
    seat: TextOut,
    title: TextOut,
    body: TextOut,
    bodyName: TextOut,
    advertisedOn: OrNull(DateOut),
    closesOn: OrNull(DateOut),
    method: ChoiceOut(RETURN_METHODS),
    vote: OrNull(
      Fields({
        ref: TextOut,
        rollOn: DateOut,
        openedOn: OrNull(DateOut),
        closedOn: DateOut,
        declaredOn: OrNull(DateOut),
        district: phrase,
        phase: phrase,
        votes: ChoiceOut(['per_school', 'per_member']),
        clause: TextOut,
      }),
    ),
    electorate: arrayOf(Fields({ organisation: TextOut, name: TextOut, member: TextOut, memberName: TextOut })),
    notices: arrayOf(Fields({ organisation: TextOut, name: TextOut, heads: arrayOf(TextOut) })),
    faults: arrayOf(TextOut),
  },
  facts: (reader, { ref }) => electionReturn(reader, ref),
  say: (data, company) => ({
    title: data.vote ? 'Election return' : 'Nomination return',
    subtitle: `${data.title}, ${data.bodyName}`,
    blocks: [
      answer(data),
      ...data.faults.map((text): Block => ({ kind: 'paragraph', lead: 'To be put right.', text: `${text}.` })),
      facts(data),
      ...chart(data),
      ...nominations(data),
      ...electorate(data),
      { kind: 'signatures', lines: [signsAsSecretary(company), 'Date'] },
    ],
  }),
})
