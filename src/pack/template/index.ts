import { PRESETS, type PresetName } from '../../company/index.ts'
import { STANDARD_CHART } from '../../ledger/index.ts'
import { writeCsv } from '../../reporting/writers/csv.ts'
import { SHEETS } from '../registers.ts'
import { COMMON_ROWS, type ExampleRows, SIGNED_AGAIN, TRADING_ROWS } from './common-rows.ts'
import { PRESET_EXAMPLES } from './presets.ts'

export interface TemplateFile {
  file: string
  content: Buffer
}

/**
 * A pack to begin with: every file from which a company is set up, with its header and an example, so that it can be imported as
 * it is and then be filled in file by file. What only an export writes, such as open proposals, is not among them.
 */
export const templateOf = (preset: PresetName): TemplateFile[] => {
  const rows: ExampleRows = {
    ...COMMON_ROWS,
    ...TRADING_ROWS,
    ...(PRESETS[preset].agreement.value ? SIGNED_AGAIN : {}),
    ...PRESET_EXAMPLES[preset].rows,
    'accounts.csv': ACCOUNTS,
  }
  return [
    text('README.md', readme(preset)),
    text('company.json', `${JSON.stringify(companyOf(preset), null, 2)}\n`),
    ...SHEETS.flatMap(({ file, columns }) => {
      const own = rows[file]
      return own ? [{ file, content: writeCsv(Object.keys(columns), own) }] : []
    }),
  ]
}

const text = (file: string, content: string): TemplateFile => ({ file, content: Buffer.from(content, 'utf8') })

/** All of them: a chart of one account only would take the others away. */
const ACCOUNTS = STANDARD_CHART.map(({ code, name, type }) => ({ code, name, type }))

const companyOf = (preset: PresetName): Record<string, unknown> => {
  const { name, articles } = PRESET_EXAMPLES[preset]
  const { legalForm } = PRESETS[preset]
  const incorporated = {
    companyNumber: '99000999',
    incorporatedOn: '2025-04-01',
    registeredOffice: '1 Elm Bank, Elmchester EX1 1EB',
  }
  const isCompany = legalForm !== 'unincorporated'
  return {
    slug: 'my-company',
    name,
    legalForm,
    ...(isCompany ? incorporated : {}),
    council: { ref: 'council', name: 'Elmshire Council', laCode: '970' },
    ...(isCompany ? { guarantee: '1.00' } : {}),
    yearEnd: '03-31',
    bank: { accountName: name, sortCode: '00-99-09', accountNumber: '00990999' },
    preset,
    articles,
  }
}

/** A new version is signed by those who sit already. */
const signing = (preset: PresetName): string =>
  PRESETS[preset].agreement.value
    ? ' and what was signed with it.\n   `signatures.csv`: every other signature of the membership agreement, such as those under a new version'
    : ''

const readme = (preset: PresetName): string => `# ${PRESETS[preset].title}

Every file here has its header and an example. Nobody and nothing in it exists: put your own rows in place of the examples.

1. \`company.json\`: name, number, council with its authority code, year end; \`slug\` stands in every address. Invoices ask to be paid
   into \`bank\`. \`articles\` says only what yours say differently from the preset.
2. \`organisations.csv\`: your schools by URN (what you leave blank comes from Get Information About Schools), trusts, federations.
3. \`people.csv\` and \`offices.csv\`: who they are and which offices they hold, councillors with their dates above all.
4. \`bodies.csv\`, \`seats.csv\`, \`appointments.csv\`: the seats first, then who sits in them from when to when${signing(preset)}.
5. \`members.csv\` with the council's consents; \`milestones.csv\`, \`consultations.csv\` and \`responses.csv\` while you are being set up.
6. \`services.csv\`, \`prices.csv\`, \`bands.csv\`, then \`agreements.csv\` and \`commissions.csv\`.
7. \`journal.csv\`: the opening balances as one entry; leave \`released\` blank, what a programme releases is worked out.
   \`accounts.csv\` is the standard chart: delete it, or bring your own.
8. Delete every file that you have no rows for. Dates are YYYY-MM-DD, money is 1250.00, a blank is "not known".
9. \`schoolco import pack DIR --dry-run\` finds every error with file, line and column; without \`--dry-run\` it sets the company up.
10. Then \`schoolco check my-company\`, and \`schoolco serve\`.
`
