import { expect } from 'chai'
import type { Scheduled } from '../../../src/governance/acts/meetings/meetings.ts'
import { attendanceBetween, loadBoardFacts, type Meeting } from '../../../src/governance/index.ts'
import { calendarOf, calendarText } from '../../../src/governance/meetings/calendar.ts'
import { date } from '../../../src/kernel/dates.ts'
import { KINDS } from '../../support/database.ts'
import { deskOf, rowWith, words } from '../../support/desk.ts'
import { shared } from '../../support/shared.ts'
import { companiesOn } from '../ground/companies.ts'
import { type Ground, refusal } from '../ground/company.ts'
import { aMeeting, factsOf } from '../ground/facts.ts'

const ATTENDANCE = { articles: { attendance: { share: '4/5' } } }

for (const kind of KINDS) {
  describe(`meetings and who was at them, on ${kind}`, () => {
    const companies = companiesOn(kind)
    let ground: Ground
    before(async () => {
      ground = await companies.company(3, ATTENDANCE)
    })

    const planned = async (heldOn: string) =>
      ((await ground.act('scheduleMeeting', { body: 'board', heldOn })).result as Meeting).ref
    const held = async (heldOn: string) => {
      const meeting = await planned(heldOn)
      await ground.act('recordMeeting', { meeting, status: 'held' })
      return meeting
    }

    it('plans a meeting once a day, and records what became of it', async () => {
      const meeting = await planned('2026-07-01')
      expect(await refusal(ground.act('scheduleMeeting', { body: 'board', heldOn: '2026-07-01' }))).to.include({
        code: 'meeting-exists',
      })
      await ground.act('recordMeeting', { meeting, status: 'cancelled' })
      const facts = await loadBoardFacts(ground.reader)
      expect(facts.meetings.find(({ ref }) => ref === meeting)?.status).to.equal('cancelled')
    })

    it('takes a day that has passed, so that old minutes can be entered, and says that nobody knows what came of it', async () => {
      const noticesOn = async (heldOn: string) => {
        const { result } = await ground.act('scheduleMeeting', { body: 'board', heldOn }, { dryRun: true })
        return (result as Scheduled).notices.map(({ notice, explanation }) => [notice, explanation.split(',')[0]])
      }
      expect(await noticesOn('2026-08-31')).to.deep.equal([['outcome-unknown', '31 August 2026 has gone by']])
      expect(await noticesOn('2026-09-01')).to.deep.equal([])
    })

    it('takes no date for published that was told after the meeting, or has not been told yet', async () => {
      const publish = (heldOn: string, publishedOn: string) =>
        ground.act('scheduleMeeting', { body: 'board', heldOn, publishedOn }, { dryRun: true })
      for (const [heldOn, publishedOn] of [
        ['2026-06-03', '2026-06-04'],
        ['2026-12-03', '2026-09-02'],
      ] as const)
        expect((await refusal(publish(heldOn, publishedOn))).fields?.map(({ pointer }) => pointer)).to.deep.equal([
          '/publishedOn',
        ])
      await publish('2026-06-03', '2026-06-03')
    })

    it('takes no meeting for held that is still to come, and no marks of one that was not held', async () => {
      const meeting = await planned('2026-12-01')
      const early = await refusal(ground.act('recordMeeting', { meeting, status: 'held' }))
      expect(early.fields?.[0]?.pointer).to.equal('/status')
      const marks = [{ person: 'p-1', mark: 'attended' }]
      expect((await refusal(ground.act('recordAttendance', { meeting, marks }))).fields?.[0]?.pointer).to.equal(
        '/meeting',
      )
      await ground.act('recordMeeting', { meeting, status: 'cancelled' })
    })

    it('names everything that is wrong with the marks at once', async () => {
      const meeting = await held('2026-05-01')
      const marks = [
        { person: 'p-9', mark: 'attended' },
        { person: 'p-1', mark: 'attended', substitute: 'Somebody' },
        { person: 'p-1', mark: 'absent' },
      ]
      expect(
        (await refusal(ground.act('recordAttendance', { meeting, marks }))).fields?.map(({ pointer }) => pointer),
      ).to.deep.equal(['/marks/0/person', '/marks/1/substitute', '/marks/2/person'])
      await ground.act('recordMeeting', { meeting, status: 'cancelled' })
    })

    const missing = ({ breaches }: { breaches: { rule: string; people?: string[] }[] }) =>
      breaches.map(({ rule, people }) => [rule, people])
    const attended = (...people: string[]) => people.map((person) => ({ person, mark: 'attended' }))

    it('counts everybody as absent until the marks are in, says so, and tells who is missing when they come', async () => {
      const meeting = await planned('2026-06-01')
      const everybody = await ground.act('recordMeeting', { meeting, status: 'held' })
      expect(missing(everybody)).to.deep.equal([['body.attendance', ['p-1', 'p-2', 'p-3']]])
      expect(everybody.breaches[0]?.explanation).to.match(
        / Who was at the meeting of 1 June 2026 is not recorded yet: until it is, everybody counts as absent, and recording it mends that\.$/,
      )
      const all = { meeting, marks: attended('p-1', 'p-2', 'p-3') }
      expect((await ground.act('recordAttendance', all, { dryRun: true })).breaches, 'all were there').to.deep.equal([])
      const mark = (person: string, how: string) => ({ meeting, marks: [{ person, mark: how }] })
      const whoLeftBlank = [['body.attendance', ['p-2', 'p-3']]]
      const first = await ground.act('recordAttendance', mark('p-1', 'attended'))
      expect(missing(first)).to.deep.equal(whoLeftBlank)
      expect(first.breaches[0]?.explanation).not.to.contain('not recorded yet')
      expect((await ground.act('recordAttendance', mark('p-1', 'apologies'))).breaches).to.have.length(1)
      expect((await ground.act('recordAttendance', mark('p-1', 'attended'))).breaches).to.have.length(0)
      const facts = await loadBoardFacts(ground.reader)
      const rows = attendanceBetween(facts, date('2025-09-01'), date('2026-08-31'))
      expect(
        rows.map(({ person, held, attended, absent, status }) => [person, held, attended, absent, status]),
      ).to.deep.equal([
        ['p-1', 1, 1, 0, 'pass'],
        ['p-2', 1, 0, 1, 'fail'],
        ['p-3', 1, 0, 1, 'fail'],
      ])
      await ground.act('recordMeeting', { meeting, status: 'cancelled' })
    })

    it('records with a meeting who was there, and tells of those who miss their share', async () => {
      const meeting = await planned('2026-06-02')
      const all = { meeting, status: 'held', attendance: attended('p-1', 'p-2', 'p-3') }
      const { result, breaches } = await ground.act('recordMeeting', all, { dryRun: true })
      expect([(result as { marks: unknown[] }).marks.length, breaches.length]).to.deep.equal([3, 0])
      const two = { ...all, attendance: attended('p-1', 'p-2') }
      expect(missing(await ground.act('recordMeeting', two))).to.deep.equal([['body.attendance', ['p-3']]])
      const marks = (await loadBoardFacts(ground.reader)).marks.filter((one) => one.meeting === meeting)
      expect(marks.map(({ person }) => person)).to.have.members(['p-1', 'p-2'])
      await ground.act('recordMeeting', { meeting, status: 'cancelled' })
    })

    it('takes no marks with a meeting that was called off, and names each that is wrong at its place', async () => {
      const meeting = await planned('2026-06-03')
      const pointers = async (command: object) =>
        (await refusal(ground.act('recordMeeting', { meeting, ...command }))).fields?.map(({ pointer }) => pointer)
      expect(await pointers({ status: 'cancelled', attendance: attended('p-1') })).to.deep.equal(['/status'])
      expect(await pointers({ status: 'held', attendance: attended('p-9') })).to.deep.equal(['/attendance/0/person'])
      await ground.act('recordMeeting', { meeting, status: 'cancelled' })
    })

    it('tells of a share that an earlier meeting, recorded late, takes below on a later day', async () => {
      const early = await planned('2026-02-02')
      const others = await Promise.all(['2026-03-02', '2026-04-02', '2026-05-05', '2026-06-04'].map(held))
      const [absence, ...presences] = others
      await ground.act('recordAttendance', { meeting: absence, marks: attended('p-1', 'p-3') })
      for (const meeting of presences)
        await ground.act('recordAttendance', { meeting, marks: attended('p-1', 'p-2', 'p-3') })
      const late = { meeting: early, status: 'held', attendance: attended('p-1', 'p-3') }
      const { breaches } = await ground.act('recordMeeting', late)
      expect(breaches.map(({ rule, explanation }) => [rule, explanation.slice(0, 17)])).to.deep.equal([
        ['body.attendance', 'From 2 March 2026'],
      ])
      expect(breaches[0]?.people).to.deep.equal(['p-2'])
      for (const meeting of [early, ...others]) await ground.act('recordMeeting', { meeting, status: 'cancelled' })
    })
  })
}

