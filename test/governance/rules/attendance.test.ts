import { expect } from 'chai'
import { evaluate, type Mark, withAppointment, worsenedBy } from '../../../src/governance/index.ts'
import { date, type Instant } from '../../../src/kernel/dates.ts'
import { aMeeting, factsOf, findingOf, partnershipOf, type Sitter } from '../ground/facts.ts'

const known = '2026-09-01T09:00:00.000Z' as Instant

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
    const facts = partnershipOf([{ ref: 'x', appointedOn: '2024-09-01', ...sitter }], {
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
      partnershipOf([x], { meetings }),
      partnershipOf([x, y], { meetings }),
      [{ body: 'board', scope: 'group' }],
      date('2026-07-15'),
    )
    expect(worsened).to.deep.equal([])
    expect(findingOf(partnershipOf([x, y], { meetings }), 'body.attendance', '2026-07-15').status).to.equal('fail')
  })

  it('says of whom it is not asked yet, because there has been no meeting while in office', () => {
    const facts = partnershipOf(
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
    const facts = partnershipOf([{ ref: 'x', appointedOn: '2024-09-01' }], {
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
