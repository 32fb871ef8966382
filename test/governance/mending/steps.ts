import type { Ground } from '../ground/company.ts'

export const DAY = '2026-09-01'

/** An act by its name and command, recorded as a fact where a rule would refuse it; or rows, as a changed pack brings them. */
export type Step = readonly [name: string, command: object] | readonly ['rows', Parameters<Ground['add']>[0]]

export const resign = (person: string, body: string, ceasedOn = '2026-08-31'): Step => [
  'recordResignation',
  { person, body, ceasedOn },
]
export const appoint = (person: string, seat: string, more: object = {}): Step => [
  'appointDirector',
  {
    person,
    seat,
    appointedOn: DAY,
    verifiedOn: '2026-08-01',
    agreedOn: '2026-08-01',
    agreementVersion: '2025',
    ...more,
  },
]
export const cease = (organisation: string): Step => [
  'ceaseMember',
  { organisation, ceasedOn: '2026-08-31', reason: 'By agreement' },
]
export const admit = (organisation: string, more: object = {}): Step => [
  'admitMember',
  { organisation, class: 'school', admittedOn: DAY, consentOn: '2026-08-20', ...more },
]
export const meet = (nth: number, heldOn: string, mark?: string): Step[] => [
  ['scheduleMeeting', { body: 'north', heldOn }],
  ...(mark
    ? [['recordMeeting', { meeting: `meeting-${nth}`, status: 'held', attendance: [{ person: 'h-2', mark }] }] as Step]
    : []),
]
/** Does one after the other. */
export const carryOut = async (ground: Ground, steps: readonly Step[]) => {
  for (const [name, what] of steps) {
    if (name === 'rows') await ground.add(what as Parameters<Ground['add']>[0])
    else await ground.act(name, what, { asFact: 'It has happened' })
  }
}