describe('the dates of a school year', () => {
  const said = (today: string, ...publishedOn: (string | null)[]) => {
    const meetings = publishedOn.map((day, i) =>
      aMeeting(`2027-0${i + 1}-10`, { status: 'planned', publishedOn: day === null ? null : date(day) }),
    )
    return calendarText(calendarOf(factsOf({ meetings }), 'board', date('2027-01-01'), date(today)), date(today))
  }
  for (const [what, today, days, words] of [
    ['published on the last day', '2026-09-01', ['2026-08-31'], 'published in time'],
    ['published a day late', '2026-09-02', ['2026-09-01'], '0 of 1 meeting of 2026–27 were published by'],
    [
      'of which one is not published yet',
      '2026-08-31',
      ['2026-07-01', null],
      'The others are to be by **31 August 2026**',
    ],
    [
      'published later than the day that is asked about',
      '2026-07-01',
      ['2026-08-20'],
      '0 of 1 meeting of 2026–27 are published',
    ],
    ['not planned yet', '2026-08-31', [], 'They are to be published by **31 August 2026**'],
    ['not planned when they were due', '2026-09-01', [], 'No dates of 2026–27 were published'],
  ] as [string, string, (string | null)[], string][])
    it(`${what}`, () => expect(said(today, ...days)).to.include(words))
})

