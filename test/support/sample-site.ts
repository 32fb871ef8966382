import type { Role } from '../../src/platform/permission.ts'
import { atPages } from './at-pages.ts'
import { sample } from './sample.ts'
import { aSite } from './site.ts'

/** A sample company with its pages, and somebody who sits at them with a role. */
export const sampleSite = async (slug: string, role: Role) => {
  const company = await sample(slug)
  const site = await aSite(company)
  await site.person(slug, `${role}@example.org`, role)
  const agent = await site.signedIn(`${role}@example.org`)
  const { page, check, press } = atPages(agent, `/companies/${slug}`)

  /** Fills in the form of a noun and records it, and gives the page that says what was recorded. */
  const record = async (path: string, answers: Record<string, string>): Promise<string> =>
    press(path, await check(path, answers))

  return { ...company, drop: site.drop, page, check, record, site }
}

export type SampleSite = Awaited<ReturnType<typeof sampleSite>>
