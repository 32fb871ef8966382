import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, CommanderError, Option } from 'commander'
import { invalid } from '../kernel/errors.ts'
import { collectEarly } from '../platform/heap.ts'
import { packageRoot } from '../platform/package-root.ts'
import type { Call } from './terminal/call.ts'
import { HOLDS, WRONG_CALL } from './terminal/exit-codes.ts'
import { reportFailure } from './terminal/output.ts'

interface CommandValue {
  name: string
  arguments?: string[]
  summary: string
  example: string
  options?: [flags: string, description: string][]
  /** What else its help says. */
  note?: string
  /** Loaded when the command is called, so that `--help` needs nothing of the product. */
  load: () => Promise<(args: string[], call: Call) => Promise<number>>
}

const COMMANDS: CommandValue[] = [
  {
    name: 'demo',
    summary: 'sets up the sample companies in a fresh database, writes their reports and serves the pages',
    example: 'schoolco demo',
    options: [
      ['--port <number>', 'the port to serve on; 0 for a free one'],
      ['--no-serve', 'sets up and writes reports, then ends'],
    ],
    load: async () => (await import('./demo.ts')).demo,
  },
  {
    name: 'serve',
    summary: 'brings the database up to date and serves the pages and the API',
    example: 'schoolco serve --port 3000',
    options: [['--port <number>', 'the port to serve on; 0 for a free one']],
    load: async () => (await import('./serve.ts')).serve,
  },
  {
    name: 'import gias',
    arguments: ['[file...]'],
    summary: 'reads schools from a Get Information About Schools download',
    example: 'schoolco import gias edubasealldata20261101.csv --la 301',
    options: [
      ['--la <code>', 'keep these authorities; in a file without them, the authority of all its rows'],
      ['--map <names>', 'their column names for the register’s: theirs=URN,…'],
      ['--as-of <date>', 'the day of the download'],
      ['--links <file>', 'predecessors and successors'],
      ['--groups <file>', 'trusts and federations'],
      ['--dry-run', 'says what would change and keeps nothing'],
    ],
    load: async () => {
      collectEarly()
      return (await import('./import.ts')).importGiasCommand
    },
  },
  {
    name: 'import pack',
    arguments: ['<folder>'],
    summary: 'sets up a company from a folder of spreadsheets',
    example: 'schoolco import pack fixtures/wexmere --dry-run',
    options: [['--dry-run', 'finds every error and keeps nothing']],
    load: async () => (await import('./import.ts')).importPackCommand,
  },
  {
    name: 'template',
    arguments: ['<preset>'],
    summary: 'writes a folder of spreadsheets to begin with, an example in each',
    example: 'schoolco template school-improvement-company --out my-company',
    options: [['--out <folder>', 'where to write it: a new folder, or an empty one']],
    note: 'Presets: school-improvement-company, strategic-partnership, learning-partnership, district-partnership, school-led-system',
    load: async () => (await import('./template.ts')).templateCommand,
  },
  {
    name: 'act',
    arguments: ['[company]', '[name]', '[json]'],
    summary: 'makes any change, by the same path as the pages and the API',
    example: `schoolco act wexmere recordResignation '{"person":"ruth-ellingworth","ceasedOn":"2027-01-31"}' --dry-run`,
    options: [
      ['--list', 'names every act, with an example'],
      ['--dry-run', 'does everything and keeps nothing'],
      ['--key <key>', 'the same key and body give the first answer again'],
      ['--as-fact <reason>', 'records what has happened although a rule refuses it'],
      ['--by <name>', 'who does it'],
    ],
    load: async () => (await import('./act.ts')).actCommand,
  },
  {
    name: 'check',
    arguments: ['<company>'],
    summary: 'holds the board, the members and the company against law and articles',
    example: 'schoolco check wexmere --on 2027-02-01',
    options: [
      ['--body <ref>', 'the rules of one body'],
      ['--on <date>', 'on that day'],
      ['--known <instant>', 'as known at that instant'],
    ],
    load: async () => (await import('./check.ts')).checkCommand,
  },
  {
    name: 'what-if',
    arguments: ['<company>'],
    summary: 'the same after changes that are not made',
    example: 'schoolco what-if wexmere --act cease:ruth-ellingworth:2027-01-31',
    options: [
      [
        '--act <act>',
        'appoint:PERSON:SEAT:DATE, cease:PERSON:DATE, admit:ORGANISATION:DATE, leave:ORGANISATION:DATE, office:PERSON:OFFICE:ORGANISATION:DATE or leave-office:PERSON:OFFICE:DATE',
      ],
      ['--body <ref>', 'the rules of one body'],
      ['--on <date>', 'on that day'],
    ],
    load: async () => (await import('./check.ts')).whatIfCommand,
  },
  {
    name: 'rules',
    arguments: ['<company>'],
    summary: 'the rules and what each asks; with --simulate, what they would say if the articles said something else',
    example: `schoolco rules wexmere --simulate '{"councilCap":"150/1000","countCouncilEmployedHeads":"count"}'`,
    options: [
      [
        '--simulate <json>',
        'articles as in company.json, or @FILE; prints {rules: [{rule, now, simulated, differs}], past: [{from, to, rule, was, would}], coming: […]}',
      ],
      ['--body <ref>', 'the rules of one body'],
      ['--on <date>', 'on that day'],
      ['--known <instant>', 'as known at that instant'],
    ],
    load: async () => (await import('./rules.ts')).rulesCommand,
  },
  {
    name: 'quote',
    arguments: ['<company>'],
    summary: 'a price, and how it came about',
    example: 'schoolco quote wexmere --customer alder-lane --service SIP --from 2026-12-01 --on 2026-11-22',
    options: [
      ['--customer <organisation>', 'ref or URN'],
      ['--service <code>', 'the service'],
      ['--from <date>', 'the first day'],
      ['--to <date>', 'the last day; without it, the end of the service year'],
      ['--quantity <number>', 'how many, for prices per unit'],
      ['--on <date>', 'the day of the order'],
    ],
    load: async () => (await import('./quote.ts')).quoteCommand,
  },
  {
    name: 'run',
    arguments: ['<company>'],
    summary: 'issues the invoices and recognises the income that have fallen due, once only',
    example: 'schoolco run wexmere --until 2026-11-30',
    options: [['--until <date>', 'everything due by that day']],
    load: async () => (await import('./run.ts')).runUntilCommand,
  },
  {
    name: 'close',
    arguments: ['<company>'],
    summary: 'closes an accounting period',
    example: 'schoolco close wexmere --period 2026-10',
    options: [['--period <month>', 'YYYY-MM']],
    load: async () => (await import('./run.ts')).closeCommand,
  },
  {
    name: 'report',
    arguments: ['[name]', '[company]'],
    summary: 'one report as PDF, page, CSV or JSON',
    example: 'schoolco report board-composition-certificate wexmere --format pdf --out certificate.pdf',
    options: [
      ['--list', 'names every report, or with a company those that it has'],
      ['--on <date>', 'as at that day'],
      ['--from <date>', 'from that day'],
      ['--to <date>', 'to that day'],
      ['--known <instant>', 'as known at that instant'],
      ['--ref <ref>', 'which one, such as an invoice’s number'],
      ['--format <format>', 'pdf, csv, json or html; by default as --out ends, else pdf'],
      ['--out <file>', 'where to write it'],
    ],
    load: async () => (await import('./report.ts')).reportCommand,
  },
  {
    name: 'export',
    arguments: ['<company>'],
    summary: 'writes a company out: a plain-text journal, its spreadsheets, or JSON',
    example: 'schoolco export wexmere --format hledger --out books',
    options: [
      ['--format <format>', 'hledger, csv or json'],
      ['--out <folder>', 'where to write it'],
    ],
    load: async () => (await import('./export.ts')).exportCommand,
  },
  {
    name: 'verify',
    arguments: ['[company]'],
    summary: 'derives everything again that can be derived, and compares',
    example: 'schoolco verify wexmere',
    options: [['--expect-head <hash>', 'fails unless that head is in the chain']],
    load: async () => {
      collectEarly()
      return (await import('./verify.ts')).verifyCommand
    },
  },
]

