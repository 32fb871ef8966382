import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect } from 'chai'
import { PRESET_NAMES } from '../../src/company/index.ts'
import { commandLine, schoolco, started } from '../support/command-line.ts'
import { FIXTURES, WEXMERE, wexmere } from '../support/wexmere.ts'

const HEADER = 'URN,LA (code),LA (name),EstablishmentName,TypeOfEstablishment (code),EstablishmentStatus (name)'
const MONEY = /^-?\d+\.\d\d$/

describe('the command line', () => {
  let copy: Awaited<ReturnType<typeof wexmere>>
  let folder: string
  let line: ReturnType<typeof commandLine>
  before(async () => {
    line = commandLine()
    copy = await wexmere('run')
    folder = mkdtempSync(join(tmpdir(), 'schoolco-commands-'))
  })
  after(async () => {
    await line.end()
    await copy.drop()
    rmSync(folder, { recursive: true })
  })

  /** Runs a command with --json: its exit code, and the one document it prints. */
  const answer = async (...args: string[]) => {
    const { code, out, err } = await line.run(...args, '--json', '--data', copy.folder)
    return { code, err, json: out === '' ? undefined : JSON.parse(out) }
  }
  const refused = async (...args: string[]) => {
    const { code, json } = await answer(...args)
    expect(code, args.join(' ')).to.equal(2)
    expect(json, args.join(' ')).to.include.keys('type', 'title', 'status', 'detail')
    return json
  }

  it('lists every command with an example', async () => {
    const { code, out } = await schoolco('--help')
    expect(code).to.equal(0)
    for (const name of 'demo,serve,import,template,act,check,what-if,rules,quote,run,close,report,export,verify'.split(
      ',',
    )) {
      expect(out).to.match(new RegExp(`^ {2}schoolco ${name}\\b`, 'm'))
    }
  })

  it('says which version it is', async () => {
    expect(await schoolco('--version')).to.deep.include({ code: 0, out: '0.1.0\n' })
  })

  it('has nothing to complain of when whoever reads it has read enough', async () => {
    const child = started(['--help'], { stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout?.destroy()
    const [err, [code]] = await Promise.all([text(child.stderr as Readable), once(child, 'close')])
    expect({ err, code }).to.deep.equal({ err: '', code: 0 })
  })

  it('names the presets in the help of the template', async () => {
    const { out } = await line.run('template', '--help')
    for (const preset of PRESET_NAMES) expect(out).to.contain(preset)
  })

  it('ends with 2 for what it does not know', async () => {
    expect((await schoolco('frobnicate')).code).to.equal(2)
    expect((await line.run('verify', '--frobnicate')).code).to.equal(2)
    await refused('verify', 'nowhere')
    await refused('run', 'wexmere', '--until', '2026-02-30')
    await refused('close', 'wexmere', '--period', '2026-13')
    await refused('act', 'wexmere', 'frobnicate', '{}')
    await refused('act', 'wexmere', 'postJournal', '{"date":')
    await refused('report', 'frobnicate', 'wexmere')
    await refused('quote', 'wexmere', '--customer', 'nobody', '--service', 'SIP', '--from', '2026-11-10')
    await refused('export', 'wexmere', '--format', 'xls', '--out', folder)
    await refused('import', 'pack', join(folder, 'nowhere'))
    await refused('import', 'gias', join(folder, 'nowhere.csv'))
    expect((await refused('check', 'nowhere')).detail).to.contain('`schoolco verify` lists those that there are')
    await refused('rules', 'nowhere')
    expect((await refused('rules', 'wexmere', '--simulate', '@nowhere.json')).detail).to.contain(
      'no file “nowhere.json”',
    )
    await refused('rules', 'wexmere', '--simulate', '{"councilCap":')
  })

  it('names the folder of a pack that does not say which company it is', async () => {
    const pack = join(FIXTURES, 'messy/no-company-json')
    const { code, out } = await line.run('import', 'pack', pack, '--data', copy.folder)
    expect(code).to.equal(2)
    expect(out.trimEnd()).to.match(/\n[^\n]*no-company-json: 1 error; nothing was imported$/)
  })

  it('quotes the limit of the reserves that an act would break', async () => {
    const setAside = { programme: 'early-reading', resolution: 'R-2026-07', date: '2026-11-20', amount: '900000.00' }
    const over = await refused('act', 'wexmere', 'designateSurplus', JSON.stringify(setAside))
    expect(over).to.include({ type: '/problems/rule-broken', status: 422 })
    expect(over.breaches[0]).to.include({ rule: 'reserves.allocable', status: 'fail', numerator: '900000.00' })
    const spending = { programme: 'early-reading', date: '2026-11-20', amount: '900000.00', memo: 'Books' }
    const above = await refused('act', 'wexmere', 'drawDown', JSON.stringify(spending))
    expect(above.breaches[0]).to.include({ rule: 'reserves.programme-balance', source: 'Resolution R-2026-07' })
    expect(above.waysOut).not.to.have.length(0)
  })

  it('says so in one document, whatever was wrong with the call', async () => {
    await refused('frobnicate')
    await refused('check')
    await refused('check', 'wexmere', '--frobnicate')
    await refused('check', 'wexmere', 'haverfold')
    await refused('serve', '--port', 'abc')
    await refused('report', 'trial-balance', 'nowhere')
  })

  it('lists the rules, and says what they would say under other articles', async () => {
    const list = await answer('rules', 'wexmere', '--on', '2026-11-22')
    expect(list.code).to.equal(0)
    expect(list.json.rules[0]).to.have.all.keys(
      'rule,title,asks,limit,article,number,clause,source,status,headroom'.split(','),
    )
    const supposed = '{"councilCap":"150/1000","countCouncilEmployedHeads":"count"}'
    const { code, json } = await answer('rules', 'wexmere', '--on', '2026-11-22', '--simulate', supposed)
    expect(code).to.equal(1)
    expect(json).to.have.all.keys('company,body,on,known,simulate,verdict,rules,past,coming'.split(','))
    expect(json.rules[0]).to.deep.include({ rule: 'board.council-cap', differs: true })
    expect(json.rules[0].simulated).to.include({ status: 'fail', limit: 'at most 150/1000' })
    expect(json.past.at(-1)).to.have.all.keys(
      json.past.at(-1).body ? ['from', 'to', 'rule', 'body', 'was', 'would'] : ['from', 'to', 'rule', 'was', 'would'],
    )
    const wrong = await refused('rules', 'wexmere', '--simulate', '{"councilCap":"15%","minimumDirektors":9}')
    expect(wrong.errors.map(({ pointer }: { pointer: string }) => pointer)).to.have.members([
      '/simulate/councilCap',
      '/simulate/minimumDirektors',
    ])
    expect((await answer('rules', 'wexmere', '--on', '2026-11-22', '--simulate', '{"paymentDays":14}')).code).to.equal(
      0,
    )
    await refused('rules', 'wexmere', '--simulate', supposed, '--body', 'nowhere')
  })

  it('writes a report where it is told to, or says why it cannot', async () => {
    const out = join(folder, 'trial-balance.csv')
    const report = ['report', 'trial-balance', 'wexmere', '--format', 'csv']
    const { json } = await answer(...report, '--out', out)
    expect(json).to.include({ report: 'trial-balance', company: 'wexmere', file: out, bytes: readFileSync(out).length })
    const { detail } = await refused(...report, '--out', join(folder, 'nowhere', 'trial-balance.csv'))
    expect(detail).to.match(/cannot be written: there is no such folder/)
    const others = await refused(...report, '--from', '2026-03-31', '--ref', 'x')
    expect(others.errors.map(({ pointer }: { pointer: string }) => pointer)).to.deep.equal(['/from', '/ref'])
  })

  it('writes a report in the format in which its file ends, unless another is asked for', async () => {
    const report = ['report', 'trial-balance', 'wexmere', '--on', '2026-10-31']
    for (const [file, more, format, begins] of [
      ['a.csv', [], 'csv', 'account,name,'],
      ['a.PDF', [], 'pdf', '%PDF-'],
      ['a.txt', [], 'json', '{'],
      ['b.csv', ['--format', 'json'], 'json', '{'],
    ] as const) {
      const out = join(folder, file)
      expect((await answer(...report, '--out', out, ...more)).json, file).to.include({ format, file: out })
      expect(readFileSync(out, 'latin1').startsWith(begins), file).to.equal(true)
    }
  })

  it('import gias and import pack count what they read', async () => {
    const file = join(folder, 'edubasealldata20261101.csv')
    writeFileSync(file, `${HEADER}\r\n199801,979,Marrowby,Alder Lane Primary School,01,Open\r\n`)
    const gias = await answer('import', 'gias', file)
    expect(gias.code).to.equal(0)
    expect(gias.json).to.deep.include({
      read: 1,
      added: 1,
      changed: 0,
      unchanged: 0,
      left: 0,
      skipped: [],
      differences: [],
    })
    const renamed = join(folder, 'edubasealldata20261102.csv')
    writeFileSync(renamed, `${HEADER}\r\n199801,979,Marrowby,Alder Lane School,01,Open\r\n`)
    const { json: differing } = await answer('import', 'gias', renamed, '--dry-run')
    expect(differing.differences).to.deep.equal([
      { urn: '199801', field: 'name', from: 'Alder Lane Primary School', to: 'Alder Lane School' },
    ])
    const mistyped = await line.run('import', 'gias', renamed, '--la', '997', '--dry-run', '--data', copy.folder)
    expect(mistyped.out).to.match(/ left the register\n {2}no row is of authority 997; .*--la is right\n$/)
    const pack = await answer('import', 'pack', WEXMERE, '--dry-run')
    expect(pack.code).to.equal(0)
    expect(pack.json).to.include({ company: 'wexmere', dryRun: true, added: 0, changed: 0, unchanged: pack.json.read })
    const inWords = await line.run('import', 'pack', WEXMERE, '--dry-run', '--data', copy.folder)
    const said = pack.json.read.toLocaleString('en-GB')
    expect(pack.json.read).to.be.above(1000)
    expect(inWords.out).to.contain(`${said} rows read, 0 added, 0 changed, ${said} unchanged`)
    const messy = await answer('import', 'pack', join(FIXTURES, 'messy/negative-price'))
    expect(messy.code).to.equal(2)
    expect(messy.json.errors[0]).to.have.all.keys('file', 'line', 'column', 'message')
  })

  it('act prints the outcome; refused, the problem', async () => {
    const journal = {
      date: '2026-11-20',
      memo: 'Insurance',
      lines: [
        { account: '6120', debit: '1.00' },
        { account: '1200', credit: '1.00' },
      ],
    }
    const dry = await answer('act', 'wexmere', 'postJournal', JSON.stringify(journal), '--dry-run')
    expect(dry.code).to.equal(0)
    expect(dry.json).to.have.all.keys('act', 'name', 'key', 'recordedAt', 'dryRun', 'result', 'breaches')
    expect(dry.json).to.deep.include({ name: 'postJournal', act: null, key: null, dryRun: true, breaches: [] })
    const file = join(folder, 'journal.json')
    writeFileSync(file, JSON.stringify(journal))
    const done = await answer('act', 'wexmere', 'postJournal', `@${file}`, '--key', 'k1', '--by', 'Gwen')
    const again = await answer('act', 'wexmere', 'postJournal', `@${file}`, '--key', 'k1', '--by', 'Gwen')
    expect(done.json).to.include({ key: 'k1', dryRun: false })
    expect(again.json).to.deep.equal(done.json)
    const unbalanced = { ...journal, lines: [journal.lines[0], { account: '1200', credit: '2.00' }] }
    const problem = await refused('act', 'wexmere', 'postJournal', JSON.stringify(unbalanced))
    expect(problem).to.include({ status: 400 })
    const list = await answer('act', '--list')
    expect(list.json[0]).to.have.all.keys('name', 'title', 'example')
  })

  it('check and what-if print the findings, with the code of the verdict', async () => {
    const check = await answer('check', 'wexmere', '--on', '2026-09-01')
    expect(check.json).to.include.keys('company', 'body', 'on', 'known', 'inOffice', 'verdict', 'findings', 'timeline')
    expect(check.code).to.equal(check.json.verdict === 'fail' ? 1 : 0)
    for (const finding of check.json.findings) {
      expect(finding).to.include.keys(
        'rule',
        'status',
        'numerator',
        'denominator',
        'limit',
        'headroom',
        'explanation',
        'source',
      )
      expect(finding.status).to.be.oneOf(['pass', 'warn', 'fail', 'not-applicable'])
    }
    for (const point of check.json.timeline) expect(point).to.include.keys('on', 'because', 'rule', 'status')
    const acts = ['--act', 'cease:ruth-ellingworth:2026-11-30', '--act', 'cease:imogen-strake:2026-12-31']
    const whatIf = await answer('what-if', 'wexmere', ...acts)
    expect(whatIf.json).to.include.keys('acts', 'findings', 'verdict')
    expect(whatIf.json.on).to.equal('2027-01-01')
    expect(whatIf.code).to.equal(whatIf.json.verdict === 'fail' ? 1 : 0)
  })

  it('quote prints the price and how it came about', async () => {
    const args = ['--customer', 'alder-lane', '--service', 'SIP', '--from', '2026-04-01', '--on', '2026-04-01']
    const { code, json } = await answer('quote', 'wexmere', ...args)
    expect(code).to.equal(0)
    expect(json).to.include.keys(
      'service',
      'customer',
      'customerClass',
      'on',
      'from',
      'to',
      'steps',
      'vatCode',
      'commissioned',
    )
    for (const name of ['net', 'vat', 'gross']) expect(json[name]).to.match(MONEY)
    for (const step of json.steps) expect(step).to.include.keys('step', 'text', 'amount')
  })

  it('run does each thing once, and close closes a month for every route', async () => {
    const first = await answer('run', 'wexmere', '--until', '2026-12-31')
    expect(first.code).to.equal(0)
    expect(first.json).to.have.all.keys(
      'company',
      'until',
      'invoices',
      'recognised',
      'termsEnded',
      'reminders',
      'failures',
    )
    expect(first.json.recognised).to.match(MONEY)
    for (const invoice of first.json.invoices) {
      expect(invoice).to.have.all.keys('number', 'agreement', 'customer', 'date', 'dueOn', 'net', 'vat', 'gross')
    }
    const second = await answer('run', 'wexmere', '--until', '2026-12-31')
    expect(second.json).to.deep.include({ invoices: [], recognised: '0.00', failures: [] })
    expect((await answer('close', 'wexmere', '--period', '2025-04')).code).to.equal(0)
    const late = {
      date: '2025-04-30',
      memo: 'Late',
      lines: [
        { account: '6120', debit: '1.00' },
        { account: '1200', credit: '1.00' },
      ],
    }
    await refused('act', 'wexmere', 'postJournal', JSON.stringify(late))
  })

  it('report prints rows and totals, or writes a file', async () => {
    const list = await answer('report', '--list')
    expect(list.json.length).to.be.above(11)
    for (const each of list.json) expect(each).to.include.keys('name', 'title', 'takes', 'formats')
    const span = ['--from', '2025-04-01', '--to', '2026-03-31']
    const trial = await answer('report', 'trial-balance', 'wexmere', '--on', '2026-03-31')
    expect(trial.json).to.include({ report: 'trial-balance', company: 'wexmere', on: '2026-03-31' })
    expect(trial.json.rows[0]).to.include.keys('account', 'name', 'type', 'debit', 'credit')
    expect(trial.json.totals.debit).to.match(MONEY).and.equal(trial.json.totals.credit)
    const surplus = await answer('report', 'surplus-and-reinvestment', 'wexmere', ...span)
    expect(surplus.json.totals).to.include.keys('income', 'expenditure', 'surplus', 'allocable', 'reinvestmentFund')
    expect(surplus.json).to.include({ from: '2025-04-01', to: '2026-03-31' })
    const out = join(folder, 'trial.pdf')
    expect(
      (
        await line.run(
          'report',
          'trial-balance',
          'wexmere',
          '--on',
          '2026-03-31',
          '--format',
          'pdf',
          '--out',
          out,
          '--data',
          copy.folder,
        )
      ).code,
    ).to.equal(0)
    expect(readFileSync(out).subarray(0, 5).toString('latin1')).to.equal('%PDF-')
  })

  it('export writes each format', async () => {
    for (const [format, file] of [
      ['hledger', 'wexmere.journal'],
      ['csv', 'ledger.csv'],
      ['json', 'wexmere.json'],
    ] as const) {
      const { code, json } = await answer('export', 'wexmere', '--format', format, '--out', join(folder, format))
      expect(code).to.equal(0)
      expect(json).to.include({ company: 'wexmere', format })
      expect(existsSync(join(folder, format, file))).to.equal(true)
    }
    expect(readFileSync(join(folder, 'hledger/wexmere.journal'), 'utf8')).to.match(/^ {4}4110 [^\n]+ {2}£-?\d+\.\d\d/m)
  })

  it('verify prints every check, the head and the digest; 1 when something differs', async () => {
    const { code, json } = await answer('verify', 'wexmere')
    expect(code).to.equal(0)
    expect(json).to.have.all.keys('ok', 'company', 'checks', 'head', 'ledgerDigest')
    expect(json.checks.map(({ check }: { check: string }) => check)).to.include.members(
      'chain.unbroken chain.rows-match ledger.balanced ledger.balances-match ledger.numbering-gapless subledger.debtors subledger.deferred-income subledger.reinvestment invoices.gapless'.split(
        ' ',
      ),
    )
    expect((await answer('verify', 'wexmere', '--expect-head', json.head)).code).to.equal(0)
    expect((await answer('verify', 'wexmere', '--expect-head', 'f'.repeat(64))).code).to.equal(1)
    const all = await answer('verify')
    expect(all.json).to.have.all.keys('ok', 'installation', 'companies')
    await copy.database.writer('posting').where({ company: 'wexmere', entry: 1, line: 1 }).increment('debit', 1)
    const altered = await answer('verify', 'wexmere')
    await copy.database.writer('posting').where({ company: 'wexmere', entry: 1, line: 1 }).decrement('debit', 1)
    expect(altered.code).to.equal(1)
    const failures = altered.json.checks.flatMap(({ failures }: { failures: { table: string }[] }) => failures)
    expect(failures[0]).to.include.keys('table', 'id', 'message')
  })

  it('verify names the row of the company itself when it was taken away, with and without its name', async () => {
    const where = { company: 'wexmere' }
    const rows = await copy.database.reader('company').where(where)
    await copy.database.writer('company').where(where).delete()
    const one = await answer('verify', 'wexmere')
    const all = await answer('verify')
    for (const row of rows) await copy.database.writer('company').insert(row)
    expect([one.code, all.code]).to.deep.equal([1, 1])
    for (const { checks } of [one.json, all.json.companies[0]]) {
      const failures = checks.flatMap(({ failures }: { failures: { table: string; id: string }[] }) => failures)
      expect(failures.map(({ table, id }: { table: string; id: string }) => [table, id])).to.deep.equal(
        rows.map(({ id }) => ['company', id]),
      )
    }
  })

  it('verify of everything names a row of a company that is nowhere', async () => {
    const row = await copy.database.reader('programme').where({ company: 'wexmere' }).first()
    await copy.database.writer('programme').insert({ ...row, company: 'nowhere' })
    const { code, json } = await answer('verify')
    await copy.database.writer('programme').where({ company: 'nowhere' }).delete()
    expect(code).to.equal(1)
    const { company, checks } = json.companies.find(({ ok }: { ok: boolean }) => !ok)
    const failures = checks.flatMap(({ failures }: { failures: { table: string; id: string }[] }) => failures)
    expect([company, failures.map(({ table, id }: { table: string; id: string }) => [table, id])]).to.deep.equal([
      'nowhere',
      [['programme', row.id]],
    ])
  })

  it('demo leaves a folder alone that it did not make', async () => {
    const own = mkdtempSync(join(folder, 'own-'))
    writeFileSync(join(own, 'accounts.xls'), 'precious')
    const { code, out } = await line.run('demo', '--no-serve', '--json', '--data', own)
    expect(code).to.equal(2)
    expect(JSON.parse(out).detail).to.include(own)
    expect(readFileSync(join(own, 'accounts.xls'), 'utf8')).to.equal('precious')
  })

  it('demo replaces nothing when its port is taken', async () => {
    const earlier = mkdtempSync(join(folder, 'earlier-'))
    for (const name of ['made-by-demo', 'schoolco.db']) writeFileSync(join(earlier, name), 'of the demo before')
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const asked = line.run('demo', '--port', String(port), '--json', '--data', earlier)
    const { code, out } = await asked.finally(() => other.close())
    expect(code).to.equal(2)
    expect(JSON.parse(out).detail).to.include(`Something else serves on port ${port}`)
    expect(readFileSync(join(earlier, 'schoolco.db'), 'utf8')).to.equal('of the demo before')
  })
})
