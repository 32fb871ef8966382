import { expect } from 'chai'
import { seatHistory, seatOn } from '../../../src/governance/seats/seating.ts'
import type { Seat } from '../../../src/governance/types.ts'
import { date } from '../../../src/kernel/dates.ts'
import { deskOf, rowWith, words } from '../../support/desk.ts'
import { shared } from '../../support/shared.ts'
import { factsOf, type Sitter } from '../ground/facts.ts'

describe('the history of a seat', () => {
  const history = (from: string | null, to: string | null, ...held: Partial<Sitter>[]) => {
    const facts = factsOf({ sitters: held.map((one, i) => ({ ref: `p-${i + 1}`, seat: 'chair', ...one })) })
    const seat: Seat = {
      ...(factsOf({ sitters: [{ ref: 'p', seat: 'chair' }] }).seats[0] as Seat),
      from: from ? date(from) : null,
      to: to ? date(to) : null,
    }
    const shown = seatHistory(facts, seat).map(
      (one) => `${one.appointment?.person ?? 'vacant'} ${one.from ?? ''}/${one.to ?? ''}`,
    )
    return { facts, seat, shown }
  }

  for (const [name, from, to, held, shown] of [
    ['that nobody has held', '2020-01-01', null, [], ['vacant 2020-01-01/']],
    ['held from its first day', '2020-01-01', null, [{ appointedOn: '2020-01-01' }], ['p-1 2020-01-01/']],
    [
      'held from a day after it',
      '2020-01-01',
      null,
      [{ appointedOn: '2020-01-02' }],
      ['vacant 2020-01-01/2020-01-01', 'p-1 2020-01-02/'],
    ],
    ['of which nobody knows since when it exists', null, null, [{ appointedOn: '2020-01-02' }], ['p-1 2020-01-02/']],
    [
      'that was vacant between two',
      null,
      null,
      [
        { appointedOn: '2020-01-01', ceasedOn: '2021-03-31' },
        { appointedOn: '2021-05-01', termEndsOn: '2024-04-30' },
      ],
      ['p-1 2020-01-01/2021-03-31', 'vacant 2021-04-01/2021-04-30', 'p-2 2021-05-01/2024-04-30', 'vacant 2024-05-01/'],
    ],
    [
      'that passed from one to the next',
      null,
      null,
      [{ appointedOn: '2020-01-01', ceasedOn: '2021-03-31' }, { appointedOn: '2021-04-01' }],
      ['p-1 2020-01-01/2021-03-31', 'p-2 2021-04-01/'],
    ],
    [
      'that ended with a term',
      null,
      '2024-04-30',
      [{ appointedOn: '2021-05-01', termEndsOn: '2024-04-30' }],
      ['p-1 2021-05-01/2024-04-30'],
    ],
    [
      'that ended a while after',
      null,
      '2024-12-31',
      [{ appointedOn: '2021-05-01', termEndsOn: '2024-04-30' }],
      ['p-1 2021-05-01/2024-04-30', 'vacant 2024-05-01/2024-12-31'],
    ],
  ] as [string, string | null, string | null, Partial<Sitter>[], string[]][]) {
    it(name, () => expect(history(from, to, ...held).shown).to.deep.equal(shown))
  }

  it('is held over until the next is appointed, where the articles let directors hold over', () => {
    const held = [
      { appointedOn: '2020-01-01', termEndsOn: '2022-12-31' },
      { appointedOn: '2023-03-01', termEndsOn: '2026-02-28' },
    ]
    const facts = factsOf({
      sitters: held.map((one, i) => ({ ref: `p-${i + 1}`, seat: 'chair', ...one })),
      company: { articles: { holdingOver: true } },
    })
    const spans = seatHistory(facts, facts.seats[0] as Seat).map(({ from, to }) => `${from} ${to}`)
    expect(spans).to.deep.equal(['2020-01-01 2023-02-28', '2023-03-01 null'])
  })

  it('says who sits in it on a day, and since when it is vacant', () => {
    const { facts, seat } = history(null, null, { appointedOn: '2020-01-01', ceasedOn: '2021-03-31' })
    expect(seatOn(facts, seat, date('2021-03-31')).map(({ appointment }) => appointment?.person)).to.deep.equal(['p-1'])
    expect(seatOn(facts, seat, date('2021-04-01'))).to.deep.equal([{ from: '2021-04-01', to: null }])
    expect(seatOn(facts, seat, date('2019-12-31'))).to.deep.equal([{ from: null, to: null }])
  })
})

