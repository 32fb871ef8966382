import { type RunResult, runAct } from '../../billing/index.ts'
import { loadDirectory, organisationName } from '../../directory/index.ts'
import { longDate } from '../../kernel/dates.ts'
import { penceOf, pounds, sum } from '../../kernel/money.ts'
import { plural } from '../../kernel/text.ts'
import { type CheckTable, defineForm, type PageContext } from '../../platform/http/index.ts'

const SHOWN = 50

const runTables = ({ invoices, failures }: RunResult, names: (ref: string) => string): CheckTable[] => [
  ...(invoices.length > 0
    ? [
        {
          heading: invoices.length > SHOWN ? `The first ${SHOWN} of ${invoices.length} invoices` : 'Invoices',
          caption: 'Invoices that will be issued',
          columns: [
            { label: 'To' },
            { label: 'For', keep: true },
            { label: 'Date', keep: true },
            { label: 'Net', number: true },
            { label: 'With VAT', number: true },
          ],
          rows: invoices.slice(0, SHOWN).map(({ customer, agreement, date, net, gross }) => ({
            cells: [names(customer), agreement, longDate(date), pounds(penceOf(net)), pounds(penceOf(gross))],
          })),
        },
      ]
    : []),
  ...(failures.length > 0
    ? [
        {
          heading: 'Held',
          caption: 'What cannot be done, and why',
          columns: [{ label: 'Agreement' }, { label: 'Why' }],
          rows: failures.slice(0, SHOWN).map(({ ref, message }) => ({ cells: [ref, message] })),
        },
      ]
    : []),
]

const namesOf = async ({ reader, today }: PageContext) => {
  const directory = await loadDirectory(reader)
  return (ref: string) => organisationName(directory, ref, today)
}

const runWords = ({ invoices, recognised }: RunResult): string[] => [
  invoices.length === 0
    ? 'No invoice is due by that day.'
    : `**${plural(invoices.length, 'invoice')}** for ${pounds(sum(invoices.map(({ gross }) => penceOf(gross))))} with VAT of ${pounds(sum(invoices.map(({ vat }) => penceOf(vat))))}, numbered ${invoices[0]?.number} to ${invoices.at(-1)?.number}.`,
  penceOf(recognised) === 0
    ? 'No income is left to recognise by that day.'
    : `**${pounds(penceOf(recognised))}** of income is recognised.`,
]

export const runForm = defineForm<{ until: string }, RunResult>({
  path: '/invoices/runs',
  section: '/invoices',
  act: runAct,
  title: 'Run invoices',
  intro: () => [
    'Issues every invoice that has fallen due and recognises the income that has been earned, up to a day. What is done already is never done twice.',
  ],
  steps: [
    {
      fields: ({ today }) => [{ name: 'until', label: 'Up to which day?', kind: 'date', value: today }],
    },
  ],
  check: async (context, { outcome: { result } }) => ({
    heading: 'Check before you run invoices',
    button: result.invoices.length === 0 ? 'Run' : `Issue ${plural(result.invoices.length, 'invoice')}`,
    effects: runWords(result),
    tables: runTables(result, await namesOf(context)),
  }),
  recorded: ({ base }, { outcome: { result } }) => {
    const { invoices, failures } = result
    return {
      title: invoices.length === 0 ? 'The run is done' : `${plural(invoices.length, 'invoice')} issued`,
      next: [
        ...runWords(result).map((text) => ({ label: 'Done', text })),
        { label: 'Numbers', text: 'None is missing in this run.' },
        ...(failures.length > 0 ? [{ label: 'Held', text: plural(failures.length, 'agreement') }] : []),
      ],
      links: [
        { text: 'Invoices', href: `${base}/invoices` },
        { text: 'Month close', href: `${base}/periods` },
      ],
    }
  },
})
