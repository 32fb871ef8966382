import { listCompanies } from '../company/index.ts'
import { features } from '../features.ts'
import { invalid } from '../kernel/errors.ts'
import { plural } from '../kernel/text.ts'
import { INSTALLATION } from '../platform/reader.ts'
import { type Verification, verifyCompany } from '../verify.ts'
import { DOES_NOT_HOLD, HOLDS } from './exit-codes.ts'
import { opened, optional } from './opened.ts'
import { answer } from './output.ts'
import type { Call } from './program.ts'

/** `verify [COMPANY] [--expect-head HASH]`: one company, or every one of the installation. */
export const verifyCommand = ([company]: string[], call: Call): Promise<number> =>
  opened(call, async (open) => {
    const expectHead = optional(call, 'expectHead')
    if (!company && expectHead) throw invalid('Name the company whose chain should hold that head')
    const companies = await listCompanies(open.reader(INSTALLATION))
    const known = companies.map(({ slug }) => slug)
    if (company && !known.includes(company))
      throw invalid(`There is no company “${company}” here. There are ${known.join(', ') || 'none'}`)
    const found: Verification[] = []
    for (const slug of company ? [company] : known)
      found.push(await verifyCompany(features, open.reader(slug), expectHead))
    const ok = found.every((each) => each.ok)
    answer(call.json, company ? found[0] : { ok, companies: found }, () => found.map(words).join('\n\n'))
    return ok ? HOLDS : DOES_NOT_HOLD
  })

const words = (found: Verification): string =>
  [
    `${found.company}: ${found.ok ? 'everything agrees' : 'not everything agrees'}`,
    ...found.checks.flatMap((check) => [
      `  ${check.ok ? 'agrees ' : 'DIFFERS'}  ${check.check} (${check.counted} looked at)`,
      ...check.failures.slice(0, 20).map((failure) => `           ${failure.table} ${failure.id}: ${failure.message}`),
      ...(check.failures.length > 20 ? [`           and ${plural(check.failures.length - 20, 'more')}`] : []),
    ]),
    `  head           ${found.head}`,
    `  ledger digest  ${found.ledgerDigest}`,
  ].join('\n')
