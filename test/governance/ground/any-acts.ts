import fc from 'fast-check'

/** The names that acts on a ground can use, sensibly or not. */
export interface Names {
  people: readonly string[]
  seats: readonly string[]
  bodies: readonly string[]
  schools: readonly string[]
  trusts: readonly string[]
  /** Who are head teachers, and of which school. */
  heads: readonly (readonly [person: string, school: string])[]
  councillors: readonly string[]
  /** Changes of articles that fit the preset. */
  articles: readonly object[]
  resolution: string
}

type Commands = Readonly<Record<string, fc.Arbitrary<object>>>

const day = fc.constantFrom(
  '2026-03-01',
  '2026-09-01',
  '2026-10-15',
  '2026-12-31',
  '2027-03-01',
  '2027-08-31',
  '2028-05-11',
)
const past = fc.constantFrom('2025-11-03', '2026-02-02', '2026-06-01', '2026-08-20', '2026-09-01')
const maybe = <T>(some: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(some, { nil: undefined, freq: 2 })

/** A command of each act that there is of a company's people, schools, bodies and articles, by the act's name. */
export const commandsOf = (names: Names): Commands => {
  const of = (some: readonly string[]) => fc.constantFrom(...some)
  const person = of(names.people)
  const seat = of(names.seats)
  const body = of(names.bodies)
  const school = of(names.schools)
  const trust = of(names.trusts)
  const organisation = fc.oneof(school, fc.constant('council'), trust)
  const appointment = {
    person,
    seat,
    appointedOn: day,
    termEndsOn: maybe(fc.constantFrom('2027-01-31', '2028-08-31', '2029-08-31')),
    verifiedOn: maybe(fc.constant('2026-02-01')),
    agreedOn: maybe(fc.constant('2026-02-01')),
    agreementVersion: maybe(fc.constant('2025')),
  }
  const marks = fc.uniqueArray(
    fc.record({ person, mark: fc.constantFrom('attended', 'apologies', 'absent', 'substituted') }),
    { selector: (mark) => mark.person, minLength: 1, maxLength: 4 },
  )
  const meeting = fc.constantFrom('meeting-1', 'meeting-2')
  const office = fc.oneof(
    fc
      .constantFrom(...names.heads)
      .map(([who, where]) => ({ person: who, organisation: where, office: 'head_teacher' })),
    of(names.councillors).map((who) => ({ person: who, organisation: 'council', office: 'councillor' })),
    fc.constant({ person: 'o-1', organisation: 'council', office: 'council_officer' }),
  )
  const nomination = fc.constantFrom('n-1', 'n-2')
  const signature = fc.constantFrom('a-1', 'a-3', 's-1', 's-2')
  const changes = fc.constantFrom(...names.articles)
  return {
    recordOrganisation: fc
      .record({
        ref: school,
        type: maybe(fc.constantFrom('1', '2', '34', '10')),
        phase: maybe(fc.constantFrom('Primary', 'Secondary')),
        closedOn: maybe(day),
        laCode: maybe(fc.constantFrom('970', '971')),
        trust: maybe(trust),
        district: maybe(fc.constantFrom('North', 'South')),
      })
      .map((command) => ({ ...command, kind: 'school' })),
    recordPerson: person.map((ref) => ({ ref, givenNames: 'Another', familyName: 'Name' })),
    recordCount: school.map((one) => ({ organisation: one, census: 'own', countedOn: '2026-08-01', pupils: '100' })),
    recordGrouping: fc.record({ organisation: school, trust, from: day, to: maybe(fc.constant('2028-08-31')) }),
    appointDirector: fc.record(appointment),
    recordResignation: fc.record({ person, body, ceasedOn: day }),
    admitMember: fc
      .record({ organisation, admittedOn: day, votes: fc.integer({ min: 1, max: 4 }), representative: maybe(person) })
      .map((command) => ({ ...command, class: 'school', consentOn: '2026-02-01' })),
    ceaseMember: fc.record({ organisation, ceasedOn: day }).map((command) => ({ ...command, reason: 'Left' })),
    recordOffice: fc
      .record({
        person,
        organisation,
        office: fc.constantFrom('head_teacher', 'executive_head', 'governor', 'councillor', 'council_officer'),
        from: day,
      })
      .map((command) => (command.office.startsWith('council') ? { ...command, organisation: 'council' } : command)),
    endOffice: fc.tuple(office, day).map(([held, to]) => ({ ...held, to })),
    passResolution: fc.record({ body, passedOn: past, votesFor: fc.nat(6) }).map((command) => ({
      ...command,
      kind: 'board',
      text: 'That it be so',
      votesAgainst: 1,
      abstentions: 0,
    })),
    adoptArticles: fc.tuple(day, changes).map(([from, some]) => ({
      from,
      resolution: names.resolution,
      changes: some,
    })),
    correctArticles: fc.tuple(maybe(day), changes).map(([from, some]) => ({ from, changes: some, reason: 'A slip' })),
    signAgreement: fc.record({ person, body, version: fc.constantFrom('2025', '2026'), signedOn: past }),
    correctSignature: fc.record({
      signature,
      version: maybe(fc.constantFrom('2025', '2026')),
      signedOn: maybe(past),
    }),
    removeSignature: fc.record({ signature }),
    scheduleMeeting: fc.record({ body: fc.constant('board'), heldOn: fc.oneof(past, day) }),
    publishDates: fc.record({ body, publishedOn: maybe(past) }),
    recordMeeting: fc.record({
      meeting,
      status: fc.constantFrom('held', 'held', 'inquorate', 'cancelled', 'planned'),
      heldOn: maybe(past),
      attendance: maybe(marks),
    }),
    recordAttendance: fc.record({ meeting, marks }),
    recordApologies: fc.record({ meeting, person, toldOn: maybe(past) }),
    withdrawApologies: fc.record({ meeting, person }),
    agreeSubstitute: fc.record({ person, body, substitute: person, from: day, to: maybe(day), agreedOn: maybe(past) }),
    withdrawSubstitute: fc.record({ person, body, substitute: person, from: day, withdrawnOn: maybe(day) }),
    addAgendaItem: meeting.map((at) => ({ meeting: at, kind: 'other', title: 'Next steps' })),
    orderAgenda: meeting.map((at) => ({ meeting: at, items: ['item-1'] })),
    withdrawAgendaItem: fc.constant({ item: 'item-1' }),
    declareInterest: person.map((one) => ({ item: 'item-1', person: one, interest: 'A friend of the seller' })),
    recordInterest: fc
      .record({ person, organisation, from: maybe(day) })
      .map((command) => ({ ...command, nature: 'Governor' })),
    endInterest: fc.record({ person, to: day }),
    designateSupervisingAuthority: day.map((designatedOn) => ({ authority: 'council', designatedOn })),
    recordReturn: day.map((sentOn) => ({ kind: 'accounts', covers: '2026-03-31', sentOn })),
    advertiseVacancy: fc.record({ seat, advertisedOn: past, closesOn: day }),
    recordNomination: fc
      .record({ ref: nomination, body, seat, person, receivedOn: past })
      .map((command) => ({ ...command, kind: 'self' })),
    decideNomination: fc.record({
      nomination,
      outcome: fc.constantFrom('uncontested', 'elected', 'withdrawn'),
      decidedOn: past,
    }),
    recordElection: fc.record({
      seat,
      rollOn: fc.constant('2026-02-02'),
      openedOn: fc.constant('2026-06-01'),
      closedOn: fc.constant('2026-08-20'),
      declaredOn: past,
      votes: fc.constant([
        { nomination: 'n-1', votes: 2 },
        { nomination: 'n-2', votes: 1 },
      ]),
    }),
    proposeAppointment: fc
      .tuple(fc.record(appointment), maybe(day))
      .map(([{ agreedOn: _, agreementVersion: __, ...proposed }, from]) => ({
        ...proposed,
        ...(from ? { office: { organisation: 'council', office: 'councillor', from } } : {}),
      })),
    withdrawProposal: fc.constant({ proposal: 'P-1' }),
  }
}

/** Acts that alter who sits or what a school is come more often than those that alter neither. */
const OFTEN = [
  'appointDirector',
  'recordResignation',
  'recordOffice',
  'endOffice',
  'recordOrganisation',
  'recordGrouping',
]

/** Any act with any command, a field that holds nothing left out. */
export const anyActOf = (names: Names): fc.Arbitrary<readonly [string, object]> =>
  fc.oneof(
    ...Object.entries(commandsOf(names)).map(([name, command]) => ({
      weight: OFTEN.includes(name) ? 4 : 1,
      arbitrary: command.map(
        (said) => [name, Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))] as const,
      ),
    })),
  )
