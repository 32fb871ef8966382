import { expect } from 'chai'
import request, { type Response } from 'supertest'
import { features } from '../../src/features.ts'
import type { Role } from '../../src/platform/permission.ts'
import { aSite } from '../support/site.ts'
import { wexmere } from '../support/wexmere.ts'
import type { OtherCase } from './other-cases.ts'

const acts = features.flatMap((feature) => feature.acts ?? [])
const ROLES: Role[] = ['secretary', 'finance', 'administrator', 'auditor']

export const CONFLICT = { type: '/problems/conflict', title: 'This conflicts with what is recorded', status: 409 }

/** The full sample company behind its API, with a token for each role. */
export const galleryApi = async () => {
  const site = await aSite(await wexmere('run'))
  const tokens = new Map<Role, string>()
  for (const role of ROLES) tokens.set(role, await site.token('wexmere', role))
  const at = (path: string) => `/api/v1/companies/wexmere${path}`
  const bearer = (role: Role) => `Bearer ${tokens.get(role)}`

  /** An act over the API; what stands in its path is no part of its body. */
  const send = ({ as, act: name, body }: OtherCase, headers: Record<string, string> = {}) => {
    const rest = { ...body }
    const path = acts
      .find((one) => one.name === name)
      ?.path.replace(/:(\w+)/g, (_, part: string) => {
        const value = String(rest[part])
        delete rest[part]
        return value
      })
    return request(site.app)
      .post(at(String(path)))
      .set({ Authorization: bearer(as), ...headers })
      .send(rest)
  }
  return { site, at, bearer, send }
}

export type GalleryApi = Awaited<ReturnType<typeof galleryApi>>

/** The whole problem document, word for word. */
export const says = ({ body, type }: Response, expected: object): void => {
  expect(type).to.equal('application/problem+json')
  expect(body).to.deep.equal(expected)
}
