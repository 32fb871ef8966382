import type { Company } from '../company/index.ts'
import {
  adoptionFault,
  type CountedResolution,
  loadBoardFacts,
  loadResolutions,
  supportFault,
} from '../governance/index.ts'
import type { Tx } from '../platform/acts/index.ts'
import type { Contents } from './contents.ts'
import type { Remark } from './csv.ts'

/** A version of the articles that names its resolution: one that is there, and was carried. */
export const adoptionFaults = (tx: Tx, contents: Contents, company: Company): Promise<Remark[]> =>
  remarksOn(tx, contents, company, async (_version, resolution, ref) => supportFault(resolution, ref))

/** History is taken as it is: a version adopted by another kind of resolution, or before it, is worth a word. */
export const adoptionWarnings = async (tx: Tx, contents: Contents, company: Company): Promise<Remark[]> => {
  return remarksOn(tx, contents, company, async ({ from }, resolution) => {
    const { bodies } = await loadBoardFacts(tx)
    return resolution && adoptionFault(company, bodies, resolution, from)
  })
}

const remarksOn = async (
  tx: Tx,
  contents: Contents,
  { articles }: Company,
  ask: (
    version: Company['articles'][number],
    resolution: CountedResolution | undefined,
    ref: string,
  ) => Promise<string | undefined>,
): Promise<Remark[]> => {
  if (articles.every(({ resolution }) => resolution === null)) return []
  const resolutions = await loadResolutions(tx)
  const remarks: Remark[] = []
  for (const version of articles) {
    const ref = version.resolution
    if (ref === null) continue
    const message = await ask(
      version,
      resolutions.find((one) => one.ref === ref),
      ref,
    )
    if (message !== undefined) remarks.push(at(contents, version.from, message))
  }
  return remarks
}

/** At the line of the resolution in the version that begins on this day. */
const at = ({ company, lineOfKey }: Contents, from: string | null, message: string): Remark => {
  const { articles } = company as { articles: unknown }
  const index = Array.isArray(articles) ? articles.findIndex((version) => (version.from ?? null) === from) : undefined
  const path = index === undefined ? '/articles/resolution' : `/articles/${index}/resolution`
  return { file: 'company.json', line: lineOfKey(path), column: 'resolution', message }
}