describe('the pages of seats and terms', () => {
  const desk = shared(() => deskOf('secretary'))

  it('shows every seat with who sits in it, and the vacant ones as vacant', async () => {
    const html = await desk.page('/board/seats')
    expect(rowWith(html, 'Independent director, people')).to.contain('Non-executive')
    expect(words(html)).to.contain('14 seats , 2 vacant .')
    expect(rowWith(html, 'Independent director, people')).to.contain('The board 1 Vacant 1 August 2026')
    expect(rowWith(html, 'Observer from the dioceses')).to.contain('Observer, no vote').and.to.contain('Beatrice Lund')
    expect(rowWith(html, 'Council director (officer)')).to.contain(
      'Wexmere Borough Council 1 Martin John Pellow 17 December 2025 16 December 2029',
    )
    expect(rowWith(await desk.page('/board/seats?on=2026-07-31'), 'Independent director, people')).to.contain(
      'Frances Oyelaran',
    )
  })

  it('warns of terms that end together', async () => {
    expect(words(await desk.page('/board/seats'))).to.match(/\d terms end between .* a third of the board is 4/)
  })

  it('tells the history of a seat, and how it was vacated', async () => {
    const html = await desk.page('/board/seats/council-2')
    expect(rowWith(html, 'Stephen Harcombe')).to.contain(
      '24 March 2022 6 May 2024 Wexmere Borough Council Left the council',
    )
    expect(rowWith(html, 'Derek Oldacre')).to.contain('Term of office ended')
    expect(words(html)).to.contain('Joan Akersley sits in it since 23 May 2024, to 22 May 2028.')
    await desk.page('/board/seats/nowhere', 404)
  })

  it('draws the terms of five years with a table, and says what breaks first and what would mend it', async () => {
    const html = await desk.page('/board/terms')
    expect(words(html)).to.contain('The first day on which a rule does not hold is 1 February 2027 : term of Owen')
    expect(words(html)).to.contain('Renew the term of Owen Rhys Trahearne as Governor, special')
    expect(words(html)).to.contain('Then every rule of the board holds, and the council counts as 2 of 11, 18.18%')
    expect(rowWith(html, 'Stephen Harcombe')).to.contain('Counts as the council’s').and.to.contain('2 May 2028')
    expect(html).to.contain('6 May 2027').and.to.contain('10 May 2027')
    expect(html.match(/<svg[^>]*role="img"/g)).to.have.length(2)
    const href = /href="([^"]*appointments\/new[^"]*)">Renew/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const form = (await desk.agent.get(href).expect(200)).text
    expect(form, 'the day after the term').to.contain(
      'name="appointedOn-month" type="text" inputmode="numeric" value="2"',
    )
  })

  it('drafts an advert and a notice of a vacancy, and of one that is to come', async () => {
    const advert = words(await desk.page('/board/seats/independent-2/advert'))
    expect(advert).to.contain('has been vacant since 1 August 2026: Independent director, people .')
    expect(advert).to.contain('The term ends on 21 November 2030, if it begins on 22 November 2026.')
    expect(advert).to.contain('by 16 December 2026')
    // What whoever sends it should know stands before the draft, not in it.
    expect(advert.indexOf('keep the list of who received it')).to.be.below(advert.indexOf('A seat in the board'))
    const open = await desk.page('/board/directors')
    expect(open).to.contain('href="/companies/wexmere/board/seats/independent-2"')
    const notice = words(await desk.page('/board/seats/governor-special/notice'))
    expect(notice).to.contain('The term of Owen Rhys Trahearne ends on 31 January 2027.')
    expect(notice).to.contain('will be vacant from 1 February 2027').and.to.contain('2 of 10 directors, 20.00%')
    expect(notice).to.contain('Renew the term of Owen Rhys Trahearne')
    await desk.page('/board/seats/chair/advert', 404)
  })

  it('shows each breach with rule, clause, fact, order of appointment, the change that mends it and the act that opened it', async () => {
    const html = await desk.page('/board/breaches')
    expect(words(html)).to.contain('From 1 February 2027: term of Owen Rhys Trahearne ends')
    const row = rowWith(html, 'Directors below a fifth')
    expect(row).to.contain('s.69(1)(b)').and.to.contain('5 × 2 = 10, which is not less than 10')
    expect(row).to.contain('Martin John Pellow, 17 December 2025').and.to.contain('Joan Akersley, 23 May 2024')
    expect(words(html))
      .to.contain('Renew the term of Owen Rhys Trahearne')
      .and.to.contain('Opened by: term of Owen Rhys Trahearne ends, recorded in Act 1, import a pack of spreadsheets')
    expect(words(html)).to.contain('How much of the turnover the council pays breaks no rule by itself')
    const one = words(await desk.page('/board/breaches/board.minimum.2027-02-01'))
    expect(one).to.contain('There shall be at least 11 directors.').and.to.contain('Renew the term of Owen')
    const director = words(
      await (await desk.personWith('director')).get('/companies/wexmere/board/breaches').then(({ text }) => text),
    )
    expect(director, 'who may not see acts is not led to one').not.to.contain('Opened by')
    expect(director).to.contain('Renew the term of Owen Rhys Trahearne')
  })
})
