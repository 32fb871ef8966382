import type { Knex } from 'knex'
import { listCompanies } from '../company/index.ts'
import { features } from '../features.ts'
import { invalid } from '../kernel/errors.ts'
import { plural, withCommas } from '../kernel/text.ts'
import { namedCompanies } from '../platform/acts/index.ts'
import { unchanging } from '../platform/database/index.ts'
import { INSTALLATION, type Reader } from '../platform/reader.ts'
import { type Verification, verifyCompany, verifyInstallation } from '../verify.ts'
import { opened } from './opened.ts'
import { type Call, optional } from './terminal/call.ts'
import { DOES_NOT_HOLD, HOLDS } from './terminal/exit-codes.ts'
import { answer } from './terminal/output.ts'

/** `verify [COMPANY] [--expect-head HASH]`: one company, or the installation and every company in it. */
export const verifyCommand = ([company]: string[], call: Call): Promise<number> =>
  opened(call, ({ database }) => unchanging(database, (db) => verify(db, company, call)))

/** Within one view of the database: acts that are recorded while it looks are no rows added behind the record. */
const verify = async (db: Knex, company: string | undefined, call: Call): Promise<number> => {
  const readerOf = (slug: string): Reader => ({ db, company: slug })
  const expectHead = optional(call, 'expectHead')
  if (!company && expectHead) throw invalid('Name the company whose chain should hold that head')
  const known = await companiesHere(readerOf(INSTALLATION))
  if (company && !known.includes(company))
    throw invalid(`There is no company “${company}” here. There are ${known.join(', ') || 'none'}`)
  if (company) {
    const found = await verifyCompany(features, readerOf(company), expectHead)
    return answered(call, [found], found)
  }
  const installation = await verifyInstallation(readerOf(INSTALLATION))
  const found: Verification[] = []
  for (const slug of known) found.push(await verifyCompany(features, readerOf(slug), undefined, installation.checks))
  const ok = installation.ok && found.every((each) => each.ok)
  const named = { ...installation, company: 'the installation itself' }
  return answered(call, [named, ...found], { ok, installation, companies: found })
}

/** Every company that is here, and every other that some row belongs to. */
const companiesHere = async (reader: Reader): Promise<string[]> => {
  const companies = await listCompanies(reader)
  return [...new Set([...companies.map(({ slug }) => slug), ...(await namedCompanies(reader))])]
}

type Found = Pick<Verification, 'ok' | 'company' | 'checks' | 'head'> & Partial<Pick<Verification, 'ledgerDigest'>>

const answered = (call: Call, found: readonly Found[], document: unknown): number => {
  answer(call.json, document, () => found.map(words).join('\n\n'))
  return found.every((each) => each.ok) ? HOLDS : DOES_NOT_HOLD
}

const words = (found: Found): string =>
  [
    `${found.company}: ${found.ok ? 'everything agrees' : 'not everything agrees'}`,
    ...found.checks.flatMap((check) => [
      `  ${check.ok ? 'agrees ' : 'DIFFERS'}  ${check.check} (${withCommas(check.counted)} looked at)`,
      ...check.failures.slice(0, 20).map((failure) => `           ${failure.table} ${failure.id}: ${failure.message}`),
      ...(check.failures.length > 20 ? [`           and ${plural(check.failures.length - 20, 'more')}`] : []),
    ]),
    `  head           ${found.head}`,
    ...(found.ledgerDigest ? [`  ledger digest  ${found.ledgerDigest}`] : []),
  ].join('\n')
