import { londonDate } from '../kernel/dates.ts'
import { penceOf, pounds } from '../kernel/money.ts'
import { quoteFor } from '../trading/index.ts'
import { opened } from './opened.ts'
import { type Call, dateOption, needed, neededDate, optional } from './terminal/call.ts'
import { HOLDS } from './terminal/exit-codes.ts'
import { answer, columns } from './terminal/output.ts'

/** `quote COMPANY --customer ORG --service CODE --from DATE …`: a price, and how it came about. */
export const quoteCommand = ([company = '']: string[], call: Call): Promise<number> =>
  opened(call, async (open) => {
    const customer = needed(call, 'customer', '199001')
    const service = needed(call, 'service', 'SI-SUB')
    const from = neededDate(call, 'from', '2026-11-10')
    const quote = await quoteFor(open.reader(company), {
      customer,
      service,
      from,
      to: dateOption(call, 'to'),
      quantity: optional(call, 'quantity'),
      on: dateOption(call, 'on') ?? londonDate(open.clock()),
    })
    answer(call.json, quote, () =>
      [
        `${quote.service} for ${quote.customer} (${quote.customerClass}), ${quote.from} to ${quote.to}`,
        columns(quote.steps.map((step) => [`  ${step.step}`, step.text, said(step.amount)])),
        `  net ${said(quote.net)}, VAT ${said(quote.vat)} (${quote.vatCode}), in all ${said(quote.gross)}`,
      ].join('\n'),
    )
    return HOLDS
  })

const said = (amount: string): string => pounds(penceOf(amount))
