import { agendaSentence, apologiesText, interestText, itemQuorum, WAYS_TO_A_QUORUM } from '../../src/agenda/index.ts'
import { organisationName } from '../../src/directory/index.ts'
import {
  agendaAnswer,
  agendaDocument,
  agendaOf,
  ItemOut,
  itemDocument,
  loadAgendaFacts,
  loadBoardFacts,
  type Meeting,
  mainBody,
  meetingCalled,
  meetingTitle,
} from '../../src/governance/index.ts'
import { Fields } from '../../src/kernel/fields.ts'
import { arrayOf, OrNull, TextOut } from '../../src/platform/http/index.ts'
import { defineReport } from '../../src/reporting/define.ts'
import type { Block } from '../../src/reporting/document.ts'

/** An item with the words that stand on paper. */
type Item = ReturnType<typeof itemDocument> & { concerns: string | null; interests: string[]; decision: string | null }

interface Facts extends ReturnType<typeof agendaDocument> {
  title: string
  bodyName: string
  sentence: string
  /** As a sentence; the people stand in `apologies`. */
  apologiesText: string
  rows: Item[]
  totals: Record<string, unknown>
}

const table = (rows: readonly Item[], ofBoard: boolean): Block => ({
  kind: 'table',
  caption: 'Items of the agenda',
  columns: [
    { key: 'number', head: 'No.', kind: 'number' },
    { key: 'title', head: 'Item', kind: 'text', rowHeading: true },
    { key: 'interests', head: 'Who has an interest', kind: 'text' },
    ...(ofBoard ? [{ key: 'decision', head: 'Quorum', kind: 'text' as const }] : []),
  ],
  rows: rows.map(({ number, title, concerns, interests, decision }) => ({
    cells: {
      number,
      title: concerns ? `${title} (concerns ${concerns})` : title,
      interests: interests.length > 0 ? interests.join('. ') : 'Nobody known',
      decision,
    },
  })),
})

/** What a meeting has before it, in its order, with who has an interest in each item, and whether enough are left to decide it. */
export const agenda = defineReport<Facts>({
  name: 'agenda',
  title: 'Agenda',
  takes: ['ref'],
  permission: 'board:read',
  absent: async (reader) =>
    (await loadBoardFacts(reader)).meetings.length === 0
      ? 'No meeting is recorded. One is planned with the act scheduleMeeting'
      : undefined,
  newest: async (reader) => {
    const facts = await loadBoardFacts(reader)
    return nextOfMain(facts.meetings, mainBody(facts, facts.meetings.at(-1)?.heldOn ?? ('' as Meeting['heldOn']))?.ref)
  },
  givesFiles: true,
  columns: ['number', 'item', 'kind', 'title', 'subject', 'organisation', 'interests', 'counted', 'needed', 'quorate'],
  answer: {
    ...agendaAnswer,
    title: TextOut,
    bodyName: TextOut,
    sentence: TextOut,
    apologiesText: TextOut,
    rows: arrayOf(
      Fields({
        ...ItemOut.properties,
        concerns: OrNull(TextOut),
        interests: arrayOf(TextOut),
        decision: OrNull(TextOut),
      }),
    ),
    totals: Fields({}),
  },
  facts: async (reader, { ref }) => {
    const known = await loadAgendaFacts(reader)
    const { facts } = known
    const meeting = meetingCalled(facts, ref)
    const found = agendaOf(known, meeting)
    return {
      ...agendaDocument(found),
      title: meetingTitle(meeting),
      bodyName: facts.bodies.find((body) => body.ref === meeting.body)?.name ?? meeting.body,
      sentence: agendaSentence(found.items).replaceAll('**', ''),
      apologiesText: apologiesText(facts, found.apologies),
      rows: found.items.map((item): Item => {
        const decided = itemQuorum(item)
        return {
          ...itemDocument(item),
          concerns: item.organisation && organisationName(facts.directory, item.organisation, meeting.heldOn),
          interests: item.interested.map((one) => interestText(facts, one)),
          decision: decided ? `${decided.tag.text}: ${decided.text}` : null,
        }
      }),
      totals: {},
    }
  },
  flat: ({ rows }) =>
    rows.map(({ interests, quorum, ...row }) => ({
      ...row,
      interests: interests.join('. '),
      counted: quorum?.counted ?? null,
      needed: quorum?.needed ?? null,
      quorate: quorum?.quorate ?? null,
    })),
  say: ({ title, bodyName, sentence, apologiesText: apologies, rows, quorum, councilVotes }) => ({
    subtitle: `${bodyName}: ${title}`,
    blocks: [
      { kind: 'answer', strong: sentence, text: quorum ? `The quorum is ${quorum.needed} (${quorum.source}).` : '' },
      ...(apologies ? [{ kind: 'paragraph' as const, text: apologies }] : []),
      ...(rows.length > 0 ? [table(rows, quorum !== null)] : []),
      ...(rows.some((row) => row.quorum && !row.quorum.quorate)
        ? [{ kind: 'paragraph' as const, text: WAYS_TO_A_QUORUM }]
        : []),
      ...(councilVotes?.status === 'warn' ? [{ kind: 'paragraph' as const, text: councilVotes.explanation }] : []),
    ],
  }),
})

/** The next meeting of the main body that is planned, as far as anybody has said what became of the others; else the last one. */
const nextOfMain = (meetings: readonly Meeting[], body: string | undefined): string | undefined => {
  const own = meetings.filter((one) => one.body === body).sort((a, b) => (a.heldOn < b.heldOn ? -1 : 1))
  return (own.find(({ status }) => status === 'planned') ?? own.at(-1))?.ref
}
