import { expect } from 'chai'
import { date } from '../../src/kernel/dates.ts'
import { renderReport, reportData } from '../../src/reporting/index.ts'
import { type Desk, deskOf, rowWith, words } from '../support/desk.ts'

const MEETING = '/meetings/board-2026-12-10'
const AGENDA = `${MEETING}/agenda`

describe('the agenda of a meeting', () => {
  let desk: Desk
  before(async function () {
    this.timeout(120_000)
    desk = await deskOf('secretary')
  })
  after(() => desk.drop())

  it('is reached from the meeting, and says who has an interest in what', async () => {
    expect(words(await desk.page(MEETING))).to.include('The agenda: 2 items')
    const html = await desk.page(AGENDA)
    const offer = rowWith(html, 'be accepted')
    expect(offer).to.include('Concerns Wexmere Borough Council').and.to.include('Joan Akersley: Member of the council')
    expect(offer).to.include('9 may decide, 4 needed').and.to.include('Quorate')
    expect(words(html)).to.include('enough are left to decide each')
    await desk.page('/meetings/nothing/agenda', 404)
  })

  it('takes what is due with one link, and then no longer offers it', async () => {
    const html = await desk.page(AGENDA)
    const link = /href="[^"]*(\/meetings\/[^"]*\/agenda\/due\/new\?[^"]*review[^"]*)"/
      .exec(html)?.[1]
      ?.replaceAll('&amp;', '&')
    const asked = await desk.page(String(link))
    expect(asked).to.include('value="Review of Standards and inclusion group: remit, priorities and progress"')
    const due = { kind: 'review', subject: 'standards-group', title: 'Review of the standards group' }
    const done = await desk.record(`${AGENDA}/due`, await desk.check(`${AGENDA}/due`, due))
    expect(words(done)).to.include('“Review of the standards group” is on the agenda')
    const after = await desk.page(AGENDA)
    expect(rowWith(after, '3. Review of the standards group')).to.include('Nobody known')
    expect(words(after)).not.to.include('Review of Standards and inclusion group')
  })

  it('says before an item is added that it could not be decided', async () => {
    const nobody = await desk.check(AGENDA, { kind: 'resolution' }, 400)
    expect(words(nobody)).to.include('Enter the title')
    const checked = await desk.check(AGENDA, {
      kind: 'resolution',
      title: 'That the associate be paid',
      organisation: 'harrow-down',
    })
    expect(words(checked)).to.include('An interest in it: Priti Vaswani')
    await desk.record(AGENDA, checked)
  })

  it('records an interest, another order, and that an item is not taken', async () => {
    const interests = `${AGENDA}/december-1/interests`
    const declared = await desk.check(interests, { person: 'tomasz-wilk', interest: 'Owns the room', leftRoom: 'yes' })
    expect(words(declared)).to.include('10 may then decide it; the quorum is 4: quorate')
    await desk.record(interests, declared)
    expect(rowWith(await desk.page(AGENDA), 'Tomasz Wilk')).to.include('Owns the room; left the room')
    const order = `${AGENDA}/order`
    await desk.record(order, await desk.check(order, { 'place-december-1': '9', 'place-december-2': '1' }))
    expect(rowWith(await desk.page(AGENDA), 'be accepted')).to.include('1. That the council’s offer')
    const off = `${AGENDA}/december-2/withdrawal`
    await desk.record(off, await desk.check(off, {}))
    expect(words(await desk.page(AGENDA))).not.to.include('be accepted')
  })

  it('is a paper, and the same as data', async () => {
    const asked = { ref: 'board-2026-09-24', today: date('2026-11-22') }
    const data = await reportData(desk.reader, 'agenda', asked)
    const rows = data.rows as { number: number; title: string; quorum: { counted: number }; interested: object[] }[]
    expect(rows.map(({ quorum }) => quorum.counted)).to.deep.equal([10, 10, 9, 10])
    expect(rows[2]?.interested[0]).to.include({ person: 'priti-vaswani', leftRoom: 'yes', voted: 'no' })
    const csv = (await renderReport(desk.reader, 'agenda', { ...asked, format: 'csv' })).bytes.toString().split('\n')
    expect(csv[3]).to.include('Spouse is an associate of this supplier; left the room').and.to.include(',9,4,')
    const html = words((await renderReport(desk.reader, 'agenda', { ...asked, format: 'html' })).bytes.toString())
    expect(html).to.include('Quorate: 9 may decide, 4 needed').and.to.include('concerns Harrow Down Associates')
    expect(html).to.include('2 of 10 votes present are associated with the council (20.00%)')
  })
})
