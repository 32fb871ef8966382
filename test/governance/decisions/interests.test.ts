import { expect } from 'chai'
import request, { type Agent } from 'supertest'
import { registerOfInterests } from '../../../src/governance/board/interests.ts'
import { loadBoardFacts, loadInterests } from '../../../src/governance/index.ts'
import { date } from '../../../src/kernel/dates.ts'
import { atPages } from '../../support/at-pages.ts'
import { freshDatabase, KINDS } from '../../support/database.ts'
import { dated, rowWith, words } from '../../support/desk.ts'
import { shared } from '../../support/shared.ts'
import { aSite } from '../../support/site.ts'
import { answered } from '../ground/answered.ts'
import { companiesOn } from '../ground/companies.ts'
import { type Ground, refusal, setUp } from '../ground/company.ts'

for (const kind of KINDS)
  describe(`the register of interests, on ${kind}`, () => {
    const companies = companiesOn(kind)
    let ground: Ground
    beforeEach(async () => {
      ground = await companies.company(3)
    })

    const enter = (more: object = {}) => ground.act('recordInterest', { person: 'p-1', nature: 'Governor', ...more })
    const end = (more: object) => ground.act('endInterest', { person: 'p-1', ...more })
    const pointers = async (acting: Promise<unknown>) =>
      (await refusal(acting)).fields?.map(({ pointer }) => pointer) ?? []
    const kept = async () =>
      (await loadInterests(ground.reader))
        .map(({ person, organisation, nature, from, to, declaredOn }) =>
          [person, organisation ?? '-', nature, from ?? '-', to ?? '-', declaredOn ?? '-'].join(' '),
        )
        .sort()

    it('holds what is declared, on the day it is declared where nobody says otherwise', async () => {
      await enter({ organisation: 's-10', from: '2026-03-01' })
      await enter({ organisation: 's-11', from: '2026-03-01', declaredOn: '2026-04-02' })
      expect(await kept()).to.deep.equal([
        'p-1 s-10 Governor 2026-03-01 - 2026-09-01',
        'p-1 s-11 Governor 2026-03-01 - 2026-04-02',
      ])
    })

    it('takes a correction of the day, and nothing twice', async () => {
      await enter({ organisation: 's-10' })
      expect(await refusal(enter({ organisation: 's-10' }))).to.include({ code: 'already-there' })
      await enter({ organisation: 's-10', declaredOn: '2026-08-31' })
      expect(await kept()).to.deep.equal(['p-1 s-10 Governor - - 2026-08-31'])
    })

    it('refuses what cannot be, and says everything at once', async () => {
      expect(
        await pointers(enter({ person: 'nobody', organisation: 'nowhere', from: '2026-03-01', to: '2026-02-28' })),
      ).to.deep.equal(['/person', '/organisation', '/to'])
      expect(await pointers(enter({ declaredOn: '2026-09-02' })), 'tomorrow').to.deep.equal(['/declaredOn'])
      expect(await pointers(enter({ nature: 'None', organisation: 's-10' }))).to.deep.equal(['/organisation'])
      expect(await kept()).to.deep.equal([])
    })

    it('ends “nothing to declare” the day before there is something, and takes it only where there is nothing', async () => {
      await enter({ nature: 'None', from: '2026-01-01', declaredOn: '2026-01-05' })
      await enter({ organisation: 's-10', from: '2026-06-01' })
      expect(await kept()).to.deep.equal([
        'p-1 - none 2026-01-01 2026-05-31 2026-01-05',
        'p-1 s-10 Governor 2026-06-01 - 2026-09-01',
      ])
      const nothing = await refusal(enter({ nature: 'none', from: '2026-09-01' }))
      expect(nothing.fields?.[0]).to.include({ pointer: '/nature' })
      expect(nothing.fields?.[0]?.detail).to.contain('Governor (School 10)')
      await end({ organisation: 's-10', to: '2026-08-31' })
      await enter({ nature: 'none', from: '2026-09-01' })
      expect(await kept()).to.have.length(3)
    })

    it('keeps an interest that has ended, asks which of several it is, and takes a sooner day', async () => {
      await enter({ organisation: 's-10', from: '2026-03-01' })
      await enter({ organisation: 's-10', nature: 'Parent', from: '2026-03-01' })
      const several = await refusal(end({ to: '2026-08-31' }))
      expect(several.fields?.[0]?.detail).to.contain('Governor (School 10) and Parent (School 10)')
      await end({ nature: 'Parent', to: '2026-08-31' })
      expect(await refusal(end({ nature: 'Parent', to: '2026-08-31' }))).to.include({ code: 'already-ended' })
      await end({ nature: 'Parent', to: '2026-07-31' })
      expect(await pointers(end({ nature: 'Parent', to: '2026-02-28' })), 'before it began').to.deep.equal(['/to'])
      expect(await pointers(end({ nature: 'Nothing of the kind', to: '2026-08-31' }))).to.deep.equal(['/to'])
      expect(await kept()).to.deep.equal([
        'p-1 s-10 Governor 2026-03-01 - 2026-09-01',
        'p-1 s-10 Parent 2026-03-01 2026-07-31 2026-09-01',
      ])
    })

    it('says on any day what was in it, and who in office had declared nothing', async () => {
      await enter({ organisation: 's-10', from: '2026-03-01', to: '2026-07-31', declaredOn: '2026-03-10' })
      await enter({ person: 'p-2', nature: 'none', from: '2026-01-01', declaredOn: '2026-01-05' })
      const facts = await loadBoardFacts(ground.reader)
      const all = await loadInterests(ground.reader)
      const on = (day: string) => {
        const { current, past, undeclared } = registerOfInterests(facts, all, date(day))
        return [current.length, past.length, undeclared.join(' ')]
      }
      expect(on('2026-03-09')).to.deep.equal([2, 0, 'p-1 p-3'])
      expect(on('2026-03-10')).to.deep.equal([2, 0, 'p-3'])
      expect(on('2026-07-31')).to.deep.equal([2, 0, 'p-3'])
      expect(on('2026-08-01')).to.deep.equal([1, 1, 'p-1 p-3'])
    })

    it('puts whoever is in it out of the vote on an item that concerns the organisation', async () => {
      await ground.act('scheduleMeeting', { body: 'board', heldOn: '2026-10-01' })
      const item = { meeting: 'meeting-1', kind: 'resolution', title: 'A contract', organisation: 's-10' }
      await ground.act('addAgendaItem', item)
      await enter({ organisation: 's-10', from: '2026-03-01' })
      const { items } = await answered(ground, '/meetings/meeting-1/agenda')
      expect(items[0].interested).to.deep.include({
        person: 'p-1',
        because: 'Governor',
        declared: true,
        leftRoom: null,
        voted: null,
        authorisedBy: null,
        out: true,
      })
    })
  })