describe('the pages of meetings', () => {
  const desk = shared(() => deskOf('secretary'))

  it('shows a body’s year, and leads to each meeting with its marks', async () => {
    const html = await desk.page('/meetings')
    expect(words(html)).to.include('held in the school year 2026–27').and.to.include('Plan a meeting')
    expect(html).to.include('<title id=').and.to.include('/companies/wexmere/meetings/board-2026-09-24')
    const meeting = words(await desk.page('/meetings/board-2026-09-24'))
    expect(meeting).to.include('Attended').and.to.include('Record who was there')
    await desk.page('/meetings?body=finance-committee')
    await desk.page('/meetings/nothing', 404)
  })

  it('plans, records and marks through forms', async () => {
    const planned = await desk.check('/meetings', {
      body: 'board',
      'heldOn-day': '3',
      'heldOn-month': '11',
      'heldOn-year': '2026',
    })
    const done = await desk.record('/meetings', planned)
    const ref = /meetings\/(meeting-\d+)/.exec(done)?.[1]
    const outcome = `/meetings/${ref}/outcome`
    const held = await desk.check(outcome, { status: 'held' })
    expect(words(held)).to.contain('Record next who was there. Until then everybody counts as absent.')
    expect(words(await desk.record(outcome, held))).to.contain('Record who was there The meeting All meetings')
    const attendance = `/meetings/${ref}/attendance`
    expect(words(await desk.check(attendance, {}, 400))).to.include('There is a problem')
    await desk.record(
      attendance,
      await desk.check(attendance, { mark0: 'attended', mark2: 'substituted', substitute2: 'A deputy' }),
    )
    const page = await desk.page(`/meetings/${ref}`)
    expect(rowWith(page, 'A deputy')).to.include('A substitute came')
    expect(words(page)).to.match(/1 of \d+ people in office attended/)
  })
})
