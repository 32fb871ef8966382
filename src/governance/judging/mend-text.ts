import { nameOf } from '../../directory/index.ts'
import { seatTitle } from '../board/called.ts'
import type { BoardFacts } from '../types.ts'
import type { MendingAct } from './mend.ts'

/** What is to be done, as a list says it. */
export const mendText = (facts: BoardFacts, act: MendingAct): string => {
  switch (act.kind) {
    case 'renew':
      return `Renew the term of ${nameOf(facts.directory, act.appointment.person)} as ${seatTitle(act.seat)}`
    case 'verify':
      return `Verify the identity of ${nameOf(facts.directory, act.person)}`
    case 'sign':
      return `${nameOf(facts.directory, act.person)} signs the current membership agreement`
    case 'appoint':
      if (act.isNew && act.seat.category !== 'co_opted') {
        return `Make a seat of the kind “${seatTitle(act.seat)}”, and appoint somebody to it who does not count as the council’s`
      }
      return act.isNew
        ? 'Make one more seat, and appoint somebody to it who does not count as the council’s'
        : `Appoint somebody as ${seatTitle(act.seat)} who does not count as the council’s`
    case 'leave':
      return `${nameOf(facts.directory, act.person)} leaves first`
  }
}
