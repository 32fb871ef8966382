import { inWordsOf } from '../../../company/index.ts'
import { nameOf } from '../../../directory/index.ts'
import { longDate } from '../../../kernel/dates.ts'
import { notFound } from '../../../kernel/errors.ts'
import { by } from '../../../kernel/order.ts'
import { capitalised, plural } from '../../../kernel/text.ts'
import { defineForm, definePage, type PageContext } from '../../../platform/http/index.ts'
import { isOpen, madeOf, type Standing, standingOf } from '../../acts/board/proposal-standing.ts'
import {
  type ProposeAppointment,
  type Proposed,
  proposeAppointmentAct,
  withdrawProposalAct,
} from '../../acts/board/propose.ts'
import { type AgendaItem, loadAgendaItems } from '../../agenda/items.ts'
import { loadProposals, type Proposal } from '../../decisions/proposals.ts'
import { rulesInShort } from '../../judging/rule-words.ts'
import { loadBoardFacts } from '../../store.ts'
import type { BoardFacts } from '../../types.ts'
import { mindText } from '../act-words.ts'
import { appointHref, seatTitleOf } from '../board/seat-words.ts'
import { boardLinks } from '../frame.ts'
import { named } from '../names.ts'
import { aimAppointment, appointCommand, appointSteps } from './appoint-questions.ts'

/** What stands in the way of an appointment today, in one sentence. */
const inTheWay = (facts: BoardFacts, standing: Standing | undefined): string => {
  if (!standing) return 'The seat does not exist on that day.'
  const { clash, worsened, appointment } = standing
  if (clash) {
    const name = nameOf(facts.directory, clash.person)
    return clash.person === appointment.person
      ? `${name} sits as ${seatTitleOf(facts, clash.seat)} already.`
      : `${name} holds the seat.`
  }
  const findings = worsened.map(({ finding }) => finding)
  return findings.length === 0
    ? 'Nothing stands in the way.'
    : `It would break ${rulesInShort(facts, findings, appointment.appointedOn)}.`
}

const openRow = (
  facts: BoardFacts,
  proposal: Proposal,
  items: readonly AgendaItem[],
  { on, base, may, dates, link }: PageContext,
) => {
  const standing = standingOf(facts, proposal, on)
  const acts = may('board:write') && !dates.isPast
  const { ready } = standing ?? {}
  const { person, ref } = proposal
  return {
    cells: [
      { text: nameOf(facts.directory, person), href: link(`/board/directors/${encodeURIComponent(person)}`) },
      seatTitleOf(facts, proposal.seat),
      { text: longDate(proposal.appointedOn), sub: `Proposed on ${longDate(proposal.proposedOn)}` },
      agendaCell(facts, items, ref, link),
      ready
        ? {
            text: acts ? 'Appoint now' : 'Could be appointed now',
            ...(acts ? { href: appointHref(base, ready.appointment) } : {}),
            sub: `Nothing stands in the way${ready.term}.`,
          }
        : inTheWay(facts, standing),
      acts ? { text: 'Withdraw', href: `${base}/board/proposals/${encodeURIComponent(ref)}/withdrawal/new` } : '',
    ],
  }
}

/** The latest meeting on whose agenda a proposal stands. */
const agendaCell = (
  { meetings }: BoardFacts,
  items: readonly AgendaItem[],
  proposal: string,
  link: PageContext['link'],
) => {
  const found = items
    .filter(({ kind, subject, withdrawnOn }) => kind === 'proposal' && subject === proposal && withdrawnOn === null)
    .flatMap(({ meeting }) => meetings.find(({ ref }) => ref === meeting) ?? [])
    .sort(by('heldOn'))
    .at(-1)
  return found
    ? { text: longDate(found.heldOn), href: link(`/meetings/${encodeURIComponent(found.ref)}/agenda`) }
    : 'None yet'
}

const closedRow = (facts: BoardFacts, proposal: Proposal) => ({
  cells: [
    nameOf(facts.directory, proposal.person),
    seatTitleOf(facts, proposal.seat),
    longDate(proposal.proposedOn),
    proposal.withdrawnOn
      ? `Withdrawn on ${longDate(proposal.withdrawnOn)}${proposal.withdrawnBecause ? `: ${proposal.withdrawnBecause}` : ''}`
      : `Appointed from ${longDate(madeOf(facts, proposal)?.appointedOn ?? proposal.appointedOn)}`,
  ],
})

/** "Whom do we want to appoint, and what stands in the way?" */
export const proposalsPage = definePage({
  path: '/board/proposals',
  section: '/board',
  permission: 'board:read',
  run: async (context: PageContext) => {
    const { reader, on, base } = context
    const facts = await loadBoardFacts(reader)
    const all = (await loadProposals(reader)).filter(({ proposedOn }) => proposedOn <= on)
    const items = await loadAgendaItems(reader)
    const open = all.filter((proposal) => isOpen(facts, proposal))
    return {
      view: 'governance/views/appointing/proposals.njk',
      title: 'Proposals',
      model: {
        links: await boardLinks(context, '/board/proposals'),
        sentence:
          open.length === 0
            ? 'No appointment is proposed.'
            : inWordsOf(facts.company)(
                `**${plural(open.length, 'appointment')}** proposed. A proposal makes nobody a director.`,
              ),
        open: open.map((proposal) => openRow(facts, proposal, items, context)),
        closed: all.filter((one) => !open.includes(one)).map((one) => closedRow(facts, one)),
        propose: context.may('board:write') && !context.dates.isPast ? `${base}/board/proposals/new` : undefined,
      },
    }
  },
})

