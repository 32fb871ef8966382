/** Rows of a spreadsheet by its file; a column that a row leaves out is blank. */
export type ExampleRows = Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>

/**
 * What every preset's template shows, whatever kind of partnership it is: one example in each file, all of one story, so that the
 * folder can be imported as it stands. Nobody and nothing in it exists.
 */
export const COMMON_ROWS: ExampleRows = {
  'groupings.csv': [{ organisation: 'elm-bank', federation: 'two-rivers', from: '2015-09-01', to: '2021-08-31' }],
  'counts.csv': [{ organisation: 'elm-bank', census: 'january', counted_on: '2025-01-16', pupils: '210' }],
  'people.csv': [
    {
      ref: 'p-01',
      given_names: 'Orla',
      family_name: 'Fenwright',
      email: 'orla.fenwright@elm-bank.example',
      occupation: 'Head teacher',
      skills: 'finance; school leadership',
    },
    { ref: 'candidate-02', given_names: 'Miles', family_name: 'Penhallow', email: 'miles.penhallow@elm-bank.example' },
  ],
  'offices.csv': [
    {
      person: 'p-01',
      organisation: 'elm-bank',
      office: 'head_teacher',
      from: '2019-09-01',
      evidence: 'School website, 1 September 2025',
    },
  ],
  'members.csv': [
    {
      ref: 'm-01',
      organisation: 'elm-bank',
      class: 'school',
      votes: '1',
      admitted_on: '2025-05-01',
      consent_on: '2025-04-22',
      consent_reference: 'Cabinet 14/25',
      representative: 'Chair of governors',
    },
  ],
  'appointments.csv': [
    {
      ref: 'a-01',
      person: 'p-01',
      body: 'board',
      seat: 'seat-01',
      appointed_on: '2025-09-01',
      term_ends_on: '2027-08-31',
      verified_on: '2025-08-18',
      agreed_on: '2025-09-01',
      agreement_version: '2025',
    },
  ],
  'meetings.csv': [
    {
      ref: 'meeting-01',
      body: 'board',
      held_on: '2025-09-25',
      title: 'Autumn meeting',
      status: 'held',
      published_on: '2025-07-10',
    },
  ],
  'attendance.csv': [{ meeting: 'meeting-01', person: 'p-01', mark: 'attended' }],
  'substitutes.csv': [
    {
      body: 'group',
      person: 'p-01',
      substitute: 'Deputy head of Elm Bank',
      agreed_on: '2025-09-15',
      agreed_with: 'Partnership manager',
      from: '2025-09-25',
      to: '2025-09-25',
    },
  ],
  'resolutions.csv': [
    {
      ref: 'R-2025-01',
      body: 'board',
      meeting: 'meeting-01',
      kind: 'board',
      text: 'That 5,000 pounds of the surplus be set aside for early reading',
      passed_on: '2025-09-25',
      votes_for: '1',
      votes_against: '0',
      abstentions: '0',
    },
  ],
  'interests.csv': [{ person: 'p-01', nature: 'none', from: '2025-09-01', declared_on: '2025-09-25' }],
  'agenda.csv': [
    {
      ref: 'item-01',
      meeting: 'meeting-01',
      position: '1',
      kind: 'resolution',
      title: 'That 5,000 pounds of the surplus be set aside for early reading',
      organisation: 'elm-bank',
    },
  ],
  'agenda-interests.csv': [
    {
      item: 'item-01',
      person: 'p-01',
      interest: 'Head teacher of the school',
      left_room: 'yes',
      voted: 'no',
    },
  ],
  'supervision.csv': [
    { kind: 'designation', authority: 'council', on: '2025-04-15', reference: 'Cabinet, 14 April 2025' },
  ],
  'nominations.csv': [
    {
      ref: 'n-01',
      body: 'board',
      seat: 'seat-01',
      person: 'p-01',
      kind: 'self',
      advertised_on: '2025-06-02',
      closes_on: '2025-06-27',
      received_on: '2025-06-11',
      outcome: 'elected',
      decided_on: '2025-07-21',
      election: 'election-01',
      votes: '1',
    },
    {
      ref: 'n-02',
      body: 'board',
      seat: 'seat-01',
      person: 'candidate-02',
      kind: 'self',
      advertised_on: '2025-06-02',
      closes_on: '2025-06-27',
      received_on: '2025-06-20',
      outcome: 'not_chosen',
      decided_on: '2025-07-21',
      election: 'election-01',
      votes: '0',
    },
  ],
  'elections.csv': [
    {
      ref: 'election-01',
      seat: 'seat-01',
      roll_on: '2025-06-30',
      opened_on: '2025-07-01',
      closed_on: '2025-07-18',
      declared_on: '2025-07-21',
      roll: '1',
      spoiled: '0',
    },
  ],
  'milestones.csv': [
    {
      ref: 'launch',
      title: 'Full launch',
      due_on: '2025-09-01',
      owner: 'Director of Education',
      done_on: '2025-09-01',
      evidence: 'Letter to all schools',
    },
  ],
  'consultations.csv': [
    {
      ref: 'model',
      title: 'Preferred model',
      options: 'A company owned by schools | A partnership | No change',
      opened_on: '2025-01-13',
      closed_on: '2025-02-28',
    },
  ],
  'responses.csv': [
    { consultation: 'model', organisation: 'elm-bank', option: 'A partnership', received_on: '2025-02-03' },
  ],
  'priorities.csv': [
    {
      ref: 'priority-01',
      body: 'group',
      title: 'Reading at seven',
      from: '2025-09-01',
      to: '2026-08-31',
      progress: 'Every school has a reading lead',
      reviewed_on: '2026-01-22',
    },
  ],
  'grants.csv': [
    {
      ref: 'grant-01',
      partnership: 'group',
      purpose: 'Start-up',
      conditions: 'Spent by 31 July 2026',
      amount: '2000.00',
      paid_on: '2025-10-01',
    },
  ],
  'reviews.csv': [
    {
      ref: 'review-01',
      reviewer: 'elm-bank',
      reviewed: 'group',
      held_on: '2026-02-04',
      findings: 'Meetings are well attended; minutes reach schools late',
    },
  ],
  'evaluations.csv': [
    {
      partnership: 'group',
      aspect: 'Shared leadership',
      level: 'developing',
      assessed_on: '2026-02-04',
      note: 'Leads meet each half term',
    },
  ],
}

