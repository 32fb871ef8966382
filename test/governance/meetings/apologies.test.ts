import { expect } from 'chai'
import { features } from '../../../src/features.ts'
import { attendanceIn, type BoardFacts, judgeOn, loadBoardFacts } from '../../../src/governance/index.ts'
import { date } from '../../../src/kernel/dates.ts'
import { verifyCompany } from '../../../src/verify.ts'
import { atPages } from '../../support/at-pages.ts'
import { freshDatabase, KINDS } from '../../support/database.ts'
import { dated, rowWith, words } from '../../support/desk.ts'
import { shared } from '../../support/shared.ts'
import { aSite } from '../../support/site.ts'
import { answered } from '../ground/answered.ts'
import { companiesOn } from '../ground/companies.ts'
import { type Ground, refusal, setUp } from '../ground/company.ts'

/** A board of five that needs four, and asks for four fifths of its meetings; today is 1 September 2026. */
const ARTICLES = { articles: { quorum: 4, minimumDirectors: 1, attendance: { share: '4/5' } } }

for (const kind of KINDS)
  describe(`apologies for a meeting, on ${kind}`, () => {
    const companies = companiesOn(kind)
    let ground: Ground
    beforeEach(async () => {
      ground = await companies.company(5, ARTICLES)
      await ground.act('scheduleMeeting', { body: 'board', heldOn: '2026-09-01' })
      await ground.act('scheduleMeeting', { body: 'board', heldOn: '2026-10-01' })
    })

    const TODAY = 'meeting-1'
    const LATER = 'meeting-2'
    const sent = (person: string, meeting = LATER, more: object = {}) =>
      ground.act('recordApologies', { meeting, person, ...more })
    const facts = () => loadBoardFacts(ground.reader)
    const attendance = (known: BoardFacts, on = '2026-09-01') =>
      judgeOn(known, 'board', date(on), 'group').find(({ finding }) => finding.rule === 'body.attendance')?.finding
    const agenda = (meeting: string) => answered(ground, `/meetings/${meeting}/agenda`)
    const held = (more: object = {}) => ground.act('recordMeeting', { meeting: TODAY, status: 'held', ...more })

    it('stand on the agenda, and are taken from those who are expected', async () => {
      const first = await sent('p-1')
      expect(first.result).to.deep.include({ person: 'p-1', toldOn: '2026-09-01' })
      expect((first.result as { quorum: object }).quorum).to.deep.include({ counted: 4, needed: 4, quorate: true })
      const second = await sent('p-2', LATER, { toldOn: '2026-08-30' })
      expect((second.result as { quorum: object }).quorum).to.deep.include({ counted: 3, quorate: false })
      const { apologies, room, voters, quorum } = await agenda(LATER)
      expect({ apologies, room, voters }).to.deep.equal({
        apologies: ['p-1', 'p-2'],
        room: 'expected',
        voters: ['p-3', 'p-4', 'p-5'],
      })
      expect(quorum).to.deep.include({ counted: 3, needed: 4, quorate: false })
    })

    it('touch nobody’s attendance before the meeting', async () => {
      const before = attendance(await facts())
      await sent('p-1')
      await sent('p-2', TODAY)
      expect(attendance(await facts())).to.deep.equal(before)
      expect(attendance(await facts(), '2026-10-01')).to.deep.include({ status: 'not-applicable' })
    })

    it('stand in its record when it has been held, and count as they always do: like an absence', async () => {
      await sent('p-1', TODAY)
      const marks = ['p-3', 'p-4', 'p-5'].map((person) => ({ person, mark: 'attended' }))
      await held({ attendance: marks })
      const known = await facts()
      const { rows } = attendanceIn(known, 'board', date('2026-09-01'), date('2026-09-01'))
      const row = (who: string) => {
        const { apologies, absent, counted, held: all } = rows.find(({ person }) => person === who) ?? rows[0]!
        return { apologies, absent, counted, all }
      }
      expect(row('p-1')).to.deep.equal({ apologies: 1, absent: 0, counted: 0, all: 1 })
      expect(row('p-2'), 'who said nothing').to.deep.equal({ apologies: 0, absent: 1, counted: 0, all: 1 })
      expect(attendance(known)).to.deep.include({ numerator: 3, denominator: 5, people: ['p-1', 'p-2'] })
    })

    it('are no record of a meeting of which nobody has said who was there', async () => {
      await sent('p-1', TODAY)
      const [told] = (await held()).breaches
      expect(told?.explanation).to.contain('Who was at the meeting of 1 September 2026 is not recorded yet')
      expect(await agenda(TODAY)).to.deep.include({ room: 'unrecorded', quorum: null })
      const { breaches } = await ground.act('recordAttendance', {
        meeting: TODAY,
        marks: [
          { person: 'p-2', mark: 'attended' },
          { person: 'p-3', mark: 'attended' },
        ],
      })
      expect(breaches.map(({ rule, people }) => [rule, people])).to.deep.equal([
        ['body.attendance', ['p-1', 'p-4', 'p-5']],
      ])
      expect(await agenda(TODAY)).to.deep.include({ room: 'present', voters: ['p-2', 'p-3'] })
    })

    it('give way to the mark of somebody who came all the same', async () => {
      await sent('p-1', TODAY)
      await held({ attendance: [{ person: 'p-1', mark: 'attended' }] })
      const { marks } = await facts()
      expect(marks).to.deep.equal([{ meeting: TODAY, person: 'p-1', mark: 'attended', substitute: null }])
    })

    it('can be taken back and sent again, and the chain holds', async () => {
      await sent('p-1')
      const back = await ground.act('withdrawApologies', { meeting: LATER, person: 'p-1' })
      expect((back.result as { quorum: object }).quorum).to.deep.include({ counted: 5 })
      expect((await facts()).marks).to.deep.equal([])
      await sent('p-1')
      expect((await agenda(LATER)).apologies).to.deep.equal(['p-1'])
      expect((await verifyCompany(features, ground.reader)).ok).to.equal(true)
    })

    it('are refused where they cannot be', async () => {
      const pointers = async (acting: Promise<unknown>) =>
        (await refusal(acting)).fields?.map(({ pointer }) => pointer) ?? []
      expect(await pointers(sent('p-1', 'nowhere'))).to.deep.equal(['/meeting'])
      expect(await pointers(sent('p-9'))).to.deep.equal(['/person'])
      expect(await pointers(sent('p-1', LATER, { toldOn: '2026-09-02' })), 'tomorrow').to.deep.equal(['/toldOn'])
      await sent('p-1')
      expect(await refusal(sent('p-1'))).to.include({ code: 'already-there' })
      expect((await sent('p-1', LATER, { toldOn: '2026-08-31' })).result, 'a correction').to.include({
        toldOn: '2026-08-31',
      })
      const back = (person: string, meeting = LATER) => ground.act('withdrawApologies', { meeting, person })
      expect(await pointers(back('p-2'))).to.deep.equal(['/person'])
      await sent('p-2', TODAY)
      await held()
      expect(await pointers(sent('p-1', TODAY)), 'it has been held').to.deep.equal(['/meeting'])
      expect(await pointers(back('p-2', TODAY))).to.deep.equal(['/meeting'])
      await ground.act('recordMeeting', { meeting: LATER, status: 'cancelled' })
      expect(await pointers(sent('p-3'))).to.deep.equal(['/meeting'])
    })
  })

