import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { parse } from 'csv-parse/sync'
import { PRESET_NAMES } from '../../src/company/index.ts'
import { commandLine } from '../support/command-line.ts'
import { SCRATCH } from '../support/scratch.ts'

/** The spreadsheets of a pack. */
const SHEETS =
  'organisations groupings counts people offices members bodies seats appointments meetings attendance substitutes resolutions services prices bands agreements commissions accounts journal receipts programmes outcomes designations interests agenda agenda-interests milestones priorities nominations consultations responses grants reviews evaluations supervision elections'
    .split(' ')
    .map((name) => `${name}.csv`)

describe('a template', () => {
  let line: ReturnType<typeof commandLine>
  let folder: string
  before(() => {
    line = commandLine()
    folder = mkdtempSync(join(SCRATCH, 'schoolco-template-'))
  })
  after(async () => {
    await line.end()
    rmSync(folder, { recursive: true })
  })
  const answer = async (...args: string[]) => {
    const { code, out } = await line.run(...args, '--json')
    return { code, json: JSON.parse(out) }
  }

  for (const preset of PRESET_NAMES) {
    it(`of a ${preset} has an example in every file and can be imported as it is`, async () => {
      const out = join(folder, preset)
      const data = ['--data', join(folder, `${preset}-data`)]
      const made = await answer('template', preset, '--out', out)
      expect(made.code).to.equal(0)
      expect(made.json).to.include({ preset, out })
      expect(made.json.files.sort()).to.deep.equal(readdirSync(out).sort())
      const sheets = preset === 'strategic-partnership' ? [...SHEETS, 'signatures.csv'] : SHEETS
      expect(made.json.files).to.have.members(['README.md', 'company.json', ...sheets])
      for (const file of sheets) {
        const [header = [], ...rows] = parse(readFileSync(join(out, file))) as string[][]
        expect(header.length, file).to.be.above(2)
        expect(rows.length, file).to.be.above(0)
      }
      const dry = await answer('import', 'pack', out, '--dry-run', ...data)
      expect(dry.json.errors).to.deep.equal([])
      expect(dry.code).to.equal(0)
      const done = await answer('import', 'pack', out, ...data)
      expect(done.json).to.deep.include({ company: 'my-company', errors: [], added: done.json.read })
      const check = await answer('check', 'my-company', ...data)
      expect(check.json).to.include({ company: 'my-company', inOffice: 1 })
      expect((await answer('run', 'my-company', '--until', '2026-03-31', ...data)).json.failures).to.deep.equal([])
      expect((await answer('verify', 'my-company', ...data)).json.ok).to.equal(true)
      const again = await answer('import', 'pack', out, ...data)
      expect(again.json).to.include({ added: 0, changed: 0, unchanged: again.json.read })
    })
  }

  it('is not written over what is there already, nor for a preset that there is not', async () => {
    const out = join(folder, 'mine')
    const nowhere = await answer('template', 'cooperative', '--out', out)
    expect(nowhere.code).to.equal(2)
    expect(nowhere.json.detail).to.include('school-led-system')
    expect((await answer('template', 'school-led-system')).code).to.equal(2)
    expect((await answer('template', 'school-led-system', '--out', out)).code).to.equal(0)
    writeFileSync(join(out, 'people.csv'), 'ref\nmine\n')
    const full = await answer('template', 'school-led-system', '--out', out)
    expect(full.code).to.equal(2)
    expect(full.json.detail).to.equal(`The folder “${out}” is not empty. Name another, or empty it first`)
    expect(readFileSync(join(out, 'people.csv'), 'utf8')).to.equal('ref\nmine\n')
  })
})