/** Where there is a membership agreement: somebody in office has signed its next version. */
export const SIGNED_AGAIN: ExampleRows = {
  'signatures.csv': [{ ref: 'signature-01', person: 'p-01', body: 'board', version: '2026', signed_on: '2026-01-22' }],
}

/** A service with its price, a school that buys it and pays, and a surplus of which some is set aside. */
export const TRADING_ROWS: ExampleRows = {
  'services.csv': [
    {
      code: 'SIP',
      name: 'School improvement partner',
      family: 'School improvement',
      basis: 'traded',
      description: 'Six visits a year by a partner of your own',
      from: '2025-04-01',
    },
  ],
  'prices.csv': [
    {
      service: 'SIP',
      customer_class: 'any',
      model: 'banded',
      sla_year: 'september',
      proration: 'months_inclusive',
      from: '2025-04-01',
    },
  ],
  'bands.csv': [{ service: 'SIP', customer_class: 'any', over_pupils: '0', price: '1200.00', from: '2025-04-01' }],
  'agreements.csv': [
    {
      ref: 'agr-01',
      customer: 'elm-bank',
      service: 'SIP',
      ordered_on: '2025-07-07',
      starts_on: '2025-09-01',
      ends_on: '2026-08-31',
      purchase_order: 'PO-118',
      invoice_schedule: 'upfront',
      status: 'accepted',
    },
  ],
  'commissions.csv': [
    {
      ref: 'com-01',
      title: 'Support to schools causing concern',
      starts_on: '2025-04-01',
      ends_on: '2026-03-31',
      annual_value: '40000.00',
      schedule: 'quarterly',
      basis: 'contract',
    },
  ],
  'journal.csv': [
    { entry: 'opening', date: '2025-03-31', account: '1200', debit: '30000.00', memo: 'Opening balances' },
    { entry: 'opening', date: '2025-03-31', account: '3000', credit: '30000.00', memo: 'Opening balances' },
  ],
  'receipts.csv': [
    { ref: 'rec-01', date: '2025-09-22', payer: 'elm-bank', amount: '1440.00', invoice: 'agr-01/1', reference: 'BACS' },
  ],
  'programmes.csv': [
    {
      ref: 'early-reading',
      name: 'Early reading',
      purpose: 'A coach for every infant class',
      outcome_measure: 'Phonics check at six',
      from: '2025-09-25',
    },
  ],
  'outcomes.csv': [
    {
      programme: 'early-reading',
      reported_on: '2026-03-27',
      text: 'Two of three infant classes have a coach',
      evidence: 'Report to the board',
    },
  ],
  'designations.csv': [
    { ref: 'D-2025-1', programme: 'early-reading', resolution: 'R-2025-01', date: '2025-09-25', amount: '5000.00' },
  ],
}
