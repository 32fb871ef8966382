import { expect } from 'chai'
import { type Desk, deskOf, rowWith, words } from '../support/desk.ts'

describe('the pages of the register of members', () => {
  let desk: Desk
  before(async () => {
    desk = await deskOf('commissioner')
  })
  after(() => desk.drop())

  it('say how many members there are, and what the council holds', async () => {
    const html = await desk.page('/members')
    const text = words(html)
    expect(text).to.contain('46 members are in the register: 45 school members and the council.')
    // One of 46 votes is 2.17 per cent.
    expect(text).to.contain('The council holds 1 of 46 votes, 2.17%.')
    expect(text).to.contain('50 entries: 46 members and 4 former members')
    expect(text).to.contain('sections 112 to 121 of the Companies Act 2006')
    expect(html).not.to.contain('/members/admissions/new')
  })

  it('show whom a member stands for, and who has left', async () => {
    const html = await desk.page('/members')
    expect(rowWith(html, 'Beacon Hill Learning Trust')).to.contain('Northgate Academy, 199046')
    expect(rowWith(html, 'Wexmere Borough Council')).to.contain('Supervising authority Council 6 March 2018')
    // Its guarantee lasts for the year after 31 August 2026.
    expect(rowWith(html, 'Millbrook Infant')).to.contain('Former member').and.to.contain('£10 to 31 August 2027')
  })

  it('are those of any day, and say what has happened since', async () => {
    const html = await desk.page('/members?on=2024-09-01')
    const text = words(html)
    expect(text).to.contain('You are looking at the register as at 1 September 2024 , with everything known today')
    expect(text).to.contain('47 members were in the register').and.to.contain('The council held 1 of 47 votes, 2.13%.')
    expect(rowWith(html, 'Mereham Academies Trust')).to.contain('Ceased 31 August 2024')
    expect(rowWith(html, 'Ferry Road School')).not.to.contain('Former member')
    expect(text).to.contain('Since 1 September 2024 1 member joined and 2 left: 46 members today')
    expect(html).to.contain('/members/alder-lane?on=2024-09-01').and.to.contain('register-of-members.pdf?on=2024-09-01')
    expect(words(await desk.page('/members?on=2017-01-01'))).to.contain(
      'No members on this date. Incorporated 6 March 2018.',
    )
    const report = (on: string) => desk.page(`/reports/register-of-members?on=${on}`)
    expect(words(await report('2018-03-06'))).to.contain('£10.00 each')
    expect(words(await report('2017-01-01')), 'nobody guarantees anything yet').not.to.contain(' each')
  })

  it('find a member by its name, and by the name or URN of its school', async () => {
    for (const asked of ['beacon', '199046', 'northgate']) {
      const html = await desk.page(`/members?q=${asked}`)
      expect(rowWith(html, 'Beacon Hill Learning Trust'), asked).not.to.equal('')
      expect(rowWith(html, 'Alder Lane'), asked).to.equal('')
    }
    expect(words(await desk.page('/members?q=atlantis'))).to.contain('Nothing is found for “atlantis”')
  })

  it('show one member, by its ref and by its URN, and nobody who never was one', async () => {
    for (const ref of ['alder-lane', '199001']) {
      const text = words(await desk.page(`/members/${ref}`))
      expect(text).to.contain('A member since 6 March 2018 , with 1 of 46 votes , 2.17%.')
      expect(text).to.contain('The governing body of Alder Lane Primary School')
      expect(text).to.contain('20 February 2018, Cabinet minute 94/17')
    }
    const former = words(await desk.page('/members/ferry-road'))
    expect(former)
      .to.contain('It was one from 6 March 2018 to 31 August 2025')
      .and.to.contain('Ended on 31 August 2026')
    await desk.page('/members/larkfield', 404)
    await desk.page('/members/nowhere', 404)
  })

  it('say who guarantees how much, and for how long', async () => {
    const html = await desk.page('/members/guarantees')
    expect(words(html)).to.contain('46 members would owe up to £460 together, and those who left within a year £10')
    expect(rowWith(html, 'Millbrook Infant')).to.contain('Until 31 August 2027 £10')
    expect(rowWith(html, 'Ferry Road School')).to.equal('')
  })

  it('say who holds the votes, against the line of the law', async () => {
    const html = await desk.page('/members/votes')
    expect(words(html)).to.contain('The council holds 1 of 46 votes, 2.17% , of 46 members.')
    expect(rowWith(html, 'Maintained schools')).to.contain('38 38 82.61%')
    expect(rowWith(html, 'Academy trusts')).to.contain('7 7 15.22%')
    expect(rowWith(html, 's.69(1)(a)')).to.contain('5 × 1 = 5, which is less than 46')
    const [, path = ''] = /href="\/companies\/wexmere([^"]+)">Every member with its votes</.exec(html) ?? []
    expect(rowWith(await desk.page(path), 'Millbrook Junior')).to.match(/School 1 /)
  })
})
