import { once } from 'node:events'
import { Agent } from 'node:http'
import { dirname } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect } from 'chai'
import { features } from '../../src/features.ts'
import { readerOf } from '../../src/platform/reader.ts'
import { verifyCompany } from '../../src/verify.ts'
import { aCompany } from '../billing/company.ts'
import { started } from '../support/command-line.ts'
import { addressed, freshDatabase, KINDS } from '../support/database.ts'
import { asked, tokenFor, urlOf } from '../support/served.ts'

const MANY = 40
const agreements = Array.from({ length: MANY }, (_, i) => ({
  ref: `A-${100 + i}`,
  customer: 'hartwell',
  starts_on: '2026-04-01',
  invoice_schedule: 'monthly',
}))

for (const kind of KINDS) {
  it(`a server on ${kind} that is told to stop amid many requests answers them all, and says nothing`, async function () {
    this.timeout(120_000)
    const { database, config, drop } = await freshDatabase(kind)
    const agent = new Agent({ keepAlive: true, maxSockets: MANY })
    try {
      await aCompany(database, { agreements })
      const token = await tokenFor(database)
      const server = started(
        ['serve', '--port', '0', '--json', ...(config.kind === 'sqlite' ? ['--data', dirname(config.file)] : [])],
        {
          stdio: ['ignore', 'pipe', 'pipe'],
          ...(config.kind === 'postgres' ? { env: { ...process.env, ...addressed(config, 'stopping') } } : {}),
        },
      )
      const [said, exit] = [text(server.stderr!), once(server, 'exit')]
      const company = `${await urlOf(server)}/api/v1/companies/wexmere`
      // Every connection is known to the server before it is told to stop.
      const read = () =>
        asked(`${company}/reports/income-and-expenditure?from=2026-04-01&to=2027-03-31`, {
          method: 'GET',
          token,
          agent,
        })
      await Promise.all(Array.from({ length: MANY }, () => read().answer))

      const pay = (reference: string) =>
        asked(`${company}/receipts`, {
          method: 'POST',
          token,
          agent,
          command: { date: '2026-11-20', payer: 'hartwell', amount: '1.00', reference },
        })
      const run = asked(`${company}/runs`, { method: 'POST', token, command: { until: '2027-03-31' } })
      const sent = Array.from({ length: MANY }, (_, i) => (i % 2 === 0 ? read() : pay(`receipt ${i}`)))
      const gone = sent.splice(MANY - 8)
      await Promise.race(sent.map(({ answer }) => answer))
      for (const { sent: request, answer } of gone) {
        answer.catch(() => undefined)
        request.destroy()
      }
      server.kill('SIGTERM')

      const answers = await Promise.all([run, ...sent].map(({ answer }) => answer))
      for (const { status, body } of answers) expect(status, body).to.be.oneOf([200, 201])
      expect(JSON.parse(answers[0]?.body ?? '').result.invoices).to.have.length(12 * MANY)
      expect(await exit).to.deep.equal([0, null])
      expect(await said).to.equal('')

      const reader = readerOf(database, 'wexmere')
      const receipts: string[] = await reader.db('receipt').where({ company: 'wexmere' }).pluck('reference')
      expect(receipts).to.include.members(sent.map((_, i) => `receipt ${i}`).filter((_, i) => i % 2 === 1))
      expect((await verifyCompany(features, reader)).ok).to.equal(true)
    } finally {
      agent.destroy()
      await drop()
    }
  })
}
