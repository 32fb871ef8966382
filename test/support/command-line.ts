import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { program, script } from './program.ts'

/** `schoolco …` as a process of its own, on the embedded database unless its environment says otherwise. */
export const started = (args: readonly string[], options: SpawnOptions = {}): ChildProcess => {
  const { DATABASE_URL: _, ...env } = process.env
  return spawn(process.execPath, [program(), ...args], {
    env: { ...env, LOG_LEVEL: 'silent' },
    ...options,
  })
}

export interface Ended {
  code: number | null
  out: string
  err: string
}

/** Runs one command to its end. */
export const schoolco = (...args: string[]): Promise<Ended> =>
  endOf(started(args, { stdio: ['ignore', 'pipe', 'pipe'] }))

/** What a process says until it ends. */
export const endOf = async (child: ChildProcess): Promise<Ended> => {
  if (!child.stdout || !child.stderr) throw new Error('the command has no output')
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { code: code as number | null, out, err }
}

/** One process that runs command lines in turn: the same code and exit codes, without starting anew for each. */
export const commandLine = (cwd?: string) => {
  const { DATABASE_URL: _, ...env } = process.env
  const child = spawn(process.execPath, [script('test/support/commands-in-turn')], {
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
    ...(cwd ? { cwd } : {}),
  })
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    run: async (...args: string[]): Promise<Ended> => {
      child.stdin.write(`${JSON.stringify(args)}\n`)
      const { value, done } = await answers.next()
      if (done) throw new Error('the process of the commands has ended')
      return JSON.parse(value) as Ended
    },
    end: async (): Promise<void> => {
      child.stdin.end()
      if (child.exitCode === null) await once(child, 'exit')
    },
  }
}
