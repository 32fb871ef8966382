import { longDate, longInstant } from '../../src/kernel/dates.ts'
import { penceOf, pounds } from '../../src/kernel/money.ts'
import { capitalised, plural, spaced, withCommas } from '../../src/kernel/text.ts'
import {
  type RegisterChange,
  type RegisterEntry,
  registerAnswer,
  registerOfMembers as registerOn,
} from '../../src/membership/index.ts'
import { ofCompaniesOnly } from '../../src/reporting/companies-only.ts'
import { defineReport } from '../../src/reporting/define.ts'
import type { TableRow } from '../../src/reporting/document.ts'
import { asAt } from '../../src/reporting/words.ts'

const changeText = ({ field, old, changedOn, enteredAt }: RegisterChange): string =>
  `${capitalised(spaced(field))} was “${old}” until ${longDate(changedOn)}; entered ${longInstant(enteredAt)}`

const spell = ({ admittedOn, ceasedOn }: RegisterEntry): string =>
  ceasedOn ? `${unbroken(admittedOn)} to ${unbroken(ceasedOn)}` : unbroken(admittedOn)

/** A date that stays on one line of a narrow column. */
const unbroken = (day: string): string => longDate(day).replaceAll(' ', '\u00a0')

const lines = (entries: readonly RegisterEntry[]): TableRow[] =>
  entries.flatMap((entry) => [
    {
      cells: {
        ...entry,
        changes: '',
        class: capitalised(entry.class),
        votes: entry.ceasedOn ? '' : entry.votes,
        member: spell(entry),
      },
    },
    ...entry.changes.map((change): TableRow => ({ kind: 'note', cells: { number: changeText(change) } })),
  ])

export const registerOfMembers = defineReport({
  name: 'register-of-members',
  title: 'Register of members',
  takes: ['on'],
  permission: 'members:read',
  absent: ofCompaniesOnly('register of members'),
  columns: [
    'number',
    'organisation',
    'name',
    'address',
    'class',
    'votes',
    'representative',
    'admittedOn',
    'ceasedOn',
    'guarantee',
    'changes',
  ],
  answer: registerAnswer,
  facts: (reader, { on }) => registerOn(reader, on),
  flat: ({ rows }) => rows.map((row) => ({ ...row, changes: row.changes.map(changeText).join('; ') })),
  say: ({ on, rows, totals }) => ({
    subtitle: asAt(on!),
    note: 'Kept under the Companies Act 2006, ss.113–121; members who ceased in the ten years before are shown with the date.',
    blocks: [
      {
        kind: 'figures',
        figures: [
          { label: 'Members', value: withCommas(totals.members) },
          { label: 'Votes at a general meeting', value: withCommas(totals.votes) },
          ...(totals.guarantee === null
            ? []
            : [
                {
                  label: 'Guaranteed by members',
                  value: pounds(penceOf(totals.guarantee)),
                  ...(rows[0] ? { note: `${pounds(penceOf(rows[0].guarantee ?? ''))} each` } : {}),
                },
                { label: 'By leavers of the last year', value: pounds(penceOf(totals.guaranteeOfLeavers ?? '')) },
              ]),
        ],
      },
      {
        kind: 'table',
        caption: `Register of members: ${plural(rows.length, 'entry', 'entries')}`,
        empty: 'There are no members on this date.',
        columns: [
          { key: 'number', head: 'No.', kind: 'number' },
          { key: 'name', head: 'Member', kind: 'text', rowHeading: true },
          { key: 'address', head: 'Address', kind: 'text' },
          { key: 'class', head: 'Class', kind: 'text' },
          { key: 'votes', head: 'Votes', kind: 'number' },
          { key: 'representative', head: 'Representative', kind: 'text' },
          { key: 'member', head: 'Member since', kind: 'text' },
        ],
        rows: lines(rows),
      },
    ],
  }),
})
