import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { type Demo, type DemoUser, setUpDemo } from '../../src/demo/set-up.ts'
import { serve } from '../../src/main.ts'
import { packageRoot } from '../../src/platform/package-root.ts'
import type { Role } from '../../src/platform/permission.ts'
import { visitorTo } from './browser.ts'
import { SCRATCH } from './scratch.ts'
import { FIXTURES } from './wexmere.ts'

interface Made extends Demo {
  file: string
}
let made: Promise<Made> | undefined

/** The demonstration with its five companies, set up once a process. */
const make = async (): Promise<Made> => {
  if (!existsSync(join(packageRoot(), 'dist/web/app.css')))
    throw new Error('there is no style sheet: run npm run build')
  const folder = mkdtempSync(join(SCRATCH, 'schoolco-demonstration-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'schoolco.db')
  const reports = join(folder, 'reports')
  const demo = await setUpDemo({ database: { kind: 'sqlite', file }, fixtures: FIXTURES, reports, progress: () => {} })
  return { ...demo, file }
}

/** The demonstration served as `schoolco demo` serves it, over a copy of its own that the tests of a file may change. */
export const demonstration = async () => {
  made ??= make()
  const { users, clock, file } = await made
  const dataFolder = mkdtempSync(join(SCRATCH, 'schoolco-served-'))
  copyFileSync(file, join(dataFolder, 'schoolco.db'))
  const server = await serve(
    {
      dataFolder,
      database: { kind: 'sqlite', file: join(dataFolder, 'schoolco.db') },
      host: '127.0.0.1',
      port: 0,
      secureCookies: false,
      logLevel: 'silent',
    },
    { clock },
  )

  const userOf = (company: string, role: Role): DemoUser => {
    const user = users.find((one) => one.company === company && one.role === role)
    if (!user) throw new Error(`nobody is ${role} of ${company}`)
    return user
  }

  /** A browser of his or her own for somebody who is not signed in. */
  const visitor = async (options: BrowserContextOptions = {}): Promise<Page> =>
    (await visitorTo(server.url, options)).newPage()

  /** Somebody at the home of the role, signed in by the form, with a browser of his or her own. */
  const signedIn = async (company: string, role: Role, options: BrowserContextOptions = {}): Promise<Page> => {
    const { email, password } = userOf(company, role)
    const page = await visitor(options)
    await page.goto('/')
    await page.getByLabel('Email').fill(email)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    return page
  }

  return {
    url: server.url,
    users,
    userOf,
    visitor,
    signedIn,
    close: async () => {
      await server.close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

export type Demonstration = Awaited<ReturnType<typeof demonstration>>
