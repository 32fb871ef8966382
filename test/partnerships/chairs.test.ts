import { expect } from 'chai'
import { rowWith, words } from '../support/desk.ts'
import { type SampleSite, sampleSite } from '../support/sample-site.ts'

describe('the chair of an area who is a head there no more', () => {
  let desk: SampleSite
  before(async () => {
    desk = await sampleSite('marlshire', 'secretary')
  })
  after(() => desk.drop())

  it('is told as such among the groups, and on the page of the area', async () => {
    const groups = await desk.page('/groups')
    expect(words(groups)).to.contain('12 groups ; in 1 the chair is no serving head of a school there.')
    expect(rowWith(groups, 'Hamish Orr')).to.contain('No serving head there')
    expect(rowWith(groups, 'Agnes Thorley')).not.to.contain('No serving head there')
    expect(words(await desk.page('/groups/north-east'))).to.contain(
      'The chair counts as empty, as Hamish Orr is no serving head of a school there (Terms of reference, 4.1).',
    )
    expect(words(await desk.page('/groups/west'))).not.to.contain('The chair counts as empty')
  })

  it('was its chair in order until the last day of the headship', async () => {
    const then = await desk.page('/groups?on=2026-08-31')
    expect(words(then)).to.contain('12 groups , and no chair is empty.')
    expect(words(await desk.page('/groups/north-east?on=2026-08-31'))).not.to.contain('The chair counts as empty')
  })
})