/** The questions of an appointment, and why it is proposed. The button of a refused appointment sends the same answers here. */
export const proposeForm = defineForm<ProposeAppointment, Proposed>({
  path: '/board/proposals',
  section: '/board',
  cancel: '/board/proposals',
  act: proposeAppointmentAct,
  title: 'Propose an appointment',
  steps: [
    ...appointSteps,
    { title: 'Why is it proposed?', fields: () => [{ name: 'reason', label: 'Reason (optional)', kind: 'long' }] },
  ],
  command: async ({ reader }, answers) => {
    const { resolution: _, ...command } = appointCommand(await loadBoardFacts(reader), answers)
    return { ...command, ...(answers.reason ? { reason: answers.reason } : {}) }
  },
  aim: aimAppointment,
  check: async ({ reader }, { command, outcome }) => {
    const facts = await loadBoardFacts(reader)
    const { inTheWay: findings, notices } = outcome.result
    const name = command.newPerson
      ? `${command.newPerson.givenNames} ${command.newPerson.familyName}`
      : nameOf(facts.directory, command.person)
    return {
      heading: `Check before you propose ${name}`,
      button: 'Save as a proposal for the board',
      effects: [
        `${name} is listed as proposed for the seat **${seatTitleOf(facts, command.seat)}**, from ${longDate(command.appointedOn)}. A proposal does not make anybody a director.`,
        findings.length === 0
          ? 'No rule stands in the way of the appointment today.'
          : `Today the appointment would break ${rulesInShort(facts, findings, command.appointedOn)}. When that changes, “What needs you” says so.`,
        ...notices.map(mindText),
      ],
    }
  },
  recorded: async ({ reader, base, today }, { outcome }) => {
    const facts = await loadBoardFacts(reader)
    const { proposal, item } = outcome.result
    const meeting = facts.meetings.find(({ ref }) => ref === item?.meeting)
    const name = nameOf(facts.directory, proposal.person)
    const standing = standingOf(facts, proposal, today)
    return {
      title: `${name} is proposed`,
      next: [
        {
          label: 'Now',
          text: inWordsOf(facts.company)(
            `Proposal ${proposal.ref} is listed for the board. It makes nobody a director.`,
          ),
        },
        {
          label: 'Until',
          text: `${capitalised(inTheWay(facts, standing))} When nothing does any more, “What needs you” says so.`,
        },
        ...(meeting
          ? [
              {
                on: meeting.heldOn,
                text: 'It is on the agenda of the next meeting.',
                href: `${base}/meetings/${encodeURIComponent(meeting.ref)}/agenda`,
                link: 'The agenda',
              },
            ]
          : []),
        { on: proposal.appointedOn, text: 'The day from which the appointment is wanted.' },
      ],
      links: [
        { text: 'Proposals', href: `${base}/board/proposals` },
        { text: 'Board composition', href: `${base}/board` },
      ],
      words: named(facts.directory, today),
    }
  },
})

const proposalIn = async ({ reader, params }: PageContext) => {
  const proposal = (await loadProposals(reader)).find(({ ref }) => ref === params.proposal)
  if (!proposal) throw notFound('There is no such proposal')
  const facts = await loadBoardFacts(reader)
  return { proposal, name: nameOf(facts.directory, proposal.person), seat: seatTitleOf(facts, proposal.seat) }
}

/** A proposal that nobody pursues any more. */
export const withdrawForm = defineForm<{ proposal: string; reason?: string }, Proposal>({
  path: '/board/proposals/:proposal/withdrawal',
  section: '/board',
  cancel: '/board/proposals',
  act: withdrawProposalAct,
  title: 'Withdraw a proposal',
  intro: async (context) => {
    const { name, seat } = await proposalIn(context)
    return [`**${name}** is proposed for the seat **${seat}**.`]
  },
  steps: [{ fields: () => [{ name: 'reason', label: 'Reason (optional)' }] }],
  check: async (context) => {
    const { name, seat } = await proposalIn(context)
    return {
      heading: `Check before you withdraw the proposal of ${name}`,
      button: 'Withdraw the proposal',
      effects: [`${name} is no longer proposed for the seat **${seat}**. The proposal stays on record as withdrawn.`],
    }
  },
  recorded: async (context) => {
    const { name } = await proposalIn(context)
    return {
      title: `The proposal of ${name} is withdrawn`,
      links: [{ text: 'Proposals', href: `${context.base}/board/proposals` }],
    }
  },
})
