import { expect } from 'chai'
import { atPages } from '../../support/at-pages.ts'
import { words } from '../../support/desk.ts'
import { aSite } from '../../support/site.ts'

describe('the pages of a company that has only just been set up', () => {
  let site: Awaited<ReturnType<typeof aSite>>
  let said: (path: string) => Promise<string>
  before(async () => {
    site = await aSite('sqlite')
    await site.company('north')
    await site.person('north', 'auditor@example.org', 'auditor')
    const { page } = atPages(await site.signedIn('auditor@example.org'), '/companies/north')
    said = async (path) => words(await page(path)).replace(/ ([.,:])/g, '$1')
  })
  after(() => site?.drop())

  it('say the same of its rules, whichever is opened', async () => {
    expect(await said(''))
      .to.contain('3 rules are broken today.')
      .and.to.contain('Open breaches 3')
    expect(await said('/board')).to.contain('3 rules are broken today.')
    expect(await said('/board/breaches'))
      .to.contain('3 rules are broken.')
      .and.to.contain('Since 6 March 2018: nobody has been appointed yet')
    expect(await said('/board/breaches/board.minimum.2018-03-06'))
      .to.contain('Broken from 6 March 2018: nobody has been appointed yet.')
      .and.not.to.contain('in no verdict on the board')
  })

  it('say that nobody is there, and not that all is well', async () => {
    expect(await said('/board/directors'))
      .to.contain('0 directors in office, and no seat is recorded.')
      .and.not.to.contain('Every seat is filled')
    expect(await said('/board/interests'))
      .to.contain('Nobody is in office.')
      .and.not.to.contain('has made a declaration')
    expect(await said('/board/seats'))
      .to.contain('Nobody is in office on this date, so no term ends.')
      .and.not.to.contain('staggered: in no twelve months')
    expect(await said('/board')).not.to.contain('0 of 0')
  })
})
