import { expect } from 'chai'
import {
  type BoardFacts,
  evaluate,
  type Mark,
  type Meeting,
  suppose,
  withAppointment,
  worsenedBy,
} from '../../../src/governance/index.ts'
import { date, type Instant } from '../../../src/kernel/dates.ts'
import { aMeeting, factsOf, findingOf, type Sitter } from '../ground/facts.ts'

const known = '2026-09-01T09:00:00.000Z' as Instant
const partnership = (
  sitters: Sitter[],
  { articles, ...more }: { articles?: object; meetings?: Meeting[]; marks?: Mark[] } = {},
) =>
  factsOf({
    sitters,
    company: {
      preset: 'strategic-partnership',
      legalForm: 'unincorporated',
      ...(articles ? { articles } : {}),
    },
    ...more,
  })

describe('body.term', () => {
  for (const [what, sitter, status] of [
    ['two years to the day', {}, 'pass'],
    ['two years and a day', { termEndsOn: '2027-09-01' }, 'fail'],
    ['shorter, for the remainder of another’s', { termEndsOn: '2026-12-31' }, 'pass'],
    ['without an end', { termEndsOn: '' }, 'fail'],
    ['three years in a seat of three', { termEndsOn: '2028-08-31', termYears: 3 }, 'pass'],
    ['two years in a seat of one', { termYears: 1 }, 'fail'],
    ['by an office held elsewhere, without an end', { termEndsOn: '', category: 'ex_officio' }, 'pass'],
    ['of a chief executive, without an end', { termEndsOn: '', category: 'chief_executive' }, 'pass'],
    ['of a chief executive, longer than allowed', { termEndsOn: '2027-09-01', category: 'chief_executive' }, 'fail'],
    ['of an observer, without an end', { termEndsOn: '', category: 'observer' }, 'not-applicable'],
    ['from 29 February to the 27th', { appointedOn: '2024-02-29', termEndsOn: '2026-02-27' }, 'pass'],
    ['from 29 February to the 28th', { appointedOn: '2024-02-29', termEndsOn: '2026-02-28' }, 'fail'],
  ] as [string, Partial<Sitter>, string][])
    it(`${what}: ${status}`, () => {
      const one = { ref: 'x', appointedOn: '2025-09-01', termEndsOn: '2027-08-31', ...sitter }
      expect(findingOf(partnership([one]), 'body.term', '2026-02-01').status).to.equal(status)
    })

  describe('of who fills a seat in mid-term', () => {
    const left = { appointedOn: '2024-09-01', termEndsOn: '2026-08-31', ceasedOn: '2025-12-31' }
    const seated = (before: Partial<Sitter>, after: Partial<Sitter>): Sitter[] => [
      { ref: 'x', seat: 's', ...left, ...before },
      { ref: 'y', seat: 's', appointedOn: '2026-02-01', ...after },
    ]
    const remainder = { replacementServes: 'remainder' }
    const wholeTerm = '2028-01-31'
    for (const [what, articles, before, termEndsOn, status] of [
      ['the rest of the term to the day', remainder, {}, '2026-08-31', 'pass'],
      ['a day more', remainder, {}, '2026-09-01', 'fail'],
      ['less', remainder, {}, '2026-07-31', 'pass'],
      ['a term without an end', remainder, {}, '', 'fail'],
      ['a whole term after who served to its last day', remainder, { ceasedOn: '2026-08-31' }, '2028-02-01', 'fail'],
      ['a whole term where the articles give a fresh one', { replacementServes: 'fresh' }, {}, wholeTerm, 'pass'],
      ['a whole term where they are silent', {}, {}, wholeTerm, 'pass'],
      ['the rest of a term that was itself too long', remainder, { termEndsOn: '2028-12-31' }, '2028-12-31', 'fail'],
      ['as much of it as is a whole term', remainder, { termEndsOn: '2028-12-31' }, wholeTerm, 'pass'],
    ] as [string, object, Partial<Sitter>, string, string][])
      it(`${what}: ${status}`, () =>
        expect(
          findingOf(partnership(seated(before, { termEndsOn }), { articles }), 'body.term', '2026-03-01').status,
        ).to.equal(status))

    it('begins afresh the day after the term that was not served out', () => {
      const late = (appointedOn: string, termEndsOn: string) =>
        findingOf(
          partnership(seated({}, { appointedOn, termEndsOn }), { articles: remainder }),
          'body.term',
          '2026-09-01',
        ).status
      expect(late('2026-08-31', '2028-08-30')).to.equal('fail')
      expect(late('2026-09-01', '2028-08-31')).to.equal('pass')
    })

    it('is asked where the articles set no other term, and says whose term is served out by which clause', () => {
      const facts = factsOf({
        sitters: [...seated({}, { termEndsOn: '2026-09-01' }), { ref: 'z' }],
        company: { articles: { replacementServes: { value: 'remainder', clause: '21.3' } } },
      })
      expect(findingOf(facts, 'body.term', '2026-03-01')).to.include({
        status: 'fail',
        numerator: 1,
        denominator: 2,
        limit: 'of a replacement, the rest of the term',
        explanation:
          '1 of 2 people in office serves a term that is in order. Person y: the term to 1 September 2026 is longer than allowed; it serves out that of Person x, who left in mid-term, and may last to 31 August 2026.',
        source: 'Articles, 21.3',
      })
    })

    it('leaves a term in order that was given while the articles allowed a fresh one', () => {
      const versions = (first: string, second: string) =>
        partnership(seated({}, { termEndsOn: wholeTerm }), {
          articles: [
            { from: '2020-01-01', replacementServes: first },
            { from: '2026-03-01', replacementServes: second },
          ],
        })
      expect(findingOf(versions('fresh', 'remainder'), 'body.term', '2026-03-01').status).to.equal('pass')
      const eased = versions('remainder', 'fresh')
      expect(findingOf(eased, 'body.term', '2026-02-28').status).to.equal('fail')
      expect(findingOf(eased, 'body.term', '2026-03-01').status).to.equal('pass')
    })
  })

  it('is not asked where the articles set no term, whatever the seat says', () => {
    const facts = factsOf({ sitters: [{ ref: 'x', termYears: 2 }] })
    expect(findingOf(facts, 'body.term').status).to.equal('not-applicable')
  })

  it('finds who is held over from the day after, and lists those not in order', () => {
    const facts = partnership(
      [
        { ref: 'x', appointedOn: '2024-09-01', termEndsOn: '2026-08-31' },
        { ref: 'y', appointedOn: '2025-09-01', termEndsOn: '2027-08-31' },
      ],
      { articles: { holdingOver: true } },
    )
    expect(findingOf(facts, 'body.term', '2026-08-31')).to.include({ status: 'pass', numerator: 2, denominator: 2 })
    const after = findingOf(facts, 'body.term', '2026-09-01')
    expect(after).to.deep.include({ status: 'fail', numerator: 1, denominator: 2, headroom: null, people: ['x'] })
    const { timeline } = evaluate(facts, { on: date('2026-08-01'), known })
    expect(timeline.filter(({ rule }) => rule === 'body.term').map(({ on, because }) => [on, because])).to.deep.equal([
      ['2026-09-01', 'x is held over'],
      ['2027-09-01', 'y is held over'],
    ])
  })

  it('lets a successor take the seat of one who is held over', () => {
    const facts = partnership(
      [
        { ref: 'x', seat: 's', appointedOn: '2024-09-01', termEndsOn: '2026-08-31' },
        { ref: 'y', seat: 's', appointedOn: '2026-10-01', termEndsOn: '2028-09-30' },
      ],
      { articles: { holdingOver: true } },
    )
    const inOffice = (on: string) => findingOf(facts, 'body.term', on).denominator
    expect([inOffice('2026-09-30'), inOffice('2026-10-01')]).to.deep.equal([1, 1])
    expect(findingOf(facts, 'body.term', '2026-10-01').status).to.equal('pass')
  })

  it('lets a successor who came before the term was over sit alone after it, and one who came and went take nothing', () => {
    const inOffice = (next: Partial<Sitter>) => {
      const facts = partnership(
        [
          { ref: 'x', seat: 's', appointedOn: '2024-09-01', termEndsOn: '2026-08-31' },
          { ref: 'y', seat: 's', appointedOn: '2026-08-01', ...next },
        ],
        { articles: { holdingOver: true } },
      )
      return ['2026-08-31', '2026-09-01'].map((on) => evaluate(facts, { on: date(on), known }).inOffice)
    }
    expect(inOffice({})).to.deep.equal([2, 1])
    expect(inOffice({ termEndsOn: '2026-09-01' })).to.deep.equal([2, 1])
    expect(inOffice({ ceasedOn: '2026-08-15' })).to.deep.equal([1, 1])
  })

  it('stops no appointment because its term will be held over one day', () => {
    const before = partnership([], { articles: { holdingOver: true } })
    const after = partnership(
      [{ ref: 'x', appointedOn: '2026-09-01', termEndsOn: '2028-08-31', agreedOn: '2026-09-01' }],
      { articles: { holdingOver: true } },
    )
    const rules = worsenedBy(before, after, [{ body: 'board', scope: 'group' }], date('2026-09-01'))
    expect(rules).to.deep.equal([])
  })
})

