import { expect } from 'chai'
import { articlesOn, loadCompany } from '../../../src/company/index.ts'
import { date } from '../../../src/kernel/dates.ts'
import { dated, deskOf, rowWith, words } from '../../support/desk.ts'
import { sampleSite } from '../../support/sample-site.ts'
import { shared } from '../../support/shared.ts'
import { csrfOf } from '../../support/site.ts'

describe('the pages of the articles', () => {
  const desk = shared(() => deskOf('secretary'))

  const sendTo = async (path: string, step: number, answers: Record<string, string>, status = 200): Promise<string> => {
    const _csrf = csrfOf(await desk.page(`${path}/new`))
    const body = { ...answers, step: String(step), _csrf }
    return (await desk.agent.post(`/companies/wexmere${path}/check`).type('form').send(body).expect(status)).text
  }
  const send = (step: number, answers: Record<string, string>, status = 200) =>
    sendTo('/articles', step, answers, status)

  it('say every article of a day in plain words, with its clause and whose it is', async () => {
    const html = await desk.page('/articles')
    expect(rowWith(html, 'share of the board')).to.contain(
      'At most 19% of the directors in office Article 20.3 as restated in 2026 The company’s own',
    )
    expect(rowWith(html, 'Kinds of seat')).to.contain(
      'School leader: at least 1; governor: at least 1; council: at least 1; chief executive: exactly 1; non-executive: at least 1 Articles, 19.2 The preset’s',
    )
    expect(rowWith(html, 'Attendance')).to.contain('Silent Articles: no provision')
    expect(rowWith(html, 'Floor of the reserves')).to.contain('2 months of costs')
    expect(rowWith(html, '23 February 2026')).to.contain('In force Resolution R-2026-03, 23 February 2026')
    expect(rowWith(html, '23 February 2026')).to.contain('Most directors and the council’s share of the board')
    const then = await desk.page('/articles?on=2026-02-22')
    expect(rowWith(then, 'Most directors')).to.contain('At most 15 directors in office')
    expect(rowWith(html, 'Most directors')).to.contain('At most 16 directors in office')
  })

  it('name no clause for what nobody has said', async () => {
    const silent = await sampleSite('haverfold', 'secretary')
    const html = await silent.page('/articles')
    expect(rowWith(html, 'Floor of the reserves')).to.contain('Silent Terms of reference: no provision The preset’s')
    expect(rowWith(html, 'Seats that have to be filled')).to.contain('Terms of reference, 3.2 The partnership’s own')
    await silent.drop()
  })

  it('are seen by whoever may, and by the administrator without the board', async () => {
    for (const role of ['director', 'commissioner', 'auditor', 'administrator', 'finance'] as const) {
      const agent = await desk.personWith(role)
      const { text } = await agent.get('/companies/wexmere/articles').expect(200)
      expect(text.includes('href="/companies/wexmere/board"'), role).to.equal(role !== 'administrator')
      expect(text, role).not.to.contain('Adopt a changed version')
      await agent.get('/companies/wexmere/articles/new').expect(403)
    }
  })

  it('set two versions side by side, and say what differs', async () => {
    const html = await desk.page('/articles/compare?a=2026-02-22&b=2026-02-23')
    expect(words(html)).to.contain('2 articles changed: most directors and the council’s share of the board.')
    expect(rowWith(html, 'Most directors')).to.match(/At most 15 .* At most 16 .* Differs/)
    expect(rowWith(html, 'share of the board')).to.match(/Article 20\.3 .* as restated in 2026 .*Another clause/)
    expect(rowWith(html, 'Fewest directors')).to.contain('The same')
    expect(words(await desk.page('/articles/compare?a=2020-01-01&b=2021-01-01'))).to.contain('say the same')
    expect(words(await desk.page('/articles/compare?a=2026-02-30&b=2026-03-01', 400))).to.contain(
      'The date must be a real date',
    )
  })

  const first = { resolution: 'R-2026-03', ...dated('from', '2027-01-01'), article1: 'councilCap' }

  it('ask for the resolution, the day and what changes, and then what each says', async () => {
    const empty = await send(1, {}, 400)
    for (const missing of ['Choose the resolution', 'Enter the first day in force'])
      expect(words(empty)).to.contain(missing)
    const html = await send(1, { ...first, article2: 'minimumDirectors', article3: 'councilCap' })
    expect(html).to.contain('name="councilCap" type="text" value="19%"')
    expect(html).to.contain('name="minimumDirectors" type="text" value="11"')
    expect(html).to.contain('name="councilCapClause" type="text" value="Article 20.3 as restated in 2026"')
    expect(html.match(/name="councilCap"/g)).to.have.length(1)
    expect(words(await send(1, { ...first, article1: '' }, 400))).to.contain('Choose what changes')
  })

  it('tell what was typed wrongly at its field', async () => {
    const html = await send(
      2,
      { ...first, article2: 'minimumDirectors', councilCap: 'a fifth', minimumDirectors: '0' },
      400,
    )
    expect(html).to.contain('id="councilCap-error"').and.to.contain('id="minimumDirectors-error"')
    expect(words(html)).to.contain('must be a share of at most one').and.to.contain('whole number from 1 to 200')
    const early = await send(2, { ...first, ...dated('from', '2026-02-23'), councilCap: '15%' }, 400)
    expect(words(early)).to.contain('A version of the articles begins on 23 February 2026 already')
  })

  it('show what the new version breaks, and record it all the same', async () => {
    const checked = await send(2, {
      ...first,
      article2: 'minimumDirectors',
      councilCap: '15%',
      councilCapClause: 'Article 20.3',
      minimumDirectors: '11',
      minimumDirectorsClause: 'Article 18.1',
    })
    expect(words(checked)).to.contain('This version of the articles will break the 15% cap')
    expect(rowWith(checked, 'Council cap')).to.contain('2 of 11, 18.18%: passes 2 of 11, 18.18%: breaks')
    expect(rowWith(checked, 'The council’s share of the board')).to.contain(
      'At most 19% of the directors in office At most 15% of the directors in office Article 20.3',
    )
    expect(words(checked)).to.contain('by 16 January 2027 (Companies Act 2006, s.26)')
    const recorded = words(await desk.record('/articles', checked))
    expect(recorded).to.contain('The articles of 1 January 2027 are adopted')
    expect(recorded).to.contain('Last day to send a copy of the articles as altered to Companies House')
    const company = await loadCompany(desk.reader)
    expect(articlesOn(company, date('2026-12-31')).councilCap.value).to.deep.equal([190, 1000])
    expect(articlesOn(company, date('2027-01-01')).councilCap.value).to.deep.equal([150, 1000])
    expect(articlesOn(company, date('2027-01-01')).reserveFloor.value).to.deep.equal({ months: 2 })
  })

  it('put a slip right in the version that has it, and keep what was known before', async () => {
    const path = '/articles/2026-02-23/corrections'
    expect(await desk.page('/articles')).to.contain(`href="/companies/wexmere${path}/new"`)
    await desk.page('/articles/2026-02-24/corrections/new', 404)
    const empty = words(await desk.check(path, {}, 400))
    expect(empty).to.contain('Say what the slip was')
    const nothing = words(await desk.check(path, { reason: 'A slip' }, 400))
    expect(nothing).to.contain('Choose what changes')
    const slip = { article1: 'maximumDirectors', reason: 'The resolution says fifteen' }
    const asked = await desk.check(path, slip)
    expect(asked).to.contain('name="maximumDirectors" type="text" value="16"')
    const put = { ...slip, maximumDirectors: '15', maximumDirectorsClause: 'Article 18.2' }
    const checked = await sendTo(path, 2, put)
    expect(rowWith(checked, 'At most 15 directors')).to.contain(
      'At most 16 directors in office At most 15 directors in office Article 18.2',
    )
    expect(words(checked)).to.contain('What it said before stays on record')
    expect(words(await desk.record(path, checked))).to.contain('The articles of 23 February 2026 are put right')
    expect(rowWith(await desk.page('/articles?on=2026-03-01'), 'Most directors')).to.contain('At most 15 directors')
  })
})
