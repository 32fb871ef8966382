import { expect } from 'chai'
import {
  acts,
  leftSchools,
  loadDirectory,
  organisationOn,
  organisations,
  personName,
  pupilsOn,
  registerProposals,
} from '../../src/directory/index.ts'
import { date, type Instant } from '../../src/kernel/dates.ts'
import { perform, record } from '../../src/platform/acts/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { readerOf } from '../../src/platform/reader.ts'
import { recordRows } from '../../src/platform/registers/index.ts'
import { freshDatabase, KINDS } from '../support/database.ts'
import { COUNCIL, directoryOf, registered } from './builders.ts'

for (const kind of KINDS) {
  describe(`organisations and people by acts on ${kind}`, () => {
    let database: Database
    let drop: () => Promise<void>
    let at = '2026-11-22T09:00:00.000Z' as Instant
    before(async () => {
      ;({ database, drop } = await freshDatabase(kind))
      await record(
        { database, clock: () => at },
        { company: 'alpha', actor: 'test', command: {}, kept: {}, name: 'setUp', founds: true },
        (tx) => recordRows(tx, organisations, [{ ref: 'council', kind: 'council', name: 'Marrowby', la_code: '199' }]),
      )
    })
    after(() => drop())
    const act = (name: string, command: object) => {
      const definition = acts.find((one) => one.name === name)
      if (!definition) throw new Error(`no act ${name}`)
      return perform({ database, clock: () => at }, definition, { company: 'alpha', actor: 'test', command })
    }
    const refused = (name: string, command: object): Promise<string[]> =>
      act(name, command).then(
        () => [],
        (error) => error.fault.fields.map((field: { pointer: string }) => field.pointer),
      )
    const directory = (instant?: string) => loadDirectory(readerOf(database, 'alpha', instant as Instant | undefined))

    it('records a school, then corrects it: what is not named stays, and what was known then is still known', async () => {
      await act('recordOrganisation', { ref: 'alder', kind: 'school', name: 'Alder School', type: 'community school' })
      at = '2026-11-23T09:00:00.000Z' as Instant
      const outcome = await act('recordOrganisation', { ref: 'alder', kind: 'school', name: 'Alder Lane School' })
      expect(outcome.result).to.deep.equal({ ref: 'alder', outcome: 'changed' })
      const name = async (instant?: string) => {
        const on = organisationOn(await directory(instant), 'alder', date('2026-11-23'))
        return [on?.name, on?.typeName]
      }
      expect(await name()).to.deep.equal(['Alder Lane School', 'Community school'])
      expect(await name('2026-11-22T23:00:00.000Z')).to.deep.equal(['Alder School', 'Community school'])
    })

    it('names what is wrong as the command spells it', async () => {
      const wrong = { ref: 'alder', kind: 'school', openedOn: '2026-09-01', closedOn: '2026-08-31' }
      const details = await act('recordOrganisation', wrong).then(
        () => [],
        (error) => error.fault.fields.map((field: { detail: string }) => field.detail),
      )
      expect(details).to.deep.equal(['closedOn “2026-08-31” must not be before openedOn (2026-09-01)'])
    })

    it('keeps nothing of a person in the record of the act but the reference', async () => {
      await act('recordPerson', {
        ref: 'p-1',
        givenNames: 'Joan',
        familyName: 'Akersley',
        email: 'joan@schools.example',
      })
      const person = (await directory()).people.get('p-1')
      expect(person && personName(person)).to.equal('Joan Akersley')
      const [row] = await database.reader('act').where({ company: 'alpha', name: 'recordPerson' })
      expect(JSON.parse(row.command)).to.deep.equal({ ref: 'p-1' })
      expect(row.writes).to.not.include('Akersley')
    })

    it('records counts and trusts of a school, named by URN too', async () => {
      await act('recordOrganisation', { ref: 'birch', kind: 'school', urn: '199002', type: '34' })
      await act('recordOrganisation', { ref: 'trust', kind: 'trust', name: 'Beech Trust' })
      await act('recordCount', { organisation: '199002', census: 'october', countedOn: '2026-10-01', pupils: '99.5' })
      await act('recordGrouping', { organisation: '199002', trust: 'trust', from: '2026-09-01' })
      const now = await directory()
      expect(pupilsOn(now, 'birch', date('2026-11-22'))?.pupils).to.equal('99.5')
      expect(organisationOn(now, 'birch', date('2026-08-31'))?.trust).to.equal(undefined)
      expect(organisationOn(now, 'birch', date('2026-09-01'))?.trust).to.equal('trust')
    })

    it('says everything that is wrong at once', async () => {
      const wrong = {
        ref: 'x',
        kind: 'school',
        urn: '12',
        type: 'castle',
        openedOn: '2026-02-01',
        closedOn: '2026-01-01',
      }
      expect(await refused('recordOrganisation', wrong)).to.have.members(['/urn', '/type', '/closedOn'])
      expect(await refused('recordOrganisation', { ref: 'birch-again', kind: 'school', urn: '199002' })).to.deep.equal([
        '/urn',
      ])
      expect(await refused('recordGrouping', { organisation: 'no', trust: 'nor', from: '2026-01-01' })).to.deep.equal([
        '/organisation',
        '/trust',
      ])
      expect(
        await refused('recordCount', {
          organisation: 'birch',
          census: 'october',
          countedOn: '2026-10-01',
          pupils: '-1',
        }),
      ).to.deep.equal(['/pupils'])
    })
  })
}

describe('what the register proposes', () => {
  const directory = directoryOf({
    organisations: [
      {
        ref: 'alder',
        kind: 'school',
        urn: '199001',
        name: 'ALDER LANE PRIMARY SCHOOL',
        type: '1',
        pupils: '210',
        postcode: 'MB11AA',
      },
      { ref: 'birch', kind: 'school', urn: '199002' },
    ],
    register: [
      registered('199001', '2026-04-01', {
        name: 'Alder Lane Primary School',
        establishment_type: '34',
        pupils: '215',
        postcode: 'MB1 1AA',
        phase: 'Primary',
      }),
      registered('199002', '2026-04-01', { name: 'Birch' }),
      { ...registered('199002', '2026-05-01', { name: 'Birch' }), leftOn: date('2026-05-01') },
    ],
  })
  it('is where a row states something else, not where it is blank or only spelt otherwise', () =>
    expect(
      registerProposals(directory, date('2026-11-22')).map(({ field, stated, register }) => [field, stated, register]),
    ).to.deep.equal([
      ['establishment_type', 'Community school', 'Academy converter'],
      ['pupils', '210', '215'],
    ]))
  it('names the schools that the register no longer lists', () =>
    expect(leftSchools(directory)).to.deep.equal([{ organisation: 'birch', urn: '199002', leftOn: '2026-05-01' }]))
  it('is nothing for an organisation without URN', () =>
    expect(registerProposals(directoryOf({ organisations: [COUNCIL] }), date('2026-11-22'))).to.deep.equal([]))
})
