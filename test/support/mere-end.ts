import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportPack, importPack, type PackReport } from '../../src/pack/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { readerOf } from '../../src/platform/reader.ts'
import { writeCsv } from '../../src/reporting/writers/csv.ts'
import { clock } from './wexmere.ts'

/** A pack as its files, by name. */
export type PackFiles = Record<string, string>

/** A company with money, two programmes and a resolution that sets surplus aside for them, and nothing else. */
export const mereEnd = (slug = 'mere-end'): PackFiles => ({
  'company.json': JSON.stringify({
    slug,
    name: 'Mere End School Improvement Limited',
    legalForm: 'clg',
    companyNumber: '99000901',
    incorporatedOn: '2019-04-01',
    registeredOffice: '1 Mere End, Wexmere WX4 9CC',
    council: { ref: 'mere-council', name: 'Mere End Council', laCode: '990' },
    guarantee: '1.00',
    yearEnd: '03-31',
    preset: 'school-improvement-company',
  }),
  'bodies.csv': 'ref,kind,name\nboard,board,Board of directors\n',
  'resolutions.csv':
    'ref,body,kind,text,passed_on,votes_for,votes_against,abstentions\nR-1,board,board,That surplus be set aside.,2024-04-10,9,0,1\n',
  'programmes.csv': 'ref,name,purpose\nacademy,Governor academy,Training\nreading,Early reading,Books and coaching\n',
  'journal.csv':
    'entry,date,account,debit,credit,memo\nOPEN,2024-03-31,1200,5000000.00,,Opening balance\nOPEN,2024-03-31,3000,,5000000.00,Opening balance\n',
})

export const importFiles = async (database: Database, files: PackFiles, dryRun = false): Promise<PackReport> => {
  const folder = mkdtempSync(join(tmpdir(), 'schoolco-mere-end-'))
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text)
  try {
    return await importPack({ database, clock }, folder, { dryRun, actor: 'test' })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What an export writes, without `ledger.csv`, which an import passes over. */
export const exportFiles = async (database: Database, slug = 'mere-end'): Promise<PackFiles> => {
  const { company, sheets } = await exportPack(readerOf(database, slug))
  const carried = sheets.filter(({ file }) => file !== 'ledger.csv')
  return {
    'company.json': JSON.stringify(company),
    ...Object.fromEntries(carried.map(({ file, columns, rows }) => [file, String(writeCsv(columns, rows))])),
  }
}
