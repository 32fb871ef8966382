import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect } from 'chai'
import { addressed, freshDatabase, KINDS } from '../support/database.ts'
import { program } from '../support/program.ts'
import { SCRATCH } from '../support/scratch.ts'
import { urlOf } from '../support/served.ts'
import { FIXTURES } from '../support/wexmere.ts'

/** Most tests run the sources; what the bundle of them and of their packages lacks shows only when it runs. */
describe('the program as it is built', () => {
  const folder = mkdtempSync(join(SCRATCH, 'schoolco-built-'))
  after(() => rmSync(folder, { recursive: true }))

  for (const kind of KINDS) {
    it(`sets a company up, writes its certificate, and serves, on ${kind}`, async () => {
      const { config, drop } = await freshDatabase(kind)
      const { DATABASE_URL: _, ...rest } = process.env
      const env = { ...rest, ...(config.kind === 'postgres' ? addressed(config, 'built') : { LOG_LEVEL: 'silent' }) }
      const place = config.kind === 'sqlite' ? ['--data', dirname(config.file)] : []
      const run = (...args: string[]) =>
        execFileSync(process.execPath, [program(), ...args, ...place], {
          env,
          encoding: 'utf8',
          stdio: 'pipe',
        })
      try {
        expect(run('import', 'pack', join(FIXTURES, 'calderwick'))).to.match(/ 0 changed/)
        const certificate = join(folder, `${kind}.pdf`)
        run('report', 'board-composition-certificate', 'calderwick', '--format', 'pdf', '--out', certificate)
        expect(readFileSync(certificate).subarray(0, 8).toString()).to.equal('%PDF-1.7')

        const server = spawn(process.execPath, [program(), 'serve', '--port', '0', '--json', ...place], {
          env,
          stdio: ['ignore', 'pipe', 'inherit'],
        })
        try {
          await tryOut(await urlOf(server))
        } finally {
          server.kill()
        }
        expect(await once(server, 'exit')).to.deep.equal([0, null])
      } finally {
        await drop()
      }
    })
  }
})

/** Somebody whom nobody knows signs in, and a program reads the description of the API. */
const tryOut = async (url: string): Promise<void> => {
  const page = await fetch(url)
  const token = /name="_csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? ''
  const answer = await fetch(`${url}/sign-in`, {
    method: 'POST',
    headers: { cookie: page.headers.getSetCookie()[0]?.split(';')[0] ?? '' },
    body: new URLSearchParams({ email: 'nobody@example.org', password: 'no password of ours', _csrf: token }),
  })
  expect(answer.status).to.equal(400)
  expect(await answer.text()).to.contain('Email or password is not right')
  expect(await (await fetch(`${url}/api/openapi.json`)).json()).to.include({ openapi: '3.1.0' })
}
