import { expect } from 'chai'
import { loadDirectory, organisations } from '../../src/directory/index.ts'
import { judgeOn, loadBoardFacts } from '../../src/governance/index.ts'
import { date, type Instant } from '../../src/kernel/dates.ts'
import { loadMembers, memberErrors, registerOfMembers, votesOn } from '../../src/membership/index.ts'
import { record } from '../../src/platform/acts/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { readerOf } from '../../src/platform/reader.ts'
import { recordRow, registerRows } from '../../src/platform/registers/index.ts'
import { type Ground, setUp } from '../governance/ground/company.ts'
import { aMember } from '../governance/ground/facts.ts'
import { freshDatabase, KINDS } from '../support/database.ts'

for (const kind of KINDS) {
  describe(`the register of members, on ${kind}`, () => {
    let database: Database
    let drop: () => Promise<void>
    let wexmere: Ground
    before(async () => {
      ;({ database, drop } = await freshDatabase(kind))
      wexmere = await setUp(database, 'wexmere')
      await wexmere.act('admitMember', { organisation: 't-1', class: 'school', admittedOn: '2026-03-01' })
      await wexmere.act('ceaseMember', { organisation: 's-10', ceasedOn: '2026-03-31', reason: 'Became an academy' })
    })
    after(() => drop())
    const on = (day: string) => registerOfMembers(wexmere.reader, date(day))

    it('lists members in order of entry, by numbers that never change', async () => {
      const { rows } = await on('2026-02-28')
      expect(rows.map(({ number }) => number)).to.deep.equal([1, 2, 3, 4, 5, 6])
      expect((await on('2026-03-01')).rows.at(-1)).to.include({ number: 7, organisation: 't-1', name: 'Quarry Trust' })
    })

    it('counts a member to the last day, and keeps a former one for ten years', async () => {
      expect((await on('2026-03-31')).totals).to.include({ members: 7, guarantee: '7.00', guaranteeOfLeavers: '0.00' })
      const after = await on('2026-04-01')
      expect(after.totals).to.include({ members: 6, votes: 6, guarantee: '6.00', guaranteeOfLeavers: '1.00' })
      expect(after.rows.find(({ organisation }) => organisation === 's-10')?.ceasedOn).to.equal('2026-03-31')
      expect((await on('2036-03-31')).rows).to.have.length(7)
      expect((await on('2036-04-01')).rows).to.have.length(6)
    })

    it('has the certificate count those votes as the council’s that the rule counts', async () => {
      for (const [authorities, counted] of [
        ['all', 2],
        ['own', 1],
      ] as const) {
        const mere = await setUp(database, authorities, 0, { articles: { authorities } })
        await mere.add([[organisations, [{ ref: 'county', kind: 'council', name: 'Mere County Council' }]]])
        for (const organisation of ['council', 'county'])
          await mere.act('admitMember', { organisation, class: 'council', admittedOn: '2026-03-01' }, { asFact: 'Was' })
        const { totals } = await votesOn(mere.reader, date('2026-03-01'))
        expect(totals, authorities).to.include({ votes: 8, associatedVotes: counted })
        const facts = await loadBoardFacts(mere.reader)
        const judged = judgeOn(facts, 'board', date('2026-03-01'), 'members').map(({ finding }) => finding)
        expect(judged.find(({ rule }) => rule === 'members.law-20')?.numerator, authorities).to.equal(counted)
      }
    })

    it('has leavers guarantee for a year', async () => {
      expect((await on('2027-03-31')).totals.guaranteeOfLeavers).to.equal('1.00')
      expect((await on('2027-04-01')).totals.guaranteeOfLeavers).to.equal('0.00')
    })

    it('shows what it said before a correction, and from when it was known otherwise', async () => {
      const later = '2026-10-05T10:30:00.000Z' as Instant
      const [before] = (await registerRows(wexmere.reader, organisations)).filter(({ ref }) => ref === 't-1')
      const { id: _, ...values } = before!
      await record(
        { database, clock: () => later },
        { company: 'wexmere', actor: 'test', command: {}, kept: {}, name: 'recordOrganisation' },
        (tx) => recordRow(tx, organisations, { ...values, name: 'Quarry Hill Trust' }),
      )
      const entry = (await on('2026-11-01')).rows.find(({ organisation }) => organisation === 't-1')
      expect(entry?.name).to.equal('Quarry Hill Trust')
      expect(entry?.changes).to.deep.equal([
        { field: 'name', old: 'Quarry Trust', changedOn: '2026-10-05', enteredAt: later },
      ])
      const earlier = await registerOfMembers(
        readerOf(database, 'wexmere', '2026-10-01T00:00:00.000Z' as Instant),
        date('2026-11-01'),
      )
      expect(earlier.rows.find(({ organisation }) => organisation === 't-1')).to.include({ name: 'Quarry Trust' })
    })

    it('takes no academy, no referral unit, no stranger and nobody twice, each named by its row', async () => {
      const directory = await loadDirectory(wexmere.reader)
      const rows = ['s-2', 's-4', 'nobody', 's-11', 's-11'].map((organisation, i) =>
        aMember(organisation, { ref: `x-${i}` }),
      )
      expect(memberErrors(rows, directory).map(({ index, column }) => [index, column])).to.deep.equal([
        [0, 'organisation'],
        [1, 'organisation'],
        [2, 'organisation'],
        [4, 'organisation'],
      ])
    })

    it('lets a former member be entered again', async () => {
      await wexmere.act('admitMember', {
        organisation: 's-10',
        class: 'school',
        admittedOn: '2026-11-01',
        consentOn: '2026-10-20',
      })
      expect((await loadMembers(wexmere.reader)).filter(({ organisation }) => organisation === 's-10')).to.have.length(
        2,
      )
      const left = async (day: string) => (await on(day)).totals.guaranteeOfLeavers
      expect(await left('2026-10-31')).to.equal('1.00')
      expect(await left('2026-11-01'), 'a member again guarantees once').to.equal('0.00')
      await wexmere.act('ceaseMember', { organisation: 's-10', ceasedOn: '2026-12-31', reason: 'Left again' })
      expect(await left('2027-01-01'), 'who left twice within a year, too').to.equal('1.00')
    })
  })
}
