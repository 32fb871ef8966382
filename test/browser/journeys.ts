import { expect } from 'chai'
import type { Page } from 'playwright-core'
import { type Demonstration, demonstration } from '../support/demonstration.ts'
import { faultsOf, lookingClosely } from './looked-at.ts'

/** Each journey is walked by links, forms and buttons alone, in a browser that runs no script. */
describe('journeys with forms only', () => {
  let site: Demonstration
  let twin: Page
  before(async () => {
    site = await demonstration()
    twin = await lookingClosely(await site.visitor())
    await twin.goto('/figures')
  })
  after(() => site?.close())

  const as = (role: Parameters<Demonstration['signedIn']>[1]) =>
    site.signedIn('wexmere', role, { javaScriptEnabled: false })

  /** A link, or one that looks like a button. */
  const follow = (page: Page, link: string | RegExp) => page.locator('main a', { hasText: link }).first().click()
  const section = (page: Page, name: string) =>
    page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true }).click()
  const press = (page: Page, button: string | RegExp) =>
    page.getByRole('main').getByRole('button', { name: button }).click()
  const fillDate = async (page: Page, legend: string | RegExp, day: string) => {
    const group = page.getByRole('group', { name: legend })
    const [year = '', month = '', date = ''] = day.split('-')
    await group.getByLabel('Day').fill(date)
    await group.getByLabel('Month').fill(month)
    await group.getByLabel('Year').fill(year)
  }
  const heading = (page: Page) => page.locator('h1').innerText()
  const said = async (page: Page) => (await page.locator('main').innerText()).replace(/\s+/g, ' ')
  /** Looked at in a twin of the page, as what looks is a script itself. */
  const wellMade = async (page: Page) => {
    await twin.setContent(await page.content())
    expect(await faultsOf(twin), page.url()).to.deep.equal([])
  }

  it('from the keyboard alone: signing in, and an appointment up to its refusal', async () => {
    const page = await site.visitor({ javaScriptEnabled: false })
    const { email, password } = site.userOf('wexmere', 'secretary')
    await page.goto('/')
    await tabTo(page, 'Skip to main content')
    await tabTo(page, 'Email')
    await page.keyboard.type(email)
    await tabTo(page, 'Password')
    await page.keyboard.type(password)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/companies/wexmere')
    await page.goto(
      '/companies/wexmere/board/appointments/new?seat=independent-2&appointedOn=2026-12-10&verifiedOn=2026-11-02',
    )
    const onward = async () => {
      await tabTo(page, 'Continue')
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
    }
    await onward()
    expect(await focused(page), 'after an error').to.contain('There is a problem')
    await tabTo(page, 'Person')
    await page.keyboard.type('Harcombe')
    await tabTo(page, 'No, or it is recorded already')
    await page.keyboard.press('Space')
    for (const step of ['Seat', 'Date of appointment', 'the check']) {
      await onward()
      expect(await page.locator('h1').count(), step).to.equal(1)
    }
    expect(await focused(page), 'after a refusal').to.contain('This appointment would break')
    expect(await said(page)).to.contain('This appointment would break the 19% cap and the 20% legal line')
    await page.context().close()
  })

  it('what if a former councillor joined, and the appointment that is refused is saved as a proposal', async () => {
    const page = await as('secretary')
    await section(page, 'Board')
    await follow(page, 'What if')
    const change = page.getByRole('group', { name: 'Change 1' })
    await change.getByLabel('What happens').selectOption('joins the board')
    await change.getByLabel('Who', { exact: true }).selectOption('Stephen Harcombe')
    await change.getByLabel('Seat, where somebody joins the board').selectOption('Independent director, people')
    await change.getByLabel('Day').fill('10')
    await change.getByLabel('Month').fill('12')
    await change.getByLabel('Year').fill('2026')
    await press(page, 'Show what would happen')
    expect(await said(page)).to.match(/breaks \d+ rules: 3 of 12, 25\.00%/)
    await wellMade(page)
    await follow(page, 'Start the appointment with these facts')
    await page.getByLabel('No, or it is recorded already').check()
    await press(page, 'Continue')
    await press(page, 'Continue')
    await fillDate(page, 'Identity verified on (optional)', '2026-11-02')
    await press(page, 'Continue')
    expect(await page.title()).to.match(/^Error: Check before you appoint Stephen Harcombe/)
    const refusal = await said(page)
    expect(refusal).to.contain('This appointment would break the 19% cap and the 20% legal line')
    expect(refusal).to.contain('Nothing has been recorded').and.to.contain('What would change the answer')
    expect(await page.getByRole('button', { name: /^Appoint/ }).count(), 'the act has no button').to.equal(0)
    await wellMade(page)
    // The sixth page: what-if, person, seat, dates, check, recorded as a proposal.
    await press(page, 'Save as a proposal for the board')
    expect(await heading(page)).to.equal('Stephen Harcombe is proposed')
    await wellMade(page)
    await follow(page, 'Proposals')
    expect(await said(page)).to.contain('It would break the 19% cap')
    await wellMade(page)
    await page.context().close()
  })

  it('a resignation that breaks the line, recorded with the breach that it opens', async () => {
    const page = await as('secretary')
    await section(page, 'Board')
    await follow(page, 'Directors')
    await follow(page, 'Priti Vaswani')
    await follow(page, /resignation/i)
    await fillDate(page, 'Received on (optional)', '2026-11-20')
    await fillDate(page, 'Last day in office', '2027-01-31')
    await page.getByLabel('Letter (optional)').fill('Letter of 19 November 2026')
    await press(page, 'Continue')
    expect(await said(page)).to.contain('This resignation will break')
    await wellMade(page)
    await press(page, /^Record/)
    expect(await heading(page)).to.equal('Priti Vaswani leaves on 31 January 2027')
    expect(await said(page)).to.contain('14 February 2027 Last day to tell Companies House.')
    await follow(page, 'Draft notice to the board')
    expect(await said(page)).to.contain('Priti Vaswani leaves on 31 January 2027')
    await wellMade(page)
    await page.goBack()
    expect(await said(page)).to.match(/Recorded as act \d+/)
    await wellMade(page)
    await page.context().close()
  })

  it('a proposal that can be carried out once a council director leaves', async () => {
    const page = await as('secretary')
    await section(page, 'Board')
    await follow(page, 'Directors')
    await follow(page, 'Joan Akersley')
    await follow(page, /resignation/i)
    await fillDate(page, 'Last day in office', '2026-11-30')
    await press(page, 'Continue')
    await press(page, /^Record/)
    await section(page, 'Home')
    await wellMade(page)
    await follow(page, 'You can now appoint Stephen Harcombe')
    expect(await page.getByRole('group', { name: 'Date of appointment' }).getByLabel('Day').inputValue()).to.equal('10')
    await press(page, 'Continue')
    expect(await heading(page)).to.equal('Check before you appoint Stephen Harcombe')
    await press(page, /^Appoint/)
    expect(await heading(page)).to.equal('Stephen Harcombe is a director')
    await section(page, 'Home')
    expect(await said(page)).not.to.contain('You can now appoint')
    await page.context().close()
  })

  it('a member admitted with the consent of the council', async () => {
    const page = await as('secretary')
    await section(page, 'Members')
    await follow(page, /admit/i)
    await page.getByLabel('Organisation').selectOption('hollin-park')
    await press(page, 'Continue')
    await fillDate(page, 'Date of entry in the register', '2026-12-01')
    await fillDate(page, /^Consent of the maintaining authority/, '2026-11-17')
    await page.getByLabel('Reference of the consent').fill('Cabinet minute 77')
    await press(page, 'Continue')
    expect(await heading(page)).to.match(/^Check before you admit/)
    await wellMade(page)
    await press(page, /^Admit/)
    expect(await heading(page)).to.match(/is entered in the register$/)
    await page.context().close()
  })

  it('one service, from its price to the order', async () => {
    const page = await as('buyer')
    await follow(page, 'Managed ICT support')
    const price = /£[\d,]+\.\d\d/.exec(await said(page))?.[0]
    await follow(page, /^Order/)
    await press(page, 'Continue')
    expect(await heading(page)).to.equal('Check before you order Managed ICT support')
    expect(await said(page)).to.match(/It costs £[\d,.]+ and £[\d,.]+ VAT/)
    expect(price, 'a price before the order').not.to.equal(undefined)
    await wellMade(page)
    await press(page, 'Place the order')
    expect(await heading(page)).to.equal('Ordered: Managed ICT support')
    expect(await said(page)).to.match(/A-2026-\d{4}/)
    await wellMade(page)
    await page.context().close()
  })

  it('a run of invoices, a receipt, and a month closed', async () => {
    const page = await as('finance')
    await follow(page, 'Run invoices')
    await fillDate(page, 'Up to which day?', '2026-12-31')
    await press(page, 'Continue')
    await wellMade(page)
    await press(page, /^Issue \d+ invoices?$/)
    expect(await heading(page)).to.match(/^\d+ invoices? issued$/)

    await section(page, 'Receipts')
    await follow(page, /^Record a receipt$/)
    await page.getByLabel('Who paid').selectOption({ index: 3 })
    await page.getByLabel('Amount').fill('100.00')
    await press(page, 'Continue')
    await wellMade(page)
    await press(page, 'Record £100.00')
    expect(await heading(page)).to.equal('£100.00 is recorded')

    await section(page, 'Month close')
    await follow(page, /^Close/)
    await press(page, 'Continue')
    await wellMade(page)
    const month = (await heading(page)).replace('Check before you close ', '')
    await press(page, `Close ${month}`)
    expect(await heading(page)).to.equal(`${month} is closed`)
    await page.context().close()
  })

  it('surplus set aside: refused above what there is, recorded within it', async () => {
    const page = await as('finance')
    const answers = async (amount: string) => {
      await section(page, 'Surplus')
      await follow(page, /set.*aside/i)
      await page.getByRole('radio').first().check()
      await page.getByLabel('For which programme?').selectOption({ index: 1 })
      await page.getByLabel('Amount').fill(amount)
      await press(page, 'Continue')
    }
    await answers('9000000.00')
    expect(await page.title()).to.match(/^Error: /)
    expect(await page.getByRole('button', { name: /^Set .* aside$/ }).count()).to.equal(0)
    await wellMade(page)
    await answers('1.00')
    await wellMade(page)
    await press(page, 'Set £1.00 aside')
    expect(await heading(page)).to.match(/^£1\.00 is set aside for /)
    await page.context().close()
  })

  it('from a pound of surplus to the invoice that earned it, and on to what it was spent on: three clicks each way', async () => {
    const page = await as('finance')
    await section(page, 'Surplus')
    await page.locator('dl.figures a').nth(1).click()
    expect(await heading(page)).to.equal('Where the surplus came from')
    await wellMade(page)
    await follow(page, 'INV-2025-0001')
    expect(await heading(page)).to.equal('Trace of invoice INV-2025-0001')
    await wellMade(page)
    expect(await said(page)).to.match(/Its share of the surplus is £181\.45, of which £158\.50 was set aside/)
    await follow(page, 'Early reading')
    expect(await said(page)).to.contain('14 schools have a coach')
    await page.goBack()
    await follow(page, /^Invoice INV-2025-0001$/)
    expect(await heading(page)).to.equal('VAT invoice INV-2025-0001')
    await follow(page, 'From its price to its outcome')
    expect(await heading(page)).to.equal('Trace of invoice INV-2025-0001')
    await section(page, 'Surplus')
    await follow(page, 'Trace one invoice to its outcome')
    await page.getByLabel('Number of the invoice').fill('INV-2025-9999')
    await press(page, 'Trace it')
    expect(await page.title()).to.match(/^Error: /)
    await wellMade(page)
    await page.getByLabel('Number of the invoice').fill('CRN-2026-0001')
    await press(page, 'Trace it')
    expect(await heading(page)).to.equal('Trace of invoice INV-2026-0087')
    await page.context().close()
  })

  it('signing out: what was seen is not shown again', async () => {
    const page = await as('secretary')
    const home = page.url()
    await page.getByRole('button', { name: 'Sign out' }).click()
    expect(await heading(page)).to.equal('Sign in')
    await page.goto(home)
    expect(await heading(page)).not.to.contain('company secretary')
    expect(new URL(page.url()).pathname).not.to.equal(new URL(home).pathname)
    await page.context().close()
  })
})

/** What has the focus as a page opens, as words. */
const focused = (page: Page) => page.locator(':focus').innerText({ timeout: 5000 })

/** Goes on with the Tab key until the control of that name has the focus, and the focus can be seen. */
const tabTo = async (page: Page, name: string): Promise<void> => {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab')
    const found = await page.evaluate<{ name: string; shown: boolean }>(`(() => {
      const element = document.activeElement
      const style = getComputedStyle(element)
      const name = element.labels?.[0]?.textContent ?? element.textContent
      return { name: name.trim(), shown: style.outlineStyle !== 'none' || style.boxShadow !== 'none' || style.backgroundColor === 'rgb(255, 221, 0)' }
    })()`)
    if (found.name !== name) continue
    // A small radio shows its focus on the ring that is drawn beside it.
    if (!found.shown && (await page.locator(':focus').getAttribute('type')) !== 'radio') {
      throw new Error(`the focus on “${name}” cannot be seen`)
    }
    return
  }
  throw new Error(`the Tab key does not come to “${name}”`)
}
