import { type Check, checkOf } from './kernel/check.ts'
import { ledgerDigest } from './ledger/index.ts'
import { checkRows, readChain } from './platform/acts/index.ts'
import type { Feature } from './platform/feature.ts'
import { INSTALLATION, type Reader, readerFor } from './platform/reader.ts'

/** What `verify` found: everything that can be derived again, derived again and compared. */
export interface Verification {
  ok: boolean
  company: string
  checks: Check[]
  head: string
  ledgerDigest: string
}

/**
 * Verifies one company: its chain and that of the installation (the register of schools, users), its ledger, its numbers.
 * `expectHead` finds an end that was cut off: that head, noted outside, must still be in the chain.
 * Whoever verifies several companies verifies the installation once.
 */
export const verifyCompany = async (
  features: readonly Feature[],
  reader: Reader,
  expectHead?: string,
  installation?: readonly Check[],
): Promise<Verification> => {
  const chain = await readChain(reader, expectHead)
  const checks = [chain.check, await checkRows(reader, chain)]
  if (expectHead !== undefined) checks.push(headCheck(reader, chain.holdsHead, expectHead))
  checks.push(...(installation ?? (await installationChecks(reader))))
  for (const feature of features) checks.push(...((await feature.checks?.(reader)) ?? []))
  return {
    ok: checks.every((check) => check.ok),
    company: reader.company,
    checks,
    head: chain.head,
    ledgerDigest: await ledgerDigest(reader),
  }
}

const headCheck = (reader: Reader, held: boolean, expected: string): Check => {
  const message = `the head ${expected} is not in the chain: what was recorded up to it was cut off or rewritten`
  return checkOf('chain.expected-head', 1, held ? [] : [{ table: 'act', id: reader.company, message }])
}

/** What can be verified without a company: the chain of the installation itself. */
export const verifyInstallation = async (reader: Reader): Promise<Pick<Verification, 'ok' | 'checks' | 'head'>> => {
  const { checks, head } = await installationChain(reader)
  return { ok: checks.every((check) => check.ok), checks, head }
}

const installationChecks = async (reader: Reader): Promise<Check[]> => (await installationChain(reader)).checks

/** The register of schools and the users belong to the installation; every company rests on them. */
const installationChain = async (reader: Reader): Promise<{ checks: Check[]; head: string }> => {
  const installation = readerFor(reader, INSTALLATION)
  const chain = await readChain(installation)
  const rows = await checkRows(installation, chain)
  return {
    checks: [
      { ...chain.check, check: 'installation.chain-unbroken' },
      { ...rows, check: 'installation.rows-match' },
    ],
    head: chain.head,
  }
}
