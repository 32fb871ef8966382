import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { packageRoot } from '../../src/platform/package-root.ts'

/** Benches of whole processes and of servers run what users run: compiled code, made anew from the sources of this moment. */
const compiled = (): string => {
  const folder = join(packageRoot(), 'dist/bench')
  if (!done) {
    const tsc = join(packageRoot(), 'node_modules/.bin/tsc')
    // Types are the business of `npm run check`; what compiles is measured.
    execFileSync(tsc, ['-p', 'tsconfig.json', '--outDir', folder, '--noCheck'], { cwd: packageRoot(), stdio: 'ignore' })
    // The program itself as `npm run build` makes it, in a few files.
    execFileSync('npm', ['run', 'bundle', '--', `--outdir=${folder}/src`], { cwd: packageRoot(), stdio: 'ignore' })
    done = true
  }
  return folder
}
let done = false

/** A script of this repository as it is compiled: "src/cli.ts". */
const scriptPath = (script: string): string => join(compiled(), script.replace(/\.ts$/, '.js'))

const ENV = { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'silent' }

export interface Server {
  url: string
  stop: () => Promise<void>
}

/** No server outlives the bench, however that ends. */
const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** Starts a server that says {"url"} on standard output when it is ready, and waits until it has. */
export const serving = async (script: string, ...args: string[]): Promise<Server> => {
  const child = spawn(process.execPath, [scriptPath(script), ...args], {
    env: ENV,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.add(child)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  ended.then(() => running.delete(child))
  return {
    url: await urlSaid(child.stdout, script),
    stop: () => {
      child.kill()
      return ended
    },
  }
}

const urlSaid = async (stdout: Readable, script: string): Promise<string> => {
  let said = ''
  for await (const text of stdout.setEncoding('utf8')) {
    said += text
    const url = /"url": ?"([^"]+)"/.exec(said)?.[1]
    if (url) return url
  }
  throw new Error(`${script} did not start`)
}

/** Runs a program from start to exit; how many seconds that takes. */
export const finished = (program: string, ...args: string[]): { seconds: number; said: string; complained: string } => {
  const began = performance.now()
  const run = spawnSync(program, args, { env: ENV, maxBuffer: 1 << 28, encoding: 'utf8' })
  const seconds = (performance.now() - began) / 1000
  // 1 is an answer too: what was asked about does not hold.
  if (run.status === null || run.status > 1)
    throw new Error(`${program} ${args.join(' ')} failed: ${run.stderr || run.error}`)
  return { seconds, said: run.stdout, complained: run.stderr }
}

/** The same for a script of ours, with the most memory that it had at once, in MB. */
export const node = (script: string, ...args: string[]): { seconds: number; said: string; megabytes: number } => {
  const watch = pathToFileURL(scriptPath('test/bench/peak-memory.ts')).href
  const { complained, ...rest } = finished(process.execPath, '--import', watch, scriptPath(script), ...args)
  return { ...rest, megabytes: Number(complained.trim().split('\n').at(-1)) }
}

export const isInstalled = (program: string): boolean => spawnSync('which', [program], { stdio: 'ignore' }).status === 0
