import { expect } from 'chai'
import { boardLinks } from '../../src/governance/index.ts'
import { loadMilestones } from '../../src/setting-up/index.ts'
import { KINDS } from '../support/database.ts'
import { dated, rowWith, words } from '../support/desk.ts'
import { sample } from '../support/sample.ts'
import { type SampleSite, sampleSite } from '../support/sample-site.ts'

describe('the setting-up plan on its page', () => {
  let desk: SampleSite
  before(async () => {
    desk = await sampleSite('wexmere', 'secretary')
    await desk.act('recordMilestone', { ref: 'move', title: 'Move of the office', dueOn: '2026-11-20', owner: 'Chair' })
  })
  after(() => desk.drop())

  it('says how far it is and what is late, today and on another day', async () => {
    expect(rowWith(await desk.page('/plan'), 'Move of the office')).to.contain('2 days late')
    const before = await desk.page('/plan?on=2026-11-20')
    expect(rowWith(before, 'Move of the office')).to.contain('To do').and.not.to.contain('Record as done')
    expect(words(await desk.page('/plan'))).to.match(/\d+ of \d+ milestones are done, and \d+ are late/)
    expect(rowWith(await desk.page('/plan?on=2018-03-05'), 'Company incorporated')).to.contain('4 days late')
    expect(rowWith(await desk.page('/plan?on=2018-03-06'), 'Company incorporated'))
      .to.contain('Done')
      .and.to.contain('5 days late')
      .and.to.contain('Certificate of incorporation')
  })

  it('needs the secretary while it is late', async () => {
    expect(words(await desk.page(''))).to.contain('Late in the plan: Move of the office')
  })

  it('records a milestone as done, with its evidence', async () => {
    expect(words(await desk.check('/plan/move/done', { evidence: 'Lease' }, 400))).to.contain(
      'Enter the day on which it was done',
    )
    const ahead = await desk.check('/plan/move/done', dated('doneOn', '2026-11-23'), 400)
    expect(words(ahead)).to.contain('23 November 2026 is still to come')
    const answers = { ...dated('doneOn', '2026-11-21'), evidence: 'Lease' }
    expect(words(await desk.check('/plan/move/done', answers))).to.contain('It was done 1 day late .')
    expect(words(await desk.record('/plan/move/done', answers))).to.contain('Move of the office is done')
    expect(words(await desk.page(''))).not.to.contain('Late in the plan: Move of the office')
    expect(rowWith(await desk.page('/plan'), 'Move of the office'))
      .to.contain('21 November 2026, 1 day late')
      .and.to.contain('Lease')
  })

  it('adds a milestone beside those that are there, and changes one', async () => {
    const count = (await loadMilestones(desk.reader)).length
    await desk.record('/plan/milestones', { title: 'Second office', ...dated('dueOn', '2027-02-01') })
    const all = await loadMilestones(desk.reader)
    expect(all).to.have.length(count + 1)
    const added = all.find(({ title }) => title === 'Second office')
    const change = `/plan/${added?.ref}/change`
    const later = { title: 'Second office', owner: '', ...dated('dueOn', '2027-03-01') }
    expect(rowWith(await desk.check(change, later), 'Due by')).to.contain('1 February 2027 1 March 2027')
    await desk.record(change, later)
    expect(rowWith(await desk.page('/plan'), 'Second office')).to.contain('1 March 2027')
  })
})

describe('a consultation on its page', () => {
  let desk: SampleSite
  const ref = 'model-2027'
  before(async () => {
    desk = await sampleSite('ottermouth', 'secretary')
    const options = ['A company', 'A partnership']
    await desk.act('openConsultation', {
      ref,
      title: 'Which model?',
      options,
      openedOn: '2026-11-02',
      closedOn: '2026-12-11',
    })
    const answers: [string, string, string][] = [
      ['bellwether', 'A company', '2026-11-03'], // a community school
      ['st-keyne', 'A company', '2026-11-04'], // a voluntary aided school
      ['island-view', 'A partnership', '2026-11-05'], // a foundation school
      ['lodestar', 'A partnership', '2026-11-06'], // an academy
      ['penn-trust', 'A partnership', '2026-11-20'], // a trust: counted, and no school that was asked
    ]
    for (const [organisation, option, receivedOn] of answers) {
      await desk.act('recordResponse', { consultation: ref, organisation, option, receivedOn })
    }
  })
  after(() => desk.drop())

  it('has the result by sector and by phase, the turnout, and who has not answered', async () => {
    const html = await desk.page(`/consultations/${ref}`)
    expect(words(html)).to.contain('A partnership: 3 of 5 answers, 60.00%. ')
    expect(rowWith(html, 'A company')).to.equal(' A company 2, 66.67% 0, 0.00% 2, 40.00% ')
    expect(rowWith(html, 'Answers')).to.equal(' Answers 3 2 5 ')
    expect(rowWith(html, 'Schools that answered')).to.equal(
      ' Schools that answered, of those asked 3 of 16, 18.75% 1 of 5, 20.00% 4 of 21, 19.05% ',
    )
    expect(rowWith(html, 'Gull Rock')).to.contain('199205')
    const earlier = await desk.page(`/consultations/${ref}?on=2026-11-04`)
    expect(words(earlier)).to.contain('A company: 2 of 2 answers, 100.00%. ')
    expect(rowWith(await desk.page('/consultations'), 'Which model?')).to.contain('4 of 21, 19.05%')
  })

  it('records an answer, and says which one it takes the place of', async () => {
    const path = `/consultations/${ref}/responses`
    const missing = words(await desk.check(path, {}, 400))
    for (const text of ['Choose the school', 'Choose the answer', 'Enter the day on which it was received']) {
      expect(missing).to.contain(text)
    }
    const answers = { organisation: 'lodestar', option: 'A company', ...dated('receivedOn', '2026-11-21') }
    expect(words(await desk.check(path, answers))).to.contain('It takes the place of the answer before, A partnership ')
    expect(words(await desk.record(path, answers))).to.contain('Lodestar Academy has answered')
    expect(words(await desk.page(`/consultations/${ref}`))).to.contain('A company: 3 of 5 answers, 60.00%')
  })

  it('is opened with one option to a line', async () => {
    const question = { title: 'How often?', options: 'Termly\r\n\r\nMonthly', ...dated('openedOn', '2026-11-23') }
    expect(words(await desk.check('/consultations', { ...question, options: 'Termly' }, 400))).to.contain('Options')
    const html = await desk.check('/consultations', question)
    expect(words(html)).to.contain('21 schools are asked').and.to.contain('The options are Termly and Monthly')
    expect(words(await desk.record('/consultations', question))).to.contain('The consultation “How often?” is recorded')
  })
})

for (const kind of KINDS) {
  describe(`the links beside the meetings on ${kind}`, () => {
    const linksOf = async (slug: string): Promise<string[]> => {
      const { reader, drop } = await sample(slug, kind)
      const links = await boardLinks({ reader, link: (path) => path, may: () => true }, '/meetings')
      await drop()
      return links.map(({ href }) => href).filter((path) => ['/nominations', '/plan', '/consultations'].includes(path))
    }

    it('lead to a part where the preset begins with it, or something of it is recorded', async () => {
      expect(await linksOf('haverfold')).to.deep.equal(['/nominations'])
      expect(await linksOf('ottermouth')).to.deep.equal(['/consultations', '/plan'])
    })
  })
}
