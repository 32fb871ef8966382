import { nameOf } from '../../directory/index.ts'
import { longDate } from '../../kernel/dates.ts'
import type { Proposal } from '../decisions/proposals.ts'
import type { BoardFacts } from '../types.ts'
import type { AgendaItem } from './items.ts'

const seatName = ({ seats }: BoardFacts, ref: string): string => {
  const seat = seats.find((one) => one.ref === ref)
  return seat?.title ?? seat?.category.replaceAll('_', ' ') ?? ref
}

/** What an item about something that is recorded is called; undefined where it has to be given a title. */
export const titleOfItem = (
  facts: BoardFacts,
  proposals: readonly Proposal[],
  { kind, subject }: { kind: AgendaItem['kind']; subject?: string | null },
): string | undefined => {
  switch (kind) {
    case 'proposal': {
      const found = proposals.find(({ ref }) => ref === subject)
      return found && `Appointment of ${nameOf(facts.directory, found.person)} as ${seatName(facts, found.seat)}`
    }
    case 'term': {
      const found = facts.appointments.find(({ ref }) => ref === subject)
      const ends = found?.termEndsOn ? ` ends on ${longDate(found.termEndsOn)}` : ''
      return found && `Term of ${nameOf(facts.directory, found.person)} as ${seatName(facts, found.seat)}${ends}`
    }
    case 'review': {
      const found = facts.bodies.find(({ ref }) => ref === subject)
      return found && `Review of ${found.name}: remit, priorities and progress`
    }
    default:
      return undefined
  }
}