describe('the pages of a meeting to which somebody cannot come', () => {
  const site = shared(async () => aSite(await freshDatabase('sqlite')))
  const AT = '/companies/wexmere'
  before(async () => {
    const ground = await setUp(site.database, 'wexmere', 5, ARTICLES)
    await ground.act('scheduleMeeting', { body: 'board', heldOn: '2026-12-10' })
    await site.person('wexmere', 'clerk@example.org', 'secretary')
  })

  it('lead to the form, show who cannot come, and lead back', async () => {
    const agent = await site.signedIn('clerk@example.org')
    const { page, check: checked, press } = atPages(agent, AT)
    const record = async (path: string, answers: Record<string, string>) => {
      const html = await checked(path, answers)
      return { check: words(html), done: words(await press(path, html)) }
    }
    expect(await page('/meetings/meeting-1')).to.contain(`href="${AT}/meetings/meeting-1/apologies/new"`)
    const { check, done } = await record('/meetings/meeting-1/apologies', {
      person: 'p-2',
      ...dated('toldOn', '2026-11-20'),
    })
    expect(check).to.contain('Person p-2 is not expected on 10 December 2026')
    expect(check).to.contain('4 with a vote are expected then, and the quorum is 4.')
    expect(done).to.contain('Person p-2 has sent apologies for 10 December 2026')
    const meeting = await page('/meetings/meeting-1')
    expect(rowWith(meeting, 'Person p-2')).to.contain('Apologies Sent on 20 November 2026')
    expect(words(await page('/meetings/meeting-1/agenda'))).to.contain('Apologies: Person p-2.')
    expect(JSON.parse(await page('/reports/agenda/meeting-1.json'))).to.deep.include({
      apologies: ['p-2'],
      apologiesText: 'Apologies: Person p-2.',
    })
    expect(meeting).to.contain(`href="${AT}/meetings/meeting-1/withdrawn-apologies/new"`)
    const back = await record('/meetings/meeting-1/withdrawn-apologies', { person: 'p-2' })
    expect(back.done).to.contain('Person p-2 is expected on 10 December 2026 again')
    expect(words(await page('/meetings/meeting-1/agenda'))).not.to.contain('Apologies: ')
  })
})
