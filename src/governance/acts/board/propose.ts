import { nameOf } from '../../../directory/index.ts'
import type { IsoDate } from '../../../kernel/dates.ts'
import { conflict, notFound } from '../../../kernel/errors.ts'
import { Optional, Ref, Text } from '../../../kernel/fields.ts'
import type { Finding } from '../../../kernel/finding.ts'
import { freshRef } from '../../../kernel/refs.ts'
import { commandSchema } from '../../../kernel/schema.ts'
import { type AnyAct, defineAct, type Tx } from '../../../platform/acts/index.ts'
import { nextMeeting } from '../../agenda/agenda.ts'
import type { AgendaItem } from '../../agenda/items.ts'
import { loadProposals, type Proposal, recordProposal } from '../../decisions/proposals.ts'
import { verificationToCome } from '../../judging/still-to-come.ts'
import { appointmentNotices } from '../../seats/kept-words.ts'
import { loadBoardFacts } from '../../store.ts'
import type { BoardFacts, Notice } from '../../types.ts'
import { addAgendaItem } from '../meetings/agenda.ts'
import { appointmentFields, checked } from './appoint.ts'
import { type Beforehand, BeforehandFields, recordBeforehand } from './beforehand.ts'
import { isOpen, standingOf } from './proposal-standing.ts'

export interface ProposeAppointment extends Beforehand {
  person: string
  seat: string
  appointedOn: IsoDate
  termEndsOn?: IsoDate
  nominatedBy?: string
  verifiedOn?: IsoDate
  reason?: string
}

const ProposeAppointmentBody = commandSchema<ProposeAppointment>({
  ...appointmentFields,
  reason: Optional(Text('reason', 500)),
  ...BeforehandFields,
})

export interface Proposed {
  proposal: Proposal
  /** Where it stands on the agenda of the next meeting that is planned; null where none is. */
  item: AgendaItem | null
  /** What the appointment would break as things stand now. */
  inTheWay: Finding[]
  /** What stands in no rule, and whoever proposes should know. */
  notices: Notice[]
}

/** Keeps an appointment for the board to see. It is refused for no rule, and makes nobody a director. */
const proposeAppointment = async (tx: Tx, command: ProposeAppointment): Promise<Proposed> => {
  await recordBeforehand(tx, command)
  const facts = await loadBoardFacts(tx)
  const seat = await checked(tx, facts, command)
  const before = await loadProposals(tx)
  const same = before.find((one) => one.person === command.person && one.seat === command.seat && isOpen(facts, one))
  if (same) {
    throw conflict(
      'already-proposed',
      `${nameOf(facts.directory, command.person)} is proposed for this seat already, by ${same.ref}. Withdraw that proposal first`,
    )
  }
  const proposal: Proposal = {
    ref: freshRef('P', before),
    person: command.person,
    seat: command.seat,
    nominatedBy: command.nominatedBy ?? null,
    appointedOn: command.appointedOn,
    termEndsOn: command.termEndsOn ?? null,
    verifiedOn: command.verifiedOn ?? null,
    reason: command.reason ?? null,
    proposedOn: tx.today,
    withdrawnOn: null,
    withdrawnBecause: null,
  }
  if (!isOpen(facts, proposal)) {
    throw conflict(
      'already-in-office',
      `${nameOf(facts.directory, command.person)} is appointed to this seat already. Choose another seat or a later date`,
    )
  }
  await recordProposal(tx, proposal)
  const inTheWay = standingOf(facts, proposal, tx.today)?.worsened.map(({ finding }) => finding) ?? []
  const notices = [
    ...appointmentNotices(facts, seat, command.person, command.appointedOn),
    ...verificationToCome(facts, { ...proposal, body: seat.body }, tx.today),
  ]
  return { proposal, item: await onNextAgenda(tx, facts, proposal), inTheWay, notices }
}

/** Who is proposed stands on the agenda of the next meeting of the body, so that it is not forgotten. */
const onNextAgenda = async (tx: Tx, facts: BoardFacts, { ref, seat }: Proposal): Promise<AgendaItem | null> => {
  const body = facts.seats.find((one) => one.ref === seat)?.body ?? ''
  const meeting = nextMeeting(facts, body, tx.today)
  return meeting ? addAgendaItem(tx, { meeting: meeting.ref, kind: 'proposal', subject: ref }) : null
}

export interface WithdrawProposal {
  proposal: string
  reason?: string
}

const WithdrawProposalBody = commandSchema<WithdrawProposal>({
  proposal: Ref('proposal', 'proposals'),
  reason: Optional(Text('reason', 500)),
})

/** A proposal that nobody pursues any more. It stays on record. */
const withdrawProposal = async (tx: Tx, { proposal: ref, reason }: WithdrawProposal): Promise<Proposal> => {
  const found = (await loadProposals(tx)).find((one) => one.ref === ref)
  if (!found) throw notFound(`There is no proposal “${ref}”`)
  if (!isOpen(await loadBoardFacts(tx), found)) {
    throw conflict('already-closed', `Proposal ${ref} is closed: it was withdrawn, or the person was appointed`)
  }
  const withdrawn = { ...found, withdrawnOn: tx.today, withdrawnBecause: reason ?? null }
  await recordProposal(tx, withdrawn)
  return withdrawn
}

export const proposeAppointmentAct = defineAct<ProposeAppointment, Proposed>({
  name: 'proposeAppointment',
  title: 'Propose an appointment',
  permission: 'board:write',
  path: '/board/proposals',
  body: ProposeAppointmentBody,
  example: {
    person: 'p-12',
    seat: 'head-primary',
    appointedOn: '2026-12-10' as IsoDate,
    reason: 'For the next meeting',
  },
  // Names stand in the row of the person, and can be erased there.
  keep: ({ newPerson: _, ...kept }) => kept,
  run: proposeAppointment,
})

export const withdrawProposalAct = defineAct<WithdrawProposal, Proposal>({
  name: 'withdrawProposal',
  title: 'Withdraw a proposal',
  permission: 'board:write',
  path: '/board/proposals/withdrawals',
  body: WithdrawProposalBody,
  example: { proposal: 'P-1', reason: 'Stands no more' },
  run: withdrawProposal,
})

export const proposalActs: AnyAct[] = [proposeAppointmentAct, withdrawProposalAct]
