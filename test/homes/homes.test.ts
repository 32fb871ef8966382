import { expect } from 'chai'
import type { Role } from '../../src/platform/permission.ts'
import { type Desk, deskOf, rowWith, words } from '../support/desk.ts'
import { act } from '../support/wexmere.ts'

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

describe('the home of an administrator', () => {
  const desk = home('administrator')

  it('says who can get in, and leads to them and to what is recorded', async () => {
    const html = await desk.at.page('')
    const people = words(await desk.at.page('/people'))
    const signedIn = /(\d+) (?:people|person) can sign in/
    expect(signedIn.exec(words(html))?.[1]).to.equal(signedIn.exec(people)?.[1])
    expect(figureOf(html, 'Tokens of programs').href).to.equal('/people')
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
      ['Record resignation', 'Farida Chaudhri'],
      ['Record receipt', 'All Hallows CofE Primary School'],
      ['Close period', 'April 2024'],
      ['Pass resolution', 'That the price list be adopted.'],
    ] as const) {
      expect(rowWith(recorded, name), name).to.contain(about)
      expect(recently).to.contain(`${name} ${about}`)
    }
  })
})