describe('the pages of the register of interests', () => {
  const site = shared(async () => aSite(await freshDatabase('sqlite')))
  let agent: Agent
  const AT = '/companies/wexmere'
  before(async () => {
    await setUp(site.database, 'wexmere', 2)
    await site.person('wexmere', 'clerk@example.org', 'secretary')
    agent = await site.signedIn('clerk@example.org')
  })

  const page = (path: string) => atPages(agent, AT).page(path)
  /** Fills in a form, checks, and records it. */
  const record = async (path: string, answers: Record<string, string>) => {
    const { check, press } = atPages(agent, AT)
    const checked = await check(path, answers)
    return { check: words(checked), done: words(await press(path, checked)) }
  }

  it('say who has declared nothing, and lead to the form', async () => {
    expect(await page('/board/directors')).to.contain(`href="${AT}/board/interests"`)
    const html = await page('/board/interests')
    expect(words(html)).to.contain('2 in office have declared nothing yet: Person p-1 and Person p-2')
    expect(html).to.contain(`href="${AT}/board/directors/p-1/interests/new"`)
  })

  it('enter an interest and record its end', async () => {
    const entered = await record('/board/directors/p-1/interests', {
      nature: 'Head teacher of a customer school',
      organisation: 's-10',
      ...dated('declaredOn', '2026-11-12'),
    })
    expect(entered.check).to.contain('Head teacher of a customer school (School 10). At items of an agenda')
    expect(entered.done).to.contain('What Person p-1 has declared is in the register')
    expect(rowWith(await page('/board/interests'), 'Person p-1'))
      .to.contain('Head teacher of a customer school School 10')
      .and.to.contain('12 November 2026')
    expect(rowWith(await page('/board/directors/p-1'), 'Head teacher of a customer')).to.contain('Still so')
    const ended = await record('/board/directors/p-1/ended-interests', {
      interest: '1',
      ...dated('to', '2026-11-20'),
    })
    expect(ended.done).to.contain('The end of an interest of Person p-1 is recorded')
    const after = await page('/board/interests')
    expect(words(after)).to.contain('0 interests in the register on this date')
    expect(rowWith(after, 'Head teacher of a customer')).to.contain('20 November 2026')
  })

  it('are an answer of the API too', async () => {
    const { body } = await request(site.app)
      .get('/api/v1/companies/wexmere/board/interests?on=2026-11-15')
      .set('Authorization', `Bearer ${await site.token('wexmere', 'secretary')}`)
      .expect(200)
    expect(body.items.map(({ person, to }: { person: string; to: string }) => [person, to])).to.deep.equal([
      ['p-1', '2026-11-20'],
    ])
    expect(body.undeclared).to.deep.equal(['p-2'])
  })
})
