import { money } from '../../kernel/money.ts'
import type { Reader } from '../../platform/reader.ts'
import { loadChart } from '../books.ts'
import type { Chart } from '../chart.ts'
import { eachEntry } from '../entries/entries.ts'
import { type Entry, entryLabel, type Posting } from '../entries/entry.ts'
import { accountOf } from '../statements/balances.ts'

/** The whole ledger as a plain-text journal that hledger and ledger read: an independent program to add it up. */
export async function* journalText(reader: Reader): AsyncGenerator<string> {
  const chart = await loadChart(reader)
  yield 'commodity £1000.00\n\n'
  for (const account of chart.values()) yield `account ${nameOf(chart, account.code)}\n`
  for await (const { entry, lines } of eachEntry(reader)) yield transaction(chart, entry, lines)
}

const transaction = (chart: Chart, entry: Entry, lines: readonly Posting[]): string =>
  [
    `\n${entry.date} (${plain(entryLabel(entry)).replace(/[()]/g, '')}) ${plain(entry.memo)}  ; number:${entry.number}`,
    ...lines.map((line) => `    ${nameOf(chart, line.account)}  ${amountOf(line)}${tagsOf(line)}`),
    '',
  ].join('\n')

const amountOf = ({ debit, credit }: Posting): string => {
  const net = debit - credit
  return net < 0 ? `£-${money(-net)}` : `£${money(net)}`
}

const tagsOf = ({ stream, service, customer, programme, agreement }: Posting): string => {
  const tags = Object.entries({ stream, service, customer, programme, agreement }).flatMap(([name, value]) =>
    value ? [`${name}:${plain(value).replaceAll(',', ' ')}`] : [],
  )
  return tags.length > 0 ? `  ; ${tags.join(', ')}` : ''
}

/** A colon would make a child account and two blanks would end the name. */
const nameOf = (chart: Chart, code: string): string =>
  plain(`${code} ${accountOf(chart, code).name}`)
    .replaceAll(':', ' -')
    .replace(/ +/g, ' ')
    .replace(/[()[\]]/g, '')

/** A line break or a semicolon would end what hledger reads as the description. */
const plain = (text: string): string => text.replace(/[\s;|]+/g, ' ').trim()
