import type { Role } from '../../src/platform/permission.ts'

/** An act that is refused for something other than a rule of the articles, and what has to happen before it is. */
export interface OtherCase {
  as: Role
  act: string
  body: Record<string, unknown>
  /** The same kind of act or another, each of which is accepted. */
  before?: { as: Role; act: string; body: Record<string, unknown> }[]
}

const secretary = (act: string, body: object) => ({
  as: 'secretary' as const,
  act,
  body: body as Record<string, unknown>,
})
const finance = (act: string, body: object) => ({ as: 'finance' as const, act, body: body as Record<string, unknown> })
const administrator = (act: string, body: object) => ({
  as: 'administrator' as const,
  act,
  body: body as Record<string, unknown>,
})
const twice = (asked: OtherCase): OtherCase => ({ ...asked, before: [asked] })

const grant = { partnership: 'standards-group', amount: '400.00', purpose: 'Start-up' }
const account = { accountName: 'Wexmere Learning', sortCode: '00-99-02', accountNumber: '00990202' }
const vacancy = { seat: 'independent-2', advertisedOn: '2026-11-02', closesOn: '2026-11-30' }
const nomination = {
  body: 'board',
  seat: 'independent-2',
  person: 'lena-sorby',
  kind: 'self',
  receivedOn: '2026-11-10',
}

const withdrawn = secretary('decideNomination', {
  nomination: 'lena-2026',
  outcome: 'withdrawn',
  decidedOn: '2026-11-18',
})

/** One smallest case of every code of a conflict. */
export const CONFLICTS: Record<string, OtherCase> = {
  'already-in-office': secretary('appointDirector', {
    person: 'joan-akersley',
    seat: 'independent-2',
    appointedOn: '2026-12-10',
  }),
  'seat-occupied': secretary('appointDirector', { person: 'lena-sorby', seat: 'council-1', appointedOn: '2026-12-10' }),
  'already-member': secretary('admitMember', { organisation: 'alder-lane', class: 'school', admittedOn: '2026-12-01' }),
  'already-ceasing': twice(
    secretary('ceaseMember', { organisation: 'cooper-street', ceasedOn: '2027-03-31', reason: 'Closes' }),
  ),
  'already-leaving': twice(secretary('recordResignation', { person: 'joan-akersley', ceasedOn: '2027-01-31' })),
  'already-ended': twice(
    secretary('endOffice', {
      person: 'joan-akersley',
      organisation: 'wexmere-council',
      office: 'councillor',
      to: '2026-11-30',
    }),
  ),
  'already-there': twice(secretary('advertiseVacancy', vacancy)),
  'already-decided': {
    ...withdrawn,
    before: [secretary('recordNomination', { ref: 'lena-2026', ...nomination }), withdrawn],
  },
  'already-paid': twice(secretary('payGrant', { ref: 'start-up', paidOn: '2026-11-16', ...grant })),
  'already-proposed': twice(
    secretary('proposeAppointment', { person: 'lena-sorby', seat: 'independent-2', appointedOn: '2026-12-10' }),
  ),
  'already-closed': twice(secretary('withdrawProposal', { proposal: 'P-1' })),
  'meeting-exists': twice(secretary('scheduleMeeting', { body: 'board', heldOn: '2027-09-23' })),
  'nothing-to-publish': twice(secretary('publishDates', { body: 'board' })),
  'meeting-cancelled': secretary('addAgendaItem', { meeting: 'standards-2026-03-12', kind: 'other', title: 'Reading' }),
  'already-on-agenda': twice(
    secretary('addAgendaItem', { meeting: 'board-2026-12-10', kind: 'review', subject: 'standards-group' }),
  ),
  'already-withdrawn': twice(secretary('withdrawAgendaItem', { item: 'december-2' })),
  duplicate: twice(finance('recordReceipt', { ref: 'R-1', date: '2026-11-20', payer: 'alder-lane', amount: '10.00' })),
  'all-invoiced': finance('recordPurchaseOrder', { agreement: 'A25-002', purchaseOrder: 'PO-1' }),
  'not-accepted': finance('recordPurchaseOrder', { agreement: 'A26-082', purchaseOrder: 'PO-1' }),
  'later-account': {
    ...finance('changeBankDetails', { ...account, from: '2026-11-25' }),
    before: [finance('changeBankDetails', { ...account, from: '2026-12-01' })],
  },
  closed: twice(finance('closePeriod', { period: '2025-04' })),
  open: finance('reopenPeriod', { period: '2026-11', reason: 'Late' }),
  'not-by-hand': finance('reverseEntry', { entry: 20, date: '2026-11-20', reason: 'Wrong' }),
  reversed: twice(finance('reverseEntry', { entry: 1, date: '2026-11-20', reason: 'Posted twice' })),
  credited: twice(
    finance('issueCreditNote', {
      invoice: 'INV-2025-0001',
      date: '2026-11-20',
      reason: 'Never given',
      lines: [{ line: 1, net: '3556.00' }],
    }),
  ),
  'already-granted': twice(
    administrator('grantRole', { email: 'ada@example.org', name: 'Ada Vance', role: 'finance' }),
  ),
}

