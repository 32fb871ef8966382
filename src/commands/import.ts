import { statSync } from 'node:fs'
import { MultiBar } from 'cli-progress'
import { type GiasReport, importGias } from '../directory/index.ts'
import { type RegisterTold, watchingRegister } from '../governance/index.ts'
import { invalid } from '../kernel/errors.ts'
import { anyOf, plural, withCommas } from '../kernel/text.ts'
import { importPack, type PackReport } from '../pack/index.ts'
import { actorName, brokenThrough } from './act.ts'
import { opened } from './opened.ts'
import { type Call, dateOption, optional } from './terminal/call.ts'
import { HOLDS, WRONG_CALL } from './terminal/exit-codes.ts'
import { longAnswer } from './terminal/long-answer.ts'
import { answer, columns } from './terminal/output.ts'

/** `import gias FILE…`: the register of schools from its download, and what it breaks or mends in the companies that are here. */
export const importGiasCommand = (files: string[], call: Call): Promise<number> =>
  opened(call, async (open) => {
    const progress = progressBar(files)
    const companies: RegisterTold[] = []
    const la = (call.options.la as string[] | undefined) ?? []
    try {
      const result = await importGias(open, files, {
        la,
        map: mapping(optional(call, 'map')),
        asOf: dateOption(call, 'asOf'),
        links: call.options.links as string[] | undefined,
        groups: call.options.groups as string[] | undefined,
        dryRun: call.options.dryRun === true,
        actor: actorName(call),
        watch: watchingRegister(companies),
        onProgress: progress.update,
      })
      progress.stop()
      await longAnswer(call.json, companies.length > 0 ? { ...result, companies } : result, () =>
        [
          `${plural(result.read, 'row')} read: ${withCommas(result.added)} added, ${withCommas(result.changed)} changed, ${withCommas(result.unchanged)} unchanged, ${withCommas(result.skipped.length)} skipped; ${withCommas(result.left)} left the register`,
          ...nobodyOf(result.read, la),
          ...result.skipped.map(skippedWords),
          ...listedWords('links', result.links),
          ...listedWords('trusts and federations, with their schools', result.groups),
          ...differencesWords(result.differences.first(200)),
          ...(result.differences.length > 200
            ? [`  and ${withCommas(result.differences.length - 200)} more differences (--json shows all)`]
            : []),
          ...companies.flatMap(toldWords),
        ].join('\n'),
      )
      return HOLDS
    } finally {
      progress.stop()
    }
  })

const differencesWords = (differences: ReturnType<GiasReport['differences']['first']>): string[] =>
  differences.length > 0
    ? [columns(differences.map((d) => [`  ${d.urn}`, d.field, `${d.from ?? 'not known'} → ${d.to ?? 'not known'}`]))]
    : []

/** A code that was mistyped keeps no row. */
const nobodyOf = (read: number, authorities: readonly string[]): string[] =>
  read === 0 && authorities.length > 0
    ? [`  no row is of authority ${anyOf(authorities)}; look whether the code after --la is right`]
    : []

const skippedWords = ({ file, line, reason }: GiasReport['skipped'][number]) =>
  `  ${file ? `${file}, ` : ''}line ${line} skipped: ${reason}`

const listedWords = (what: string, listed: GiasReport['links']): string[] =>
  listed
    ? [
        `${what}: ${withCommas(listed.added)} added, ${withCommas(listed.changed)} changed, ${withCommas(listed.unchanged)} unchanged, ${withCommas(listed.skipped.length)} skipped`,
        ...listed.skipped.map(skippedWords),
      ]
    : []

/** What the register brings one company. */
const toldWords = ({ company, opened, cured }: RegisterTold): string[] =>
  [
    ...opened.map(brokenThrough),
    ...cured.map(({ rule, explanation, source }) => `A rule holds again: ${rule}. ${explanation} (${source})`),
  ].map((line) => `${company}: ${line}`)

const mapping = (given: string | undefined): Record<string, string> =>
  Object.fromEntries(
    (given ?? '')
      .split(',')
      .filter((pair) => pair.trim() !== '')
      .map((pair) => {
        const [theirs, ours, ...rest] = pair.split('=').map((part) => part.trim())
        if (!theirs || !ours || rest.length > 0)
          throw invalid(`--map must be theirs=ours pairs, like urn=URN,name=EstablishmentName`, '/map')
        return [theirs, ours]
      }),
  )

/** A bar on standard error where somebody is looking at it. */
const progressBar = (files: string[]) => {
  if (!process.stderr.isTTY) return { update: () => undefined, stop: () => undefined }
  const total = files.reduce((bytes, file) => bytes + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0)
  const bars = new MultiBar({ stream: process.stderr, format: '{bar} {percentage}% {rows} rows', hideCursor: true })
  const bar = bars.create(total, 0, { rows: 0 })
  return {
    update: ({ bytes, rows }: { bytes: number; rows: number }) => bar.update(bytes, { rows }),
    stop: () => bars.stop(),
  }
}

/** `import pack DIR`: a company from its folder of spreadsheets. */
export const importPackCommand = ([folder = '']: string[], call: Call): Promise<number> =>
  opened(call, async (open) => {
    const report = await importPack(open, folder, { dryRun: call.options.dryRun === true, actor: actorName(call) })
    answer(call.json, report, () => packWords(report, folder))
    return report.errors.length > 0 ? WRONG_CALL : HOLDS
  })

/** Of a pack that does not say which company it is, the folder is named. */
const packWords = (report: PackReport, folder: string): string =>
  [
    ...report.errors.map((error) => `error    ${where(error)}  ${error.message}`),
    ...report.warnings.map((warning) => `warning  ${where(warning)}  ${warning.message}`),
    report.errors.length > 0
      ? `${report.company || folder}: ${plural(report.errors.length, 'error')}; nothing was imported`
      : `${report.company}: ${plural(report.read, 'row')} read, ${withCommas(report.added)} added, ${withCommas(report.changed)} changed, ${withCommas(report.unchanged)} unchanged${report.dryRun ? ' (dry run: nothing was kept)' : ''}`,
  ].join('\n')

const where = ({ file, line, column }: { file: string; line: number; column: string }) =>
  [file, line > 0 ? `line ${line}` : '', column].filter(Boolean).join(', ')
