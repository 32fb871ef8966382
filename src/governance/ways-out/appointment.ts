import { nameOf } from '../../directory/index.ts'
import { longDate } from '../../kernel/dates.ts'
import type { WayOut } from '../../kernel/errors.ts'
import { currentVersion, signaturesBy } from '../board/agreements.ts'
import { SUPPOSED_RESOLUTION } from '../board/newcomers.ts'
import { termEndOf } from '../seats/terms.ts'
import type { Appointment } from '../types.ts'
import { AGREEMENT, IDENTITY, type Refused, STILL_BROKEN, worsenedThrough } from './trial.ts'

export const verifyFirst = (refused: Refused): WayOut | undefined => {
  const { facts, appointment } = refused
  const name = nameOf(facts.directory, appointment.person)
  return settled(
    refused,
    IDENTITY,
    { verifiedOn: appointment.appointedOn },
    `Verify the identity of ${name} on or before ${longDate(appointment.appointedOn)}, and give that date`,
  )
}

export const signFirst = (refused: Refused): WayOut | undefined => {
  const { facts, appointment } = refused
  const { appointedOn, body, person } = appointment
  const current = currentVersion(signaturesBy(facts, body, appointedOn))
  const signed = { agreedOn: appointedOn, agreementVersion: current?.name ?? null }
  return settled(
    refused,
    AGREEMENT,
    signed,
    `Let ${nameOf(facts.directory, person)} sign the membership agreement${current ? `, version ${current.name},` : ''} on or before ${longDate(appointedOn)}, and give the date (agreedOn) and the version (agreementVersion)`,
  )
}

export const allowedTerm = (refused: Refused): WayOut | undefined => {
  const { facts, appointment } = refused
  const seat = facts.seats.find(({ ref }) => ref === appointment.seat)
  const termEndsOn = seat ? termEndOf(facts, seat, appointment.appointedOn) : null
  if (termEndsOn === null) return undefined
  return settled(refused, 'body.term', { termEndsOn }, `Let the term end on ${longDate(termEndsOn)} at the latest`)
}

/** Members choose first, and the appointment names their resolution: tried with one that they are supposed to have carried. */
export const membersChooseFirst = (refused: Refused, rule: string): WayOut | undefined => {
  const { person, appointedOn } = refused.appointment
  const name = nameOf(refused.facts.directory, person)
  return settled(
    refused,
    rule,
    { resolution: SUPPOSED_RESOLUTION },
    `Record the members’ resolution first (passResolution, ordinary), passed on or before ${longDate(appointedOn)} and choosing ${name}, and name it in the appointment (resolution)`,
  )
}

/** A rule that is kept by saying something else of the appointment itself. */
const settled = (
  { facts, appointment }: Refused,
  rule: string,
  said: Partial<Appointment>,
  text: string,
): WayOut | undefined => {
  const others = worsenedThrough(facts, { ...appointment, ...said })
  if (others.some(({ finding }) => finding.rule === rule)) return undefined
  return {
    text,
    result: others.length === 0 ? 'the appointment can be recorded' : STILL_BROKEN,
  }
}