describe('body.agreement', () => {
  const signed = (ref: string, agreedOn: string, agreementVersion?: string): Sitter => ({
    ref,
    agreedOn,
    ...(agreementVersion ? { agreementVersion } : {}),
  })
  const outOfOrder = (facts: BoardFacts, day = '2026-09-01') => findingOf(facts, 'body.agreement', day).people

  for (const [what, sitters, people] of [
    ['everybody has signed', [signed('a', '2025-09-10', '2025'), signed('b', '2025-09-12', '2025')], []],
    ['one has signed nothing', [signed('a', '2025-09-10', '2025'), { ref: 'b' }], ['b']],
    ['one signs on the day', [signed('a', '2026-09-01', '2025')], []],
    ['one signs a day later', [signed('a', '2026-09-02', '2025')], ['a']],
    [
      'one has signed the version before',
      [signed('a', '2025-09-10', '2025'), signed('b', '2026-08-31', '2026')],
      ['a'],
    ],
    [
      'the ninth version comes before the tenth',
      [signed('a', '2026-01-05', '9'), signed('b', '2026-01-05', '10')],
      ['a'],
    ],
    [
      'a late signature under the old version brings it not back',
      [signed('a', '2024-09-10', '1'), signed('b', '2025-09-10', '2'), signed('c', '2026-01-10', '1')],
      ['a', 'c'],
    ],
    ['which version is not known', [signed('a', '2024-09-10'), signed('b', '2025-09-10', '2')], []],
  ] as [string, Sitter[], string[]][])
    it(`${what}: ${people.join(', ') || 'nobody'} out of order`, () =>
      expect(outOfOrder(partnership(sitters))).to.deep.equal(people))

  it('is asked of a strategic partnership only', () => {
    const facts = factsOf({ sitters: [{ ref: 'a' }, signed('b', '2025-09-10', '2025')] })
    expect(findingOf(facts, 'body.agreement').status).to.equal('not-applicable')
  })

  it('sees beforehand the version that somebody has signed before taking office', () => {
    const facts = partnership([
      signed('a', '2025-09-10', '2025'),
      { ...signed('b', '2026-07-20', '2026'), appointedOn: '2026-09-01' },
    ])
    const { timeline } = evaluate(facts, { on: date('2026-07-01'), known })
    expect(timeline.find(({ rule }) => rule === 'body.agreement')).to.include({
      on: '2026-07-20',
      because: 'b signs the agreement',
      status: 'fail',
    })
  })

  it('needs no second signature for a renewal under the same version', () => {
    const facts = partnership([
      {
        ref: 'a',
        seat: 's',
        appointedOn: '2024-09-01',
        termEndsOn: '2026-08-31',
        agreedOn: '2024-09-10',
        agreementVersion: '1',
      },
      { ref: 'a', seat: 's', appointedOn: '2026-09-01', termEndsOn: '2028-08-31' },
    ])
    expect(outOfOrder(facts)).to.deep.equal([])
  })

  const joining = (more: Partial<Sitter>) => {
    const others: Sitter[] = [signed('a', '2024-09-10', '1'), signed('b', '2025-09-10', '2')]
    const [before, after] = [
      partnership(others),
      partnership([...others, { ref: 'c', appointedOn: '2026-09-01', ...more }]),
    ]
    return worsenedBy(before, after, [{ body: 'board', scope: 'group' }], date('2026-09-01'))
      .map(({ finding }) => finding.rule)
      .filter((rule) => rule === 'body.agreement')
  }
  for (const [what, more, refused] of [
    ['without a signature', {}, true],
    ['having signed the current version', { agreedOn: '2026-09-01', agreementVersion: '2' }, false],
    ['having signed one that was outdated then', { agreedOn: '2026-09-01', agreementVersion: '1' }, true],
    ['as the first to sign a new one', { agreedOn: '2026-09-01', agreementVersion: '3' }, false],
  ] as [string, Partial<Sitter>, boolean][])
    it(`an appointment ${what} ${refused ? 'breaks' : 'keeps'} it`, () =>
      expect(joining(more).length > 0).to.equal(refused))
})

