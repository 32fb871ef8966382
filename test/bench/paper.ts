import { inflateSync } from 'node:zlib'
import { writePdf } from '../../src/reporting/writers/pdf.ts'
import { barePdf } from './bare/paper.ts'
import { atLeast, atMost, type Bench } from './goal.ts'
import { interleaved, quantile, rate, timed } from './measure.ts'
import { ROWS_A_PAGE, reportOf, rowsFor } from './paper-table.ts'
import { serving } from './process.ts'

const MILLISECONDS = 2000
const REPORT_SECONDS = 8

/** Reports on paper against pdfkit drawing the same cells, and what a long one does to other visitors. */
export const paper: Bench = async () => {
  const report = reportOf(2)
  const rows = rowsFor(2)
  const took = await interleaved(3, {
    ours: () => rate(1, MILLISECONDS, () => writePdf(report)),
    bare: () => rate(1, MILLISECONDS, () => barePdf(rows, ROWS_A_PAGE)),
  })
  const bytes = await writePdf(report)
  const pages = pagesIn(bytes)
  if (pages !== 2) throw new Error(`the report has ${pages} pages`)
  return [
    atLeast('a tagged PDF of two pages, to bare tagged pdfkit', took.ours / took.bare, 0.6),
    atMost('kilobytes a page of it', bytes.length / 1024 / pages, 30),
    atMost('/health/live while reports of 200 pages are made, p99 in milliseconds', await liveDuringReports(), 50),
  ]
}

/** The number of pages that a PDF says it has; the objects of ours are packed. */
const pagesIn = (pdf: Buffer): number => {
  const text = pdf.toString('latin1')
  const packed = [...text.matchAll(/\/ObjStm[^>]*>>\s*stream\r?\n/g)].map((match) => {
    const start = match.index + match[0].length
    return inflateSync(pdf.subarray(start, text.indexOf('endstream', start))).toString('latin1')
  })
  const counts = [text, ...packed].flatMap((part) => [
    ...part.matchAll(/\/Type \/Pages[^>]*\/Count (\d+)|\/Count (\d+)[^>]*\/Type \/Pages/g),
  ])
  return Math.max(0, ...counts.map((match) => Number(match[1] ?? match[2])))
}

/** A visitor who asks every few milliseconds whether the server lives, while it makes one long report after the other. */
const liveDuringReports = async (): Promise<number> => {
  const server = await serving('test/bench/reporting-server.ts')
  const taken: number[] = []
  const until = performance.now() + REPORT_SECONDS * 1000
  while (performance.now() < until) {
    taken.push(await timed(async () => (await fetch(`${server.url}/health/live`)).text()))
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  await server.stop()
  return quantile(taken, 0.99)
}
