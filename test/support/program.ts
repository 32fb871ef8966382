import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../src/platform/package-root.ts'

/** Made from the sources as they stand, once a process, and taken away when it ends. */
const bundled = (name: string, ...more: string[]) => {
  const folder = join(packageRoot(), `dist/${name}-${process.pid}`)
  const make = (): string => {
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
    execFileSync('npm', ['run', '--silent', 'bundle', '--', ...more, `--outdir=${folder}`], { cwd: packageRoot() })
    return folder
  }
  let made: string | undefined
  return (): string => {
    made ??= make()
    return made
  }
}

const product = bundled('tested')

/** The program as it is built to be installed, for a process of its own: it starts in a fifth of the time that its sources take. */
export const program = (): string => join(product(), 'cli.js')

const SCRIPTS = ['test/support/commands-in-turn', 'test/whole/post-many', 'test/billing/run-and-die'] as const
const scripts = bundled('scripts', ...SCRIPTS.map((script) => `${script}.ts`), '--outbase=.')

/** A script of the tests that runs in a process of its own, bundled with what it has of the product. */
export const script = (name: (typeof SCRIPTS)[number]): string => join(scripts(), `${name}.js`)
