import { expect } from 'chai'
import { type BoardFacts, judgeOn, loadBoardFacts, type Scope, waysToCure } from '../../../src/governance/index.ts'
import { date } from '../../../src/kernel/dates.ts'
import type { Finding } from '../../../src/kernel/finding.ts'
import { members } from '../../../src/membership/index.ts'
import { freshDatabase, KINDS } from '../../support/database.ts'
import { words } from '../../support/desk.ts'
import { shared } from '../../support/shared.ts'
import { aSite } from '../../support/site.ts'
import { companiesOn } from '../ground/companies.ts'
import { setUp } from '../ground/company.ts'
import { setUpPartnership } from '../ground/partnerships.ts'
import type { Case } from './case.ts'
import { CASES_OF_BODIES } from './cases-of-bodies.ts'
import { CASES_OF_MEMBERS } from './cases-of-members.ts'
import { admit, appoint, carryOut, DAY } from './steps.ts'

const judged = (facts: BoardFacts, { rule, body }: Case, day: string): Finding => {
  const scope: Scope = rule.startsWith('members.') ? 'members' : body === 'board' ? 'board' : 'group'
  const found = judgeOn(facts, body ?? '', date(day), scope).find(({ finding }) => finding.rule === rule)
  if (!found) throw new Error(`no finding of ${rule}`)
  return found.finding
}

for (const kind of KINDS)
  describe(`the smallest change mends the rule when it is made, on ${kind}`, () => {
    const companies = companiesOn(kind)

    for (const one of [...CASES_OF_MEMBERS, ...CASES_OF_BODIES])
      it(`${one.rule}: ${one.what}`, async () => {
        const ground = await (one.on === 'company' ? companies.company() : companies.partnership(one.on))
        await carryOut(ground, one.broken)
        const day = one.day ?? DAY
        const facts = await loadBoardFacts(ground.reader)
        const finding = judged(facts, one, day)
        expect(finding.status, finding.explanation).to.equal('fail')
        expect(waysToCure(facts, finding, date(day))[0]).to.deep.equal({ text: one.text, result: one.result })
        await carryOut(ground, one.done.slice(0, -1))
        const half = judged(await loadBoardFacts(ground.reader), one, day)
        if (one.done.length > 1) expect(half.status, half.explanation).to.equal(one.half ?? 'fail')
        await carryOut(ground, one.done.slice(-1))
        const after = judged(await loadBoardFacts(ground.reader), one, one.from ?? day)
        expect(after.status, after.explanation).to.be.oneOf(one.asks ? [one.asks] : ['pass', 'warn'])
        const count = `${after.numerator} of ${after.denominator}`
        if (after.status === 'pass') expect(one.result.replace(/( in order|, .*%)$/, '')).to.equal(count)
      })
  })

describe('a consent that had been given in time', () => {
  const companies = companiesOn('sqlite')

  it('is recorded: the second way, which mends it by itself', async () => {
    const ground = await companies.company()
    const entry = { organisation: 's-1', class: 'school', admittedOn: '2026-06-01' }
    const { result } = await ground.act('admitMember', entry, { asFact: 'Entered' })
    const { ref } = (result as { member: { ref: string } }).member
    const one = { rule: 'members.consent' } as Case
    const facts = await loadBoardFacts(ground.reader)
    expect(waysToCure(facts, judged(facts, one, DAY), date(DAY))[1]).to.deep.equal({
      text: 'Where the consent had been given by the day of entry, record its date and reference in members.csv, and import the pack again',
      result: '7 of 7 in order',
    })
    const row = { ref, organisation: 's-1', class: 'school', votes: 1, admitted_on: '2026-06-01' }
    await ground.add([[members, [{ ...row, consent_on: '2026-05-20' }]]])
    expect(judged(await loadBoardFacts(ground.reader), one, DAY).status).to.equal('pass')
  })
})

describe('the pages that say what would mend a rule', () => {
  const site = shared(async () => aSite(await freshDatabase('sqlite')))

  const pageOf = async (slug: string, path: string) => {
    await site.person(slug, `${slug}@example.org`, 'secretary')
    const agent = await site.signedIn(`${slug}@example.org`)
    return (await agent.get(`/companies/${slug}${path}`).expect(200)).text
  }

  it('the page of a group, beside its findings', async () => {
    const ground = await setUpPartnership(site.database, 'partners', 'strategic-partnership')
    await carryOut(ground, [
      appoint('h-1', 'north-1', { appointedOn: '2026-03-01', agreedOn: '2026-03-01', agreementVersion: '2026' }),
    ])
    const html = words(await pageOf('partners', '/groups/north'))
    expect(html).to.contain(
      'What would change the answer Person h-2 signs the current membership agreement: 2 of 2 in order',
    )
  })

  it('the page of a breach of the register, with the form of the first step, and the page of terms', async () => {
    const ground = await setUp(site.database, 'wexmere', 11)
    await carryOut(ground, [admit('s-3', { admittedOn: '2026-06-01' })])
    const html = await pageOf('wexmere', '/board/breaches/members.eligible.2026-06-01')
    expect(words(html)).to.contain('Far Away School leaves the register of members on 21 November 2026')
    expect(html).to.contain('href="/companies/wexmere/members/s-3/cessation/new"')
    const agent = await site.signedIn('wexmere@example.org')
    const terms = words((await agent.get('/companies/wexmere/board/terms').expect(200)).text)
    expect(terms).to.contain('Who may be a member: Far Away School leaves the register of members on 21 November 2026')
    expect((await agent.get('/companies/wexmere/members/s-3/cessation/new').expect(200)).text).to.contain('Far Away')
  })
})
