import { inWordsOf } from '../company/index.ts'
import { organisationName } from '../directory/index.ts'
import {
  type AgendaFacts,
  agendaOf,
  type ItemBefore,
  isOpen,
  loadResolutions,
  type Meeting,
  meetingCalled,
  meetingTitle,
  quorumText,
} from '../governance/index.ts'
import { longDate } from '../kernel/dates.ts'
import { definePage, type PageContext, type PageDefinition } from '../platform/http/index.ts'
import { type Due, dueAt } from './due.ts'
import { loadDueFacts } from './load.ts'
import { agendaSentence, apologiesText, interestText, itemQuorum, WAYS_TO_A_QUORUM } from './words.ts'

/** "What has the meeting before it, and can it decide it?" */
const agendaPage = definePage({
  path: '/meetings/:meeting/agenda',
  section: '/meetings',
  permission: 'board:read',
  run: async (context: PageContext) => {
    const { reader, params, link, today, may } = context
    const known = await loadDueFacts(reader)
    const { facts } = known
    const meeting = meetingCalled(facts, params.meeting)
    const { items, quorum, room, council, apologies } = agendaOf(known, meeting)
    const here = `/meetings/${encodeURIComponent(meeting.ref)}`
    const writes = may('board:write') && !context.dates.isPast && meeting.status !== 'cancelled'
    const passed = (await loadResolutions(reader)).filter((one) => one.meeting === meeting.ref)
    return {
      view: 'agenda/views/agenda.njk',
      title: `Agenda: ${meetingTitle(meeting)}`,
      back: { href: link(here), text: 'The meeting' },
      model: {
        caption: facts.bodies.find(({ ref }) => ref === meeting.body)?.name ?? meeting.body,
        sentence: agendaSentence(items),
        apologies: apologiesText(facts, apologies),
        quorum: quorum && `${inWordsOf(facts.company)(quorumText(quorum, room))} ${quorum.source}.`,
        council: council?.status === 'warn' ? council.explanation : undefined,
        ways: items.some((one) => one.quorum && !one.quorum.quorate) ? WAYS_TO_A_QUORUM : undefined,
        columns: [
          { label: 'Item' },
          { label: 'Who has an interest' },
          ...(quorum ? [{ label: 'Quorum' }] : []),
          ...(writes ? [{ label: 'Interest' }, { label: 'Change' }] : []),
        ],
        rows: items.map((item) => itemRow(context, known, meeting, item, { writes, quorum: quorum !== undefined })),
        due:
          meeting.status === 'planned'
            ? dueAt(known, meeting, today).map((due) => dueRow(context, here, due, writes))
            : [],
        add: writes ? `${context.base}${here}/agenda/new` : undefined,
        links: linksOf(context, meeting, here, { writes, some: items.length > 0 }),
        passed: passed.map(({ ref, text }) => ({
          text: `${ref}: ${text}`,
          href: link(`/resolutions/${encodeURIComponent(ref)}`),
        })),
      },
    }
  },
})

const itemRow = (
  { base, link }: PageContext,
  known: AgendaFacts,
  meeting: Meeting,
  item: ItemBefore,
  shown: { writes: boolean; quorum: boolean },
) => {
  const { number, title, organisation, ref, interested } = item
  const { facts } = known
  const name = organisation && organisationName(facts.directory, organisation, meeting.heldOn)
  const href = subjectHref(item)
  const at = `${base}/meetings/${encodeURIComponent(meeting.ref)}/agenda/${encodeURIComponent(ref)}`
  const decided = itemQuorum(item)
  return {
    id: ref,
    cells: [
      {
        text: `${number}. ${title}`,
        ...(href ? { href: link(href) } : {}),
        ...subOf([...(name ? [`Concerns ${name}`] : []), ...closedText(known, item)]),
      },
      { lines: interested.length > 0 ? interested.map((one) => interestText(facts, one)) : ['Nobody known'] },
      ...(shown.quorum ? [decided ? { tag: decided.tag, sub: decided.text } : ''] : []),
      ...(shown.writes
        ? [
            { text: 'Record an interest', of: title, href: `${at}/interests/new` },
            { text: 'Take off', of: title, href: `${at}/withdrawal/new` },
          ]
        : []),
    ],
  }
}

const subOf = (said: readonly string[]) => (said.length > 0 ? { sub: said.join('. ') } : {})

/** A proposal may have been withdrawn, or carried out, since it was put on the agenda. */
const closedText = ({ facts, proposals }: AgendaFacts, { kind, subject }: ItemBefore): string[] => {
  const proposal = kind === 'proposal' ? proposals.find(({ ref }) => ref === subject) : undefined
  if (!proposal || isOpen(facts, proposal)) return []
  return [proposal.withdrawnOn ? `Withdrawn on ${longDate(proposal.withdrawnOn)}` : 'Appointed already']
}

/** Where what an item is about stands. */
const subjectHref = ({ kind, subject }: ItemBefore): string | undefined => {
  switch (kind) {
    case 'proposal':
      return '/board/proposals'
    case 'term':
      return '/board/terms'
    case 'review':
      return `/groups/${encodeURIComponent(subject ?? '')}`
    case 'milestone':
      return `/plan#${encodeURIComponent(subject ?? '')}`
    default:
      return undefined
  }
}

const dueRow = ({ base }: PageContext, here: string, { kind, subject, title, because }: Due, writes: boolean) => ({
  cells: [
    { text: title, sub: because },
    writes
      ? {
          text: 'Put on the agenda',
          of: title,
          href: `${base}${here}/agenda/due/new?${new URLSearchParams({ kind, title, ...(subject ? { subject } : {}) })}`,
        }
      : '',
  ],
})

const linksOf = (
  { base, link, may }: PageContext,
  meeting: Meeting,
  here: string,
  { writes, some }: { writes: boolean; some: boolean },
) => [
  ...(may('reports:read')
    ? ['pdf', 'csv', 'json'].map((format) => ({
        text: `The agenda as ${format.toUpperCase()}`,
        href: link(`/reports/agenda/${encodeURIComponent(meeting.ref)}.${format}`),
      }))
    : []),
  ...(writes && some ? [{ text: 'Put the items in another order', href: `${base}${here}/agenda/order/new` }] : []),
  ...(writes && meeting.status !== 'planned'
    ? [
        {
          text: 'Record a resolution of this meeting',
          href: `${base}/resolutions/new?${new URLSearchParams({ meeting: meeting.ref, body: meeting.body })}`,
        },
      ]
    : []),
]

export const pages: PageDefinition[] = [agendaPage]
