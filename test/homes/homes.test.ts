import { expect } from 'chai'
import { invoicesWithStanding } from '../../src/billing/index.ts'
import type { Role } from '../../src/platform/permission.ts'
import { type Desk, deskOf, rowWith, words } from '../support/desk.ts'
import { act, TODAY } from '../support/wexmere.ts'

const home = (role: Role) => {
  const desk = { at: undefined as unknown as Desk }
  before(async () => {
    desk.at = await deskOf(role)
  })
  after(() => desk.at.drop())
  return desk
}

/** A key figure with where it leads: "Next board meeting 10 December 2026 In 18 days: the agenda". */
const figureOf = (html: string, label: string) => {
  const found = [...html.matchAll(/<div><dt>([\s\S]*?)<\/div>/g)].map(([one]) => one)
  const figure = found.find((one) => words(one).trim().startsWith(label)) ?? ''
  return { text: words(figure).trim(), href: /href="\/companies\/wexmere([^"]*)"/.exec(figure)?.[1] ?? '' }
}

describe('the home of a director', () => {
  const desk = home('director')

  it('begins with the next meeting of the board, and leads to its agenda', async () => {
    const { text, href } = figureOf(await desk.at.page(''), 'Next board meeting')
    expect(text).to.equal('Next board meeting 10 December 2026 In 18 days: the agenda')
    expect(words(await desk.at.page(href))).to.contain('Agenda: Board meeting, 10 December 2026')
  })
})

describe('the home of a commissioner', () => {
  const desk = home('commissioner')

  it('begins with what the council has commissioned and owes, by invoice and by commission', async () => {
    const html = await desk.at.page('')
    const said = words(html)
    expect(said).to.contain('The council commissions 3 services for £1,658,200 a year before VAT.')
    expect(rowWith(html, 'Attendance casework')).to.contain('88,200.00')
    expect(rowWith(html, 'Attendance casework for maintained schools 2025-26'), 'which is over').to.equal('')
    const invoiced = /[\d,]+/.exec(figureOf(html, 'Invoiced so far').text)?.[0]
    expect(rowWith(html, 'Total')).to.contain(`${invoiced}.00`)
    const open = await invoicesWithStanding(desk.at.reader, { customer: 'wexmere-council', on: TODAY })
    const numbers = open.filter((invoice) => invoice.open > 0).map(({ invoice }) => invoice.number)
    expect(numbers).not.to.deep.equal([])
    for (const number of numbers) expect(said).to.contain(`Invoice ${number}`)
    expect(figureOf(html, 'Council seats on the board').text).to.contain('2 of 11')
  })

  it('names what will break, and asks nobody to mend it who cannot', async () => {
    const said = words(await desk.at.page(''))
    expect(said).to.contain('Term of Owen Rhys Trahearne ends').and.not.to.contain('Act before this')
  })
})

describe('the home of an auditor', () => {
  const desk = home('auditor')

  it('says whether the books agree, what is closed, what is broken and what was recorded last', async () => {
    await act(desk.at.deps, 'wexmere', 'closePeriod', { period: '2024-04' })
    const html = await desk.at.page('')
    const said = words(html)
    expect(said).to.contain('The books agree.').and.to.contain('Debits equal credits').and.to.contain('Close a month')
    expect(figureOf(html, 'Closed up to')).to.include({ href: '/periods' })
    expect(await desk.at.page('/periods'), 'who changes nothing is led to no form').not.to.match(/href="[^"]*\/new/)
    expect(figureOf(html, 'Closed up to').text).to.equal('Closed up to April 2024 June 2024 is open')
    expect(figureOf(html, 'Open breaches')).to.deep.equal({
      text: 'Open breaches 0 Of law and articles',
      href: '/board/breaches',
    })
  })

  it('and which comparison does not agree', async () => {
    const { writer: db } = desk.at.deps.database
    const deferred = { company: 'wexmere', account: '2400' }
    const [row] = await db('balance').where(deferred).orderBy('month').limit(1)
    await db('balance')
      .where({ ...deferred, month: row.month, stream: row.stream })
      .increment('debit', 123)
    expect(words(await desk.at.page(''))).to.match(/The books do not agree : \d comparisons? below differs?\./)
  })
})