/** The exact words of each. */
export const CONFLICT_WORDS: Record<string, string> = {
  'already-in-office':
    'Joan Akersley sits in “Board of directors” in the seat “Council director (councillor)” (council-2) since 23 May 2024. Record when that ends, or choose a later date',
  'seat-occupied':
    'Martin John Pellow holds the seat “Council director (officer)” (council-1) since 17 December 2025. Choose another seat, or record first when Martin John Pellow leaves',
  'already-member':
    'Alder Lane Primary School is on the register as m-002, admitted on 6 March 2018. It cannot be entered twice',
  'already-ceasing': 'Cooper Street Primary School is already recorded as a member until 31 March 2027',
  'already-leaving': 'Joan Akersley is already recorded as leaving “Board of directors” after 31 January 2027',
  'already-ended': 'This office is already recorded as ending on 30 November 2026',
  'already-there': 'The seat is advertised already, until 30 November 2026',
  'already-decided': 'This nomination was decided on 18 November 2026: withdrawn',
  'already-paid': 'Grant “start-up” was paid on 16 November 2026',
  'already-proposed': 'Lena Sorby is proposed for this seat already, by P-1. Withdraw that proposal first',
  'already-closed': 'Proposal P-1 is closed: it was withdrawn, or the person was appointed',
  'meeting-exists': '“Board of directors” has a meeting on 23 September 2027 already: meeting-35',
  'nothing-to-publish': 'Every meeting of “Board of directors” that is planned is published. Plan one first',
  'meeting-cancelled': 'The meeting was called off. Choose another',
  'already-on-agenda':
    'It is on the agenda of 10 December 2026 already: Review of Standards and inclusion group: remit, priorities and progress',
  'already-withdrawn': 'The item was taken off the agenda on 22 November 2026',
  duplicate: 'There is a receipt “R-1” already. Give this one another reference',
  'later-account': 'Another account is paid into from 1 December 2026 already. Give that day, or a later one',
  'all-invoiced':
    'Everything under agreement A25-002 is invoiced. A number cannot be added to an invoice that is issued: tell the customer which invoice it belongs to',
  'not-accepted': 'Agreement A26-082 is suspended, and nothing is invoiced under it',
  closed: 'April 2025 is closed already',
  open: 'November 2026 is open already',
  'not-by-hand': 'Entry 20 was made by invoice INV-2025-0001. Issue a credit note for it',
  reversed: 'Entry OPEN-2024 is reversed already, by entry 1420',
  credited: 'All of INV-2025-0001 has been credited already',
  'already-granted': 'This person has the role finance officer already',
}
