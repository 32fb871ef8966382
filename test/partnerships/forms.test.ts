import { expect } from 'chai'
import { type Desk, dated, deskOf, rowWith, words } from '../support/desk.ts'

describe('what the secretary records of a group', () => {
  let desk: Desk
  before(async () => {
    desk = await deskOf('secretary')
  })
  after(() => desk.drop())
  const group = () => desk.page('/groups/standards-group')

  it('what it works on stands on its page, not yet reviewed', async () => {
    const path = '/groups/standards-group/priorities'
    const checked = await desk.check(path, { title: 'Handwriting', ...dated('from', '2026-09-01') })
    expect(words(checked)).to.contain('Check before you record what Standards and inclusion group works on')
    await desk.record(path, checked)
    expect(rowWith(await group(), 'Handwriting')).to.contain('Not reviewed yet')
  })

  it('the review of a priority shows what was known before, and what the board now says', async () => {
    const path = '/groups/standards-group/priorities/sg-attendance/review'
    const checked = await desk.check(path, {
      ...dated('reviewedOn', '2026-11-12'),
      progress: 'Absence is down in four of seven schools',
    })
    expect(rowWith(checked, 'Progress')).to.match(/None .*Absence is down in four of seven schools/)
    await desk.record(path, checked)
    expect(rowWith(await group(), 'Persistent absence')).to.match(/four of seven schools .*12 November 2026/)
  })

  it('a review that has not been held yet is refused at its field', async () => {
    const path = '/groups/standards-group/priorities/sg-attendance/review'
    const refused = await desk.check(path, { ...dated('reviewedOn', '2027-11-12'), progress: 'Better' }, 400)
    expect(words(refused)).to.contain('There is a problem')
  })

  it('a level of maturity is drawn, with the one before it', async () => {
    const path = '/groups/standards-group/evaluations'
    for (const [day, level] of [
      ['2025-07-10', 'developing'],
      ['2026-07-10', 'embedded'],
    ] as const)
      await desk.record(path, await desk.check(path, { aspect: 'Honest review', level, ...dated('assessedOn', day) }))
    const page = await group()
    expect(page).to.contain('Honest review: Developing on 10 July 2025, Embedded on 10 July 2026')
    expect(rowWith(page, '4 embedded')).to.contain('10 July 2026')
  })

  it('a peer review stands on the page of the reviewed, and of the reviewer', async () => {
    const path = '/groups/standards-group/reviews'
    const answers = { reviewer: 'finance-committee', ...dated('heldOn', '2026-10-01'), findings: 'Clear minutes' }
    await desk.record(path, await desk.check(path, answers))
    expect(rowWith(await group(), 'Clear minutes')).to.contain('Reviewed by Finance and audit committee')
    const theirs = await desk.page('/groups/finance-committee')
    expect(rowWith(theirs, 'Clear minutes')).to.contain('Reviewed Standards and inclusion group')
  })

  it('nothing may be recorded under a past date, nor by a director', async () => {
    expect(await desk.page('/groups/standards-group?on=2026-01-01')).not.to.contain('/priorities/new')
    const director = await desk.personWith('director')
    const page = (await director.get('/companies/wexmere/groups/standards-group').expect(200)).text
    expect(page).not.to.contain('/priorities/new')
    await director.get('/companies/wexmere/groups/standards-group/priorities/new').expect(403)
  })
})
