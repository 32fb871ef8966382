import {
  COUNCIL_OFFICES,
  type Directory,
  isAuthority,
  isOfficer,
  OFFICES,
  type Office,
  type OfficeName,
} from '../../directory/index.ts'
import { addDays, type IsoDate, inForce } from '../../kernel/dates.ts'
import { by } from '../../kernel/order.ts'
import type { Appointment, Seat } from '../types.ts'
import { nominatingOrganisation, nominatorOf, organisationNamed } from './nominator.ts'

/**
 * A seat of category `ex_officio` follows the office: who leaves the office leaves the seat with it, whatever the appointment says.
 *
 * Which office that is: the one that the seat's qualification names (`council_officer`, or with the organisation
 * `council_officer:wexmere-council`), and no other. Where it names none, in this order: those held on the day of appointment at
 * the organisation that nominates; else those held then at a council; else any held then. The seat is left on the last day on
 * which one of them is held. An office that goes on without a gap in another row, a councillor who is elected again, is the same
 * office. Where none is known, none can be left.
 */
export const lastSpell = (directory: Directory, appointment: Appointment, seat: Seat): Office | undefined => {
  if (seat.category !== 'ex_officio') return undefined
  const held = (directory.officesOf.get(appointment.person) ?? []).filter(
    (office) => office.to === undefined || office.to >= appointment.appointedOn,
  )
  const then = held.filter((office) => inForce(office, appointment.appointedOn))
  const nominator = nominatingOrganisation(directory, nominatorOf(appointment, seat))
  if (namedOffice(seat.qualification)) {
    const named = held.filter((office) => qualifies(directory, seat.qualification, office))
    return named.length > 0 ? lastOf(held, named, appointment.appointedOn) : undefined
  }
  const ties = [
    then.filter((office) => office.organisation === nominator),
    then.filter(
      (office) =>
        isOfficer(directory, office) ||
        (COUNCIL_OFFICES.includes(office.office) && isAuthority(directory, office.organisation)),
    ),
    then,
  ].find((some) => some.length > 0)
  return ties && lastOf(held, ties, appointment.appointedOn)
}

/** The office that the qualification of a seat names, before any organisation; none where it is in free words. */
const namedOffice = (qualification: string | null): OfficeName | undefined => {
  const [name = ''] = (qualification ?? '').split(':')
  return OFFICES.find((office) => office === name.trim().toLowerCase().replaceAll(' ', '_'))
}

/** Is an office the one that the qualification of a seat names? */
export const qualifies = (directory: Directory, qualification: string | null, office: Office): boolean => {
  if (namedOffice(qualification) !== office.office) return false
  const organisation = qualification?.split(':')[1]?.trim()
  return organisation === undefined || organisationNamed(directory, organisation)?.ref === office.organisation
}

/** Follows the offices that tie the seat from the day of appointment to the last day on which any of them is held without a gap. */
const lastOf = (held: readonly Office[], ties: readonly Office[], appointedOn: IsoDate): Office => {
  const same = held
    .filter((office) => ties.some((tie) => tie.office === office.office && tie.organisation === office.organisation))
    .sort(by('from'))
  let last = same.find((office) => inForce(office, appointedOn)) ?? (same[0] as Office)
  for (const office of same) {
    if (last.to !== undefined && office.from <= addDays(last.to, 1) && (office.to ?? '9') > last.to) last = office
  }
  return last
}
