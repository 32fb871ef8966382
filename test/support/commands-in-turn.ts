import { createInterface } from 'node:readline'
import { runCommand } from '../../src/commands/program.ts'

/** Runs command lines in turn in one process, each given as a line of JSON, and answers each with its exit code and output. */
const told = { out: '', err: '' }
const say = process.stdout.write.bind(process.stdout)
const kept = (part: 'out' | 'err') => (text: string | Uint8Array) => {
  told[part] += typeof text === 'string' ? text : Buffer.from(text).toString('utf8')
  return true
}
process.stdout.write = kept('out') as typeof process.stdout.write
process.stderr.write = kept('err') as typeof process.stderr.write

for await (const line of createInterface({ input: process.stdin })) {
  told.out = ''
  told.err = ''
  const code = await runCommand(JSON.parse(line) as string[])
  say(`${JSON.stringify({ code, ...told })}\n`)
}
