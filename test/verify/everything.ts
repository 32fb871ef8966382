import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importGias } from '../../src/directory/index.ts'
import { elections, nominations, proposals, resignations, signatures, substitutes } from '../../src/governance/index.ts'
import { accountRegister, closePeriod, STANDARD_CHART } from '../../src/ledger/index.ts'
import { evaluations, grants, priorities, reviews } from '../../src/partnerships/index.ts'
import { perform, record } from '../../src/platform/acts/index.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { type Register, recordRows, type Values } from '../../src/platform/registers/index.ts'
import { consultations, milestones, responses } from '../../src/setting-up/index.ts'
import { freshDatabase, type Kind } from '../support/database.ts'
import { act, clock, importWexmere, playDemo, wexmere } from '../support/wexmere.ts'

const GIAS = [
  'URN,LA (code),LA (name),EstablishmentName,TypeOfEstablishment (code),EstablishmentStatus (name),NumberOfPupils',
  '199801,979,Marrowby,Alder Lane Primary School,01,Open,210',
  '199802,979,Marrowby,Birch Grove Academy,34,Open,300',
]
const LINKS = [
  'URN,LinkURN,LinkName,LinkType,LinkEstablishedDate',
  '199802,199803,Birch Infants,Predecessor,01-09-2012',
]
const GROUPS = [
  'Group UID,Group Name,Companies House Number,Group Type,Group Status,URN,Joined date',
  '16001,Birch Trust,99000111,Multi-academy trust,Open,199802,01-09-2012',
]

/** The full sample company with something in every table: a download, users, a token, a month closed. */
export const everything = async (kind: Kind): Promise<{ database: Database; drop(): Promise<void> }> => {
  let made: { database: Database; drop(): Promise<void> }
  if (kind === 'sqlite') made = await wexmere('after the demonstration')
  else {
    made = await freshDatabase(kind)
    await importWexmere(made.database, undefined)
    await playDemo(made.database)
  }
  const deps = { database: made.database, clock }
  const folder = mkdtempSync(join(tmpdir(), 'schoolco-tamper-'))
  const file = (name: string, lines: string[]) => {
    const path = join(folder, name)
    writeFileSync(path, `${lines.join('\r\n')}\r\n`)
    return path
  }
  const options = { links: file('links.csv', LINKS), groups: file('groups.csv', GROUPS) }
  await importGias(deps, [file('edubasealldata20261101.csv', GIAS)], options)
  rmSync(folder, { recursive: true })
  await act(deps, 'wexmere', 'grantRole', { email: 'ada@example.org', role: 'auditor', name: 'Ada Vance' })
  await act(deps, 'wexmere', 'issueToken', { name: 'till', role: 'finance', expiresOn: '2026-12-31' })
  const own = { company: 'wexmere', actor: 'test', command: {}, kept: {}, name: 'importPack' }
  await record(deps, own, async (tx) => {
    await recordRows(
      tx,
      accountRegister,
      STANDARD_CHART.map(({ code, name, type }) => ({ code, name, type })),
    )
    for (const [register, row] of MORE_ROWS) await recordRows(tx, register, [row])
  })
  await perform(deps, closePeriod, { company: 'wexmere', actor: 'test', command: { period: '2024-04' } })
  return made
}

/** Tables that this sample company has nothing in: one row of each. */
const MORE_ROWS: [Register, Values][] = [
  [proposals, { ref: 'P-1', person: 'p-1', seat: 'd-1', appointed_on: '2026-12-10', proposed_on: '2026-11-22' }],
  [resignations, { appointment: 'a-1', received_on: '2026-10-01', letter: 'Letter' }],
  [nominations, { ref: 'n-1', body: 'board', seat: 'd-1', advertised_on: '2026-09-01' }],
  [elections, { ref: 'e-1', seat: 'd-1', roll_on: '2026-06-01', closed_on: '2026-07-01' }],
  [substitutes, { body: 'board', person: 'p-1', substitute: 'p-2', agreed_on: '2026-09-01', from: '2026-09-01' }],
  [signatures, { ref: 's-1', person: 'p-1', body: 'board', version: '2026', signed_on: '2026-09-01' }],
  [milestones, { ref: 'launch', title: 'Full launch', due_on: '2027-04-01' }],
  [consultations, { ref: 'model', title: 'Preferred model', options: 'A | B', opened_on: '2026-01-12' }],
  [responses, { consultation: 'model', organisation: 'alder-lane', option: 'A', received_on: '2026-01-13' }],
  [priorities, { ref: 'pr-1', body: 'board', title: 'Reading' }],
  [grants, { ref: 'g-1', partnership: 'beck', amount: 500_000 }],
  [reviews, { ref: 'r-1', reviewer: 'alder-lane', reviewed: 'beck', held_on: '2026-02-02' }],
  [evaluations, { partnership: 'beck', aspect: 'Leadership', level: 'leading', assessed_on: '2026-02-02' }],
]
