import { nameOf } from '../../directory/index.ts'
import { inForce } from '../../kernel/dates.ts'
import type { WayOut } from '../../kernel/errors.ts'
import { sittingsOn } from '../board/board.ts'
import { seatCalled } from '../board/called.ts'
import { possible, type Refused } from './trial.ts'

/** Who may not be chair may sit elsewhere: in the first vacant seat of another kind that the rules let him or her take. */
export const anotherSeat = ({ facts, appointment }: Refused): WayOut | undefined => {
  const { body, appointedOn, person } = appointment
  const held = new Set(sittingsOn(facts, body, appointedOn).map(({ seat }) => seat.ref))
  for (const seat of facts.seats) {
    if (seat.body !== body || seat.category === 'chair' || held.has(seat.ref) || !inForce(seat, appointedOn)) continue
    const then = possible(facts, { ...appointment, seat: seat.ref })
    if (!then) continue
    return {
      text: `Appoint ${nameOf(facts.directory, person)} to ${seatCalled(facts, seat.ref)} instead, which is vacant${then.term}`,
      result: 'the appointment can be recorded',
    }
  }
  return undefined
}
