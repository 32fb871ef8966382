import { expect } from 'chai'
import request from 'supertest'
import { features } from '../../src/features.ts'
import { perform } from '../../src/platform/acts/index.ts'
import { type Asked, everyRead } from '../support/all-reads.ts'
import { aSite, type Site } from '../support/site.ts'
import { wexmere } from '../support/wexmere.ts'

const THEN = '2026-11-22T12:00:00Z'

const MOVED = `listOrganisations getOrganisation listPeople getPerson getRegisterOfMembers getMembersVotes getMember
checkBoard whatIf getShareOverTime listDirectors getDirector listBreaches listSeats listResolutions getArticles listServices
listPrices getQuote getCatalogueOfSchool listAgreements getAgreement listCommissions getAccounts getAccount getEntries getEntry
getTrialBalance getPeriods listInvoices getInvoice getAgreementStatement listInvoicesToCome listReceipts getAgedDebtors
getDeferredIncome getSurplus getAllocable getProgrammes getProgramme listRoles listTokens listActs`.split(/\s/)

describe('what was known at an instant', () => {
  let site: Site
  let token: string
  let asked: Asked[]
  before(async () => {
    site = await aSite(await wexmere('run'))
    token = await site.token('wexmere', 'auditor')
    await site.person('wexmere', 'bea@example.org', 'buyer', 'ropewalk')
    asked = await everyRead(site, 'wexmere', token, 3)
  })
  after(() => site.drop())

  const read = (address: string) =>
    request(site.app).get(`/api/v1/companies/wexmere${address}`).set('Authorization', `Bearer ${token}`)
  const answers = async (known: string) => {
    const found = new Map<string, string>()
    for (const { name, address } of asked) {
      const answer = await read(`${address}&on=2026-11-30${known}`)
      found.set(`${name} ${address}`, `${answer.status} ${answer.text}`)
    }
    return found
  }

  /** Commands about what the reads are asked for, where an act's own example speaks of something else. */
  const commands = (): Record<string, object> => {
    const asks = (name: string, nth = 0) =>
      asked
        .filter((each) => each.name === name)
        .at(nth)
        ?.address.split(/[/?]/)[2] ?? ''
    return {
      recordCount: { organisation: 'ropewalk', census: 'own', countedOn: '2026-11-01', pupils: '900' },
      recordGrouping: { organisation: 'alder-lane', trust: 'kingsmere-trust', from: '2026-09-01' },
      recordOffice: {
        person: asks('getPerson'),
        organisation: 'wexmere-council',
        office: 'councillor',
        from: '2026-05-11',
      },
      recordResignation: { person: 'joan-akersley', ceasedOn: '2026-11-25', reason: 'Resigned' },
      ceaseMember: { organisation: asks('getMember', -1), ceasedOn: '2026-11-25', reason: 'Left' },
      adoptArticles: { from: '2026-11-25', resolution: 'R-2026-03', changes: { minimumDirectors: 9 } },
      issueCreditNote: {
        invoice: asks('getInvoice'),
        date: '2026-11-23',
        reason: 'Agreed',
        lines: [{ line: 1, net: '10.00' }],
      },
      addProgramme: { ref: 'attendance', name: 'Attendance' },
      reverseEntry: { entry: Number(asks('getEntry')), date: '2026-11-23', reason: 'Entered twice' },
    }
  }

  it('stays as it was, in every read, whatever is recorded later', async () => {
    const [then, now] = [await answers(`&known=${THEN}`), await answers('')]
    site.setClock('2026-11-23T09:00:00.000Z')
    const own = commands()
    for (const act of features.flatMap(({ acts = [] }) => acts)) {
      const command = own[act.name] ?? act.example
      const performed = perform(site.deps, act, { company: 'wexmere', actor: 'test', command, asFact: 'It was so' })
      // Examples that speak of what the sample company does not have are refused, and change nothing.
      await performed.catch((error) => own[act.name] && expect.fail(`${act.name}: ${error.message}`))
    }
    const [thenAgain, later] = [await answers(`&known=${THEN}`), await answers('')]
    const differing = (a: Map<string, string>, b: Map<string, string>) =>
      [...a].filter(([address, text]) => b.get(address) !== text).map(([address]) => address)
    expect(differing(then, thenAgain)).to.deep.equal([])
    // What did not move would prove nothing: these show what the acts did.
    const moved = new Set(differing(now, later).map((address) => address.split(' ')[0]))
    expect([...moved]).to.include.members(MOVED)
    const { number, entries } = await site.database.reader('chain').where({ company: 'wexmere' }).first()
    for (const address of [`/acts/${number}`, `/entries/${entries}`, '/programmes/attendance']) {
      await read(`${address}?known=${THEN}`).expect(404)
    }
  })
})