/** Options that may be given several times. */
const REPEATED = ['--la <code>', '--links <file>', '--groups <file>', '--act <act>']

/** Runs one command line and answers with its exit code (contract: 0 holds, 1 does not hold, 2 wrong call, 3 our fault). */
export const runCommand = async (argv: string[]): Promise<number> => {
  const state = { code: HOLDS as number, json: argv.includes('--json') }
  const program = new Command('schoolco')
    .description('Governance, traded services and the ledger of school-improvement companies.')
    .version(versionOf())
    .exitOverride()
    .configureOutput({ writeErr: (text) => process.stderr.write(text) })
    .showHelpAfterError('(schoolco --help lists every command with an example)')
  const groups = new Map<string, Command>()
  for (const value of COMMANDS) declare(program, groups, value, state)
  program.addHelpText('after', `\nExamples:\n${COMMANDS.map((value) => `  ${value.example}`).join('\n')}`)
  try {
    await program.parseAsync(argv, { from: 'user' })
    return state.code
  } catch (error) {
    if (!(error instanceof CommanderError)) return reportFailure(error, state.json)
    if (error.exitCode === 0) return HOLDS
    // The words for people were written already; a program reads the document.
    return state.json ? reportFailure(invalid(error.message.replace(/^error: /, '')), true) : WRONG_CALL
  }
}

/** As package.json has it: what somebody who asks for help is asked first. */
const versionOf = (): string => JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')).version

const declare = (program: Command, groups: Map<string, Command>, value: CommandValue, state: { code: number }) => {
  const [first = '', second] = value.name.split(' ')
  let parent = program
  if (second) {
    parent = groups.get(first) ?? program.command(first).description('reads schools or a company in').exitOverride()
    groups.set(first, parent)
  }
  const command = parent
    .command(second ?? first)
    .description(value.summary)
    .exitOverride()
  for (const argument of value.arguments ?? []) command.argument(argument)
  for (const [flags, description] of value.options ?? []) {
    const option = new Option(flags, description)
    if (REPEATED.includes(flags)) option.argParser((given: string, before?: string[]) => [...(before ?? []), given])
    command.addOption(option)
  }
  command
    .option('--json', 'one JSON document on standard output')
    .option('--data <folder>', 'where the embedded database lives (default: var)')
    .addHelpText('after', `\n${value.note ? `${value.note}\n\n` : ''}Example:\n  ${value.example}`)
  command.action(async (...parts: unknown[]) => {
    const options = command.opts() as Call['options']
    const args = parts
      .slice(0, -2)
      .flat()
      .filter((arg) => arg !== undefined) as string[]
    const run = await value.load()
    state.code = await run(args, { json: options.json === true, data: options.data as string | undefined, options })
  })
}
