import { expect } from 'chai'
import { runUntil } from '../../src/billing/index.ts'
import { date } from '../../src/kernel/dates.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { clock, type Ground, refusal, setUp } from '../governance/ground/company.ts'
import { freshDatabase, KINDS } from '../support/database.ts'

/** Today is 1 September 2026: the last day that is believed is 1 September 2051. */
for (const kind of KINDS)
  describe(`days that cannot be meant, on ${kind}`, () => {
    let database: Database
    let drop: () => Promise<void>
    let ground: Ground
    before(async () => {
      ;({ database, drop } = await freshDatabase(kind))
      ground = await setUp(database, 'wexmere')
    })
    after(() => drop())

    const fields = async (name: string, command: object) => (await refusal(ground.act(name, command))).fields ?? []
    const term = { person: 'p-11', seat: 'head-11', verifiedOn: '2026-08-01' }

    it('are refused in the words of their field, a day after the last that is believed', async () => {
      expect(await fields('appointDirector', { ...term, appointedOn: '2051-09-02' })).to.deep.equal([
        {
          pointer: '/appointedOn',
          detail: 'Date of appointment lies more than 25 years ahead, after 1 September 2051. Check the year',
        },
      ])
      const done = await ground.act('appointDirector', { ...term, appointedOn: '2051-09-01' }, { dryRun: true })
      expect(done.result).to.have.nested.property('appointment.appointedOn', '2051-09-01')
    })

    const cases: [name: string, command: object, pointers: string[]][] = [
      ['appointDirector', { ...term, appointedOn: '2026-09-01', termEndsOn: '2199-08-31' }, ['/termEndsOn']],
      ['recordResignation', { person: 'p-1', ceasedOn: '2199-12-31' }, ['/ceasedOn']],
      ['recordOffice', { person: 'p-1', organisation: 's-1', office: 'governor', from: '2126-09-01' }, ['/from']],
      ['ceaseMember', { organisation: 's-10', ceasedOn: '9999-12-31', reason: 'Left' }, ['/ceasedOn']],
      ['scheduleMeeting', { body: 'board', heldOn: '2072-10-01' }, ['/heldOn']],
      ['closePeriod', { period: '2126-10' }, ['/period']],
      [
        'proposeAppointment',
        {
          ...term,
          appointedOn: '2126-09-01',
          office: { organisation: 'council', office: 'councillor', from: '2126-05-01' },
        },
        ['/appointedOn', '/office/from'],
      ],
      ['postJournal', { date: '2126-11-20', memo: '', lines: [] }, ['/lines', '/memo', '/date']],
      ['runDue', { until: '2199-12-31' }, ['/until']],
    ]
    for (const [name, command, pointers] of cases)
      it(`${name}: ${pointers.join(', ')}, with everything else that is wrong`, async () => {
        expect((await fields(name, command)).map(({ pointer }) => pointer)).to.have.members(pointers)
      })

    it('are no matter of texts that hold a day', async () => {
      const one = { person: 'p-1', nature: '2199-01-01', declaredOn: '2026-08-01' }
      expect((await ground.act('recordInterest', one)).result).to.have.nested.property('interest.nature', '2199-01-01')
    })

    it('are refused by a run without an act too', async () => {
      const run = { company: 'wexmere', until: date('2051-09-02'), actor: 'test' }
      expect((await refusal(runUntil({ database, clock }, run))).fields?.map(({ pointer }) => pointer)).to.deep.equal([
        '/until',
      ])
    })
  })

describe('a command that is no object', () => {
  let ground: Ground
  let drop: () => Promise<void>
  before(async () => {
    const fresh = await freshDatabase('sqlite')
    drop = fresh.drop
    ground = await setUp(fresh.database, 'wexmere')
  })
  after(() => drop())
  const told = async (command: unknown) => (await refusal(ground.act('signAgreement', command as object))).fields

  for (const [what, command] of [
    ['a list', []],
    ['nothing', null],
    ['text', 'p-1'],
    ['a number', 4],
  ] as const)
    it(`is told that it is ${what}, and which fields it needs`, async () =>
      expect(await told(command)).to.deep.equal([
        {
          pointer: '',
          detail: `A command is an object with named fields, and this is ${what}. It needs person, body, version and signedOn`,
        },
      ]))

  it('is told what it may have besides, and of a part its name', async () => {
    const { fields } = await refusal(ground.act('recordOffice', [] as object))
    expect(fields?.[0]?.detail).to.contain(
      'It needs person, organisation, office and from, and may have to and evidence',
    )
    const lines = { date: '2026-08-31', memo: 'Visits', lines: [[], 7] }
    expect(
      (await refusal(ground.act('postJournal', lines))).fields?.map(({ pointer, detail }) => [pointer, detail]),
    ).to.deep.equal([
      [
        '/lines/0',
        'Value must be an object with named fields, not a list. It needs account, and may have debit, credit, service, customer, programme, stream and vatCode',
      ],
      [
        '/lines/1',
        'Value must be an object with named fields, not a number. It needs account, and may have debit, credit, service, customer, programme, stream and vatCode',
      ],
    ])
  })
})
