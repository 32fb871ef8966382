import { expect } from 'chai'
import request, { type Agent } from 'supertest'
import { atPages } from '../../support/at-pages.ts'
import { freshDatabase } from '../../support/database.ts'
import { rowWith, words } from '../../support/desk.ts'
import { shared } from '../../support/shared.ts'
import { aSite } from '../../support/site.ts'
import type { Ground } from '../ground/company.ts'
import { setUpTrading } from '../ground/trading.ts'

const SLUG = 'wexmere'
const REF = 'company.owners-share.2026-04-30'

/** On 22 November 2026, after a run: four fifths of each month's turnover come from a member, and no more. */
describe('the owners’ part of the turnover, where it is too small', () => {
  const site = shared(async () => aSite(await freshDatabase('sqlite')))
  let ground: Ground
  let secretary: Agent
  before(async () => {
    ground = await setUpTrading(site.database, SLUG)
    await ground.act('runDue', { until: '2026-08-31' })
    await site.person(SLUG, 'clerk@example.org', 'secretary')
    secretary = await site.signedIn('clerk@example.org')
  })

  const page = async (path: string) => (await secretary.get(`/companies/${SLUG}${path}`).expect(200)).text

  it('stands among the breaches with its day, the act that opened it, and what would mend it', async () => {
    const html = await page('/board/breaches')
    expect(rowWith(html, 'Owners’ share of turnover'))
      .to.contain('£500.00 of £625.00 of turnover (80.00%) in the three years to 22 November 2026')
      .and.to.contain('As it stands since 31 August 2026: turnover of £125.00 is posted, £100.00 of it from owners.')
    expect(words(html))
      .to.contain('Owners buy for £0.01 more, and others for no more than they have')
      .and.to.contain(
        'Opened by: turnover of £125.00 is posted, £100.00 of it from owners, recorded in Act 3, issue invoices and recognise income that are due',
      )
  })

  it('has a page of its own with the rule, the days on which it became another, and the change', async () => {
    const html = words(await page(`/board/breaches/${REF}`))
    expect(html)
      .to.contain('Broken from 30 April 2026 : turnover of £125.00 is posted, £100.00 of it from owners.')
      .and.to.contain('At its worst £100.00 of £125.00, 80.00%')
      .and.to.contain('if the company carries out more than 80 per cent of its activities for them')
      .and.to.contain('31 May 2026 Turnover of £125.00 is posted')
      .and.to.contain('£500.01 of £625.01, 80.00%')
  })

  it('is among what needs the secretary, since when and why', async () => {
    const html = await page('')
    expect(words(html))
      .to.contain('Mend: Owners’ share of turnover')
      .and.to.contain('for 206 days')
      .and.to.contain('£500.00 of £625.00 of turnover')
    expect(html).to.contain(`/board/breaches/${REF}`)
  })

  it('is answered by the API', async () => {
    const { body } = await request(site.app)
      .get(`/api/v1/companies/${SLUG}/board/breaches`)
      .set('Authorization', `Bearer ${await site.token(SLUG, 'secretary')}`)
      .expect(200)
    const breach = body.items.find((one: { ref: string }) => one.ref === REF)
    expect(breach).to.deep.include({
      state: 'open',
      to: null,
      worst: { on: '2026-04-30', numerator: '100.00', denominator: '125.00' },
      waysToCure: [
        {
          text: 'Owners buy for £0.01 more, and others for no more than they have',
          result: '£500.01 of £625.01, 80.00%',
        },
      ],
    })
    expect(breach.changes.map(({ on }: { on: string }) => on)).to.deep.equal([
      '2026-05-31',
      '2026-06-30',
      '2026-07-31',
      '2026-08-31',
    ])
  })

  it('is told by the pages through which whoever keeps the books brings it further down', async () => {
    await site.person(SLUG, 'books@example.org', 'finance')
    const { check, press } = atPages(await site.signedIn('books@example.org'), `/companies/${SLUG}`)
    const day = { 'date-day': '31', 'date-month': '8', 'date-year': '2026' }
    const sold = { account2: '4120', credit2: '10.00', customer2: 's-3' }
    const answers = { ...day, memo: 'A course for a stranger', account1: '1200', debit1: '10.00', ...sold }
    const checked = await check('/ledger/journals', answers)
    expect(words(checked)).to.contain('This breaks, or takes further down: Owners’ share of turnover')
    const recorded = words(await press('/ledger/journals', checked))
    expect(recorded).to.contain('Rules that this breaks').and.to.contain('Owners’ share of turnover')
  })
})