describe('body.attendance', () => {
  const days = ['2025-10-01', '2025-12-01', '2026-02-01', '2026-04-01', '2026-06-01']
  const at = (person: string, marks: string): Mark[] =>
    [...marks].flatMap((letter, i) => {
      const mark = { a: 'attended', s: 'substituted', p: 'apologies', x: 'absent' }[letter] as Mark['mark'] | undefined
      return mark ? [{ meeting: days[i] as string, person, mark, substitute: null }] : []
    })
  const judged = (
    marks: string,
    {
      day = '2026-06-01',
      statuses = 'hhhhh',
      articles = {},
      sitter = {},
    }: {
      day?: string
      statuses?: string
      articles?: object
      sitter?: Partial<Sitter>
    } = {},
  ) => {
    const meetings = [...statuses].map((letter, i) =>
      aMeeting(days[i] as string, {
        status: ({ h: 'held', p: 'planned', c: 'cancelled', i: 'inquorate' } as const)[letter as 'h'],
      }),
    )
    const facts = partnership([{ ref: 'x', appointedOn: '2024-09-01', ...sitter }], {
      meetings,
      marks: at('x', marks),
      articles: { attendance: { share: '4/5', ...articles } },
    })
    return findingOf(facts, 'body.attendance', day).status
  }

  for (const [what, marks, more, status] of [
    ['four of five', 'aaaax', {}, 'pass'],
    ['three of five', 'aaaxx', {}, 'fail'],
    ['three of four on the way, one still planned', 'aaax', { day: '2026-05-01', statuses: 'hhhhp' }, 'warn'],
    [
      'two of four, one still planned: four of five are out of reach',
      'aaxx',
      { day: '2026-05-01', statuses: 'hhhhp' },
      'fail',
    ],
    ['three of four on the day of the last planned meeting', 'aaax', { statuses: 'hhhhp' }, 'warn'],
    ['and while nobody has said what became of it', 'aaax', { day: '2026-08-30', statuses: 'hhhhp' }, 'warn'],
    ['but not beyond the year', 'aaax', { day: '2026-08-31', statuses: 'hhhhp' }, 'fail'],
    ['three of four on a day before one that has been held since', 'aaaxx', { day: '2026-05-01' }, 'warn'],
    ['three of four on a day before one that was cancelled', 'aaax', { day: '2026-05-01', statuses: 'hhhhc' }, 'fail'],
    ['three of four on a day before one without a quorum', 'aaax', { day: '2026-05-01', statuses: 'hhhhi' }, 'fail'],
    ['three of four on the last day of the year', 'aaax', { day: '2026-08-31', statuses: 'hhhh' }, 'fail'],
    ['the day after, in a new year', 'aaax', { day: '2026-09-01', statuses: 'hhhh' }, 'not-applicable'],
    ['no mark is an absence', 'aaa', {}, 'fail'],
    ['apologies are no attendance', 'aaapp', {}, 'fail'],
    ['a substitute does not count', 'aaasx', {}, 'fail'],
    ['a substitute counts where the articles say so', 'aaasx', { articles: { substituteCounts: true } }, 'pass'],
    ['a cancelled meeting never counts', 'aaaxa', { statuses: 'hhhch' }, 'pass'],
    ['an inquorate one does not', 'aaaxx', { statuses: 'hhhii' }, 'pass'],
    [
      'an inquorate one counts where the articles say so',
      'aaaxx',
      { statuses: 'hhhii', articles: { inquorateCounts: true } },
      'fail',
    ],
    ['meetings before the person came are not counted', '---aa', { sitter: { appointedOn: '2026-03-01' } }, 'pass'],
    ['nor those on the day before', '--xaa', { sitter: { appointedOn: '2026-02-02' } }, 'pass'],
    ['but one on the first day is', '--xaa', { sitter: { appointedOn: '2026-02-01' } }, 'fail'],
    [
      'a meeting after the term gives no chance',
      'aaax',
      { day: '2026-05-01', statuses: 'hhhhp', sitter: { termEndsOn: '2026-05-31' } },
      'fail',
    ],
    [
      'a meeting on its last day does',
      'aaax',
      { day: '2026-05-01', statuses: 'hhhhp', sitter: { termEndsOn: '2026-06-01' } },
      'warn',
    ],
    ['no meeting held yet', '', { day: '2025-09-30' }, 'not-applicable'],
    ['one meeting held', 'a', { day: '2025-10-01' }, 'pass'],
    [
      'none held since the person came',
      'aaa',
      { statuses: 'hhhcc', sitter: { appointedOn: '2026-02-02' } },
      'not-applicable',
    ],
  ] as [string, string, Parameters<typeof judged>[1], string][])
    it(`${what}: ${status}`, () => expect(judged(marks, more)).to.equal(status))

  it('is not asked where the articles are silent, and never stands in the way of an appointment', () => {
    expect(findingOf(factsOf({ sitters: [{ ref: 'x' }] }), 'body.attendance').status).to.equal('not-applicable')
    const meetings = days.map((day) => aMeeting(day))
    const [x, y] = [
      { ref: 'x', appointedOn: '2025-09-01', ceasedOn: '2026-06-30', agreedOn: '2025-09-01' },
      { ref: 'x', seat: 'other', appointedOn: '2026-07-15', termEndsOn: '2028-07-14', agreedOn: '2026-07-15' },
    ]
    const worsened = worsenedBy(
      partnership([x], { meetings }),
      partnership([x, y], { meetings }),
      [{ body: 'board', scope: 'group' }],
      date('2026-07-15'),
    )
    expect(worsened).to.deep.equal([])
    expect(findingOf(partnership([x, y], { meetings }), 'body.attendance', '2026-07-15').status).to.equal('fail')
  })

  it('says of whom it is not asked yet, because there has been no meeting while in office', () => {
    const facts = partnership(
      [
        { ref: 'x', appointedOn: '2024-09-01' },
        { ref: 'y', seat: 'other', appointedOn: '2026-02-02' },
      ],
      { meetings: [aMeeting('2025-10-01')], marks: at('x', 'a') },
    )
    const { status, explanation } = findingOf(facts, 'body.attendance', '2026-03-01')
    expect(status).to.equal('pass')
    expect(explanation).to.contain('No meeting yet while in office: Person y.')
  })

  it('is judged for a sub-group that is asked for, by its own meetings', () => {
    const facts = partnership([{ ref: 'x', appointedOn: '2024-09-01' }], {
      meetings: days.map((day) => aMeeting(day, { body: 'group' })),
    })
    const body = {
      ref: 'group',
      kind: 'sub_group' as const,
      name: 'Group',
      parent: 'board',
      preset: null,
      remit: null,
      from: null,
      to: null,
    }
    const seat = { ...facts.seats[0], ref: 'g', body: 'group' } as (typeof facts.seats)[number]
    const sitting = {
      ...facts.appointments[0],
      ref: 'a-g',
      seat: 'g',
      body: 'group',
    } as (typeof facts.appointments)[number]
    const grouped = withAppointment(
      { ...facts, bodies: [...facts.bodies, body], seats: [...facts.seats, seat] },
      sitting,
    )
    const of = (ref: string) =>
      evaluate(grouped, { body: ref, on: date('2026-06-01'), known }).findings.find(
        ({ rule }) => rule === 'body.attendance',
      )?.status
    expect([of('group'), of('board')]).to.deep.equal(['fail', 'not-applicable'])
  })
})

describe('what if', () => {
  it('supposes a newcomer to have signed', () => {
    const facts = partnership([
      { ref: 'a', agreedOn: '2025-09-01' },
      { ref: 'b', ceasedOn: '2024-09-30' },
    ])
    const document = suppose(facts, ['appoint:b:seat-b:2026-10-01'], { known })
    expect(document.findings.find(({ rule }) => rule === 'body.agreement')).to.include({ status: 'pass', numerator: 2 })
  })
})
