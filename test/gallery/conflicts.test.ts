import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { CONFLICT, type GalleryApi, galleryApi, says } from './api.ts'
import { CONFLICT_WORDS, CONFLICTS, type OtherCase } from './other-cases.ts'

const SRC = join(import.meta.dirname, '../../src')

/** Told of below, each in a test of its own, or met by two who ask in the same instant. */
const ELSEWHERE = ['ended', 'last-administrator', 'still-running', 'works-elsewhere']

describe('the gallery of conflicts', () => {
  let api: GalleryApi
  before(async () => {
    api = await galleryApi()
  })
  after(() => api.site.drop())

  it('has every code of a conflict that there is', () => {
    const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
    const codes = files.flatMap((file) =>
      [...readFileSync(join(SRC, file), 'utf8').matchAll(/conflict\(\s*'([a-z-]+)'/g)].map(([, code]) => String(code)),
    )
    expect([...new Set(codes)].sort(), 'each with its smallest case in other-cases.ts').to.deep.equal(
      [...Object.keys(CONFLICTS), ...ELSEWHERE].sort(),
    )
    expect(Object.keys(CONFLICT_WORDS).sort()).to.deep.equal(Object.keys(CONFLICTS).sort())
  })

  for (const [code, { before = [], ...asked }] of Object.entries(CONFLICTS))
    it(`409 ${code}`, async () => {
      for (const act of before) await api.send(act).expect(201)
      says(await api.send(asked).expect(409), { ...CONFLICT, code, detail: CONFLICT_WORDS[code] })
    })

  it('409 ended', async () => {
    const issued = await api.site.act('wexmere', 'issueToken', {
      name: 'Old',
      role: 'auditor',
      expiresOn: '2026-12-31',
    })
    const ending: OtherCase = {
      as: 'administrator',
      act: 'endToken',
      body: { token: (issued.result as { ref: string }).ref },
    }
    await api.send(ending).expect(201)
    says(await api.send(ending).expect(409), { ...CONFLICT, code: 'ended', detail: 'This token has ended already' })
  })

  it('409 works-elsewhere', async () => {
    await api.site.company('elsewhere')
    await api.site.person('elsewhere', 'both@example.org', 'finance')
    const grant = await api.site.person('wexmere', 'both@example.org', 'director')
    says(await api.send({ as: 'administrator', act: 'inviteAgain', body: { grant } }).expect(409), {
      ...CONFLICT,
      code: 'works-elsewhere',
      detail:
        'This person works for another company here too, which the address would open. Ask whoever runs the installation for one: `schoolco act` gives it out',
    })
  })

  it('409 last-administrator', async () => {
    const grant = await api.site.person('wexmere', 'only@example.org', 'administrator')
    const ending: OtherCase = { as: 'administrator', act: 'endRole', body: { grant, to: '2026-11-22' } }
    says(await api.send(ending).expect(409), {
      ...CONFLICT,
      code: 'last-administrator',
      detail: 'This is the last administrator. Grant the role to somebody else first',
    })
  })
})
