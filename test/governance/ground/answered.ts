import request from 'supertest'
import { aSite } from '../../support/site.ts'
import type { Ground } from './company.ts'

/** What the API answers the secretary of a company. */
export const answered = async ({ database, slug }: Ground, path: string) => {
  const site = await aSite({ database, drop: async () => {} })
  const token = await site.token(slug, 'secretary')
  const at = `/api/v1/companies/${slug}${path}`
  return (await request(site.app).get(at).set('Authorization', `Bearer ${token}`).expect(200)).body
}
