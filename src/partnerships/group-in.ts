import { type Body, loadBoardFacts } from '../governance/index.ts'
import { notFound } from '../kernel/errors.ts'
import type { PageContext } from '../platform/http/index.ts'

/** The group that the address names. */
export const groupIn = async ({ reader, params }: PageContext): Promise<Body> => {
  const body = (await loadBoardFacts(reader)).bodies.find(({ ref }) => ref === params.body)
  if (!body) throw notFound('There is no such group in this company')
  return body
}

/** From a form about a group, back to it. */
export const backTo = (base: string, group: Body) => [
  { text: group.name, href: `${base}/groups/${encodeURIComponent(group.ref)}` },
  { text: 'Groups', href: `${base}/groups` },
]
