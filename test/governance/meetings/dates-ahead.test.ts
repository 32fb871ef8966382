import { expect } from 'chai'
import {
  type BoardFacts,
  datesNotices,
  datesToPublish,
  loadBoardFacts,
  type Meeting,
} from '../../../src/governance/index.ts'
import { date } from '../../../src/kernel/dates.ts'
import { KINDS } from '../../support/database.ts'
import { dated, words } from '../../support/desk.ts'
import { sampleSite } from '../../support/sample-site.ts'
import { shared } from '../../support/shared.ts'
import { companiesOn } from '../ground/companies.ts'
import { type Ground, refusal } from '../ground/company.ts'
import { aBody, aMeeting, factsOf } from '../ground/facts.ts'

const PARTNERSHIP = {
  preset: 'strategic-partnership',
  legalForm: 'unincorporated',
  companyNumber: null,
  incorporatedOn: null,
}
const planned = (heldOn: string, publishedOn?: string) =>
  aMeeting(heldOn, { status: 'planned', publishedOn: publishedOn ? date(publishedOn) : null })
const partnership = (meetings: Meeting[], company: object = {}) =>
  factsOf({ meetings, company: { ...PARTNERSHIP, ...company } })
const said = (facts: BoardFacts, on: string) => datesNotices(facts, date(on)).map(({ status }) => status)
const asked = (facts: BoardFacts, today: string) =>
  datesToPublish(facts, date(today)).map(({ body, calendar }) => `${body.ref} ${calendar.year} by ${calendar.dueBy}`)

describe('the dates of next year', () => {
  const inTime = planned('2026-10-07', '2026-08-31')
  const late = planned('2026-10-07', '2026-09-01')
  for (const [what, meetings, on, status] of [
    ['of which none was published when they were due', [], '2026-09-01', 'fail'],
    ['which are still to be published, on the last day', [planned('2025-10-08', '2025-07-01')], '2026-08-31', 'warn'],
    ['published on the last day', [inTime], '2026-09-01', 'pass'],
    ['published a day late', [late], '2026-09-01', 'fail'],
    ['which are due in more than three months', [inTime], '2027-05-30', 'pass'],
    ['which are due in three months', [inTime], '2027-05-31', 'warn'],
    ['published early', [inTime, planned('2027-10-06', '2027-05-01')], '2027-05-31', 'pass'],
  ] as [string, Meeting[], string, string][])
    it(`${what}: ${status}`, () => expect(said(partnership(meetings), on)).to.deep.equal([status]))

  it('are spoken of beside the findings, with the clause', () =>
    expect(datesNotices(partnership([]), date('2026-11-29'))).to.deep.equal([
      {
        notice: 'dates-ahead',
        body: 'board',
        status: 'fail',
        explanation:
          'Board: No dates of 2026–27 were published by 31 August 2026, when they were due. No dates of 2027–28 are planned yet. They are to be published by 31 August 2027.',
        source: 'Terms of reference, 6.3',
      },
    ]))

  for (const [what, facts] of [
    ['articles that do not ask for it', partnership([], { articles: { datesAhead: [] } })],
    ['a company, whose articles are silent', factsOf({})],
    ['articles that ask for it of other bodies', partnership([], { articles: { datesAhead: ['sub_group'] } })],
    [
      'a body that began with the school year',
      { ...partnership([]), bodies: [aBody('board', 'board', { parent: null, from: date('2027-09-01') })] },
    ],
  ] as [string, BoardFacts][])
    it(`are asked for by nobody: ${what}`, () => {
      expect(datesNotices(facts, date('2027-06-01'))).to.deep.equal([])
      expect(datesToPublish(facts, date('2027-06-01'))).to.deep.equal([])
    })

  for (const [what, meetings, today, needs] of [
    ['nothing is planned', [], '2026-11-29', ['board 2026–27 by 2026-08-31']],
    ['they were published late', [planned('2027-02-03', '2026-10-01')], '2026-11-29', []],
    ['one to come is not published', [planned('2027-02-03')], '2026-11-29', ['board 2026–27 by 2026-08-31']],
    ['one that has passed was not published', [planned('2026-10-07'), inTime], '2026-11-29', []],
    ['next year is three months away', [inTime], '2027-05-31', ['board 2027–28 by 2027-08-31']],
    ['next year is further away', [inTime], '2027-05-30', []],
  ] as [string, Meeting[], string, string[]][])
    it(`need somebody where ${what}: ${needs.length}`, () =>
      expect(asked(partnership(meetings), today)).to.deep.equal(needs))
})

for (const kind of KINDS) {
  describe(`dates that are published, on ${kind}`, () => {
    const companies = companiesOn(kind)
    let ground: Ground
    before(async () => {
      ground = await companies.company(3)
    })

    it('are those that are planned, and not published yet', async () => {
      await ground.act('scheduleMeeting', { body: 'board', heldOn: '2026-10-01', publishedOn: '2026-08-01' })
      await ground.act('scheduleMeeting', { body: 'board', heldOn: '2027-03-01' })
      expect((await refusal(ground.act('publishDates', { body: 'nowhere' }))).fields?.[0]?.pointer).to.equal('/body')
      const ahead = await refusal(ground.act('publishDates', { body: 'board', publishedOn: '2026-09-02' }))
      expect(ahead.fields?.[0]?.pointer).to.equal('/publishedOn')
      await ground.act('publishDates', { body: 'board', publishedOn: '2026-08-20' })
      const { meetings } = await loadBoardFacts(ground.reader)
      expect(meetings.map(({ heldOn, publishedOn }) => [heldOn, publishedOn])).to.have.deep.members([
        ['2026-10-01', '2026-08-01'],
        ['2027-03-01', '2026-08-20'],
      ])
      expect(await refusal(ground.act('publishDates', { body: 'board' }))).to.include({ code: 'nothing-to-publish' })
    })
  })
}

describe('dates to be published, on the pages', function () {
  this.timeout(60_000)
  const desk = shared(() => sampleSite('haverfold', 'secretary'))

  it('need the secretary until they are published', async () => {
    const need = 'Publish the dates of 2026–27'
    expect(words(await desk.page(''))).not.to.contain(need)
    await desk.act('scheduleMeeting', { body: 'partnership-board', heldOn: '2027-05-12' })
    expect(words(await desk.page('')))
      .to.contain(need)
      .and.to.contain('5 of 6 meetings of 2026–27 were published by 31 August 2026, when they were due.')
    expect(await desk.page('/meetings')).to.contain('/meetings/published/new?body=partnership-board')
    const recorded = await desk.record('/meetings/published', {
      body: 'partnership-board',
      ...dated('publishedOn', '2026-11-20'),
    })
    expect(words(recorded)).to.contain('1 date is published')
    expect(words(await desk.page(''))).not.to.contain(need)
    expect(await desk.page('/meetings')).not.to.contain('/meetings/published/new')
  })

  it('are asked for only where the articles do', async () => {
    expect(words(await desk.page('/meetings'))).to.contain('when they were due. (Terms of reference, 6.3)')
  })
})