describe('the home of an administrator', () => {
  const desk = home('administrator')

  it('says who can get in, and leads to them and to what is recorded', async () => {
    const html = await desk.at.page('')
    const people = words(await desk.at.page('/people'))
    const said = /\d+ (?:people have|person has) \d+ roles? here\.(?: \d+ cannot sign in yet\.)?/
    expect(said.exec(words(html))?.[0])
      .to.be.a('string')
      .that.equals(said.exec(people)?.[0])
    expect(figureOf(html, 'Tokens of programs').href).to.equal('/people')
    expect(words(html)).to.match(/Start something Grant a role .* Look at People and roles/)
    const acts = figureOf(html, 'Acts recorded')
    expect(words(await desk.at.page(acts.href))).to.contain(
      `The newest act shown here is number ${/\d+/.exec(acts.text)?.[0]}`,
    )
  })
})

describe('the home of the secretary', () => {
  const desk = home('secretary')

  it('says what the supervising authority is still to be sent', async () => {
    const { text, href } = figureOf(await desk.at.page(''), 'To the authority')
    expect(text).to.equal('To the authority 1 due On time')
    const open = (await desk.at.page(href)).match(/>To be sent</g)
    expect(open).to.have.lengthOf(1)
  })

  it('counts what the council pays as the rule does, whether it commissions or buys', async () => {
    const paidByCouncil = async () => figureOf(await desk.at.page(''), 'Income from the council').text
    expect(await paidByCouncil())
      .to.contain(' 54.')
      .and.to.contain('Over half, so the 20% tests apply')
    const bought = { account: '4110', credit: '1000000.00', stream: 'traded', customer: 'wexmere-council' }
    await act(desk.at.deps, 'wexmere', 'postJournal', {
      date: '2026-11-20',
      memo: 'Training of the council’s own staff',
      lines: [{ account: '1200', debit: '1000000.00' }, bought],
    })
    // About 1.7 of 3.1 million before it: 2.7 of 4.1. What is commissioned is less than half of that.
    expect(await paidByCouncil())
      .to.contain(' 65.')
      .and.to.contain('Over half, so the 20% tests apply')
  })

  it('says of each recorded act whom or what it is about, in names', async () => {
    const { deps } = desk.at
    await act(deps, 'wexmere', 'recordResignation', { person: 'farida-chaudhri', ceasedOn: '2027-04-30' })
    await act(deps, 'wexmere', 'recordReceipt', { date: '2026-11-20', payer: 'all-hallows', amount: '10.00' })
    await act(deps, 'wexmere', 'closePeriod', { period: '2024-04' })
    await act(deps, 'wexmere', 'passResolution', {
      body: 'board',
      kind: 'board',
      text: 'That the price list be adopted.',
      passedOn: '2026-11-16',
      votesFor: 8,
      votesAgainst: 0,
      abstentions: 0,
    })
    const recorded = await desk.at.page('/recorded')
    const recently = words(await desk.at.page(''))
    for (const [name, about] of [
      ['Record a resignation', 'Farida Chaudhri'],
      ['Record a receipt', 'All Hallows CofE Primary School'],
      ['Close a month', 'April 2024'],
      ['Record a resolution', 'That the price list be adopted.'],
    ] as const) {
      expect(rowWith(recorded, name), name).to.contain(about)
      expect(recently).to.contain(`${name} ${about}`)
    }
    const [, resolved] = /href="[^"]*(\/recorded\/\d+)">\d+<\/a><\/th><td[^>]*>Record a resolution/.exec(recorded) ?? []
    const html = await desk.at.page(String(resolved))
    expect(words(html)).to.contain(
      'Text of the resolution That the price list be adopted. Date of the vote 16 November 2026',
    )
    expect(html).to.match(/href="\/api\/v1\/companies\/wexmere\/acts\/\d+"/)
  })
})
