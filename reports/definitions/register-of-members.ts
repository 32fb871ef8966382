import { loadCompany } from '../../src/company/index.ts'
import { type Directory, loadDirectory, nameOf, organisationOn } from '../../src/directory/index.ts'
import { addYears, type IsoDate, longDate, longInstant } from '../../src/kernel/dates.ts'
import { money, type Pence, pence } from '../../src/kernel/money.ts'
import { capitalised, plural } from '../../src/kernel/text.ts'
import { classOf, isCurrent, loadMembers, type Member } from '../../src/membership/index.ts'
import { defineReport } from '../../src/reporting/define.ts'
import type { TableRow } from '../../src/reporting/document.ts'
import { type RegisterChange, registerChanges } from '../../src/reporting/register-changes.ts'
import { asAt } from '../../src/reporting/words.ts'

interface Entry {
  number: number
  organisation: string
  name: string
  address: string
  class: string
  votes: number
  representative: string | null
  admittedOn: IsoDate
  ceasedOn: IsoDate | null
  guarantee: string | null
  changes: RegisterChange[]
}

/** Companies Act 2006, s.121: the entry of a former member may be removed ten years after the membership ended. */
const YEARS_KEPT = 10
/** Section 11: a member who has left is still liable for what was owed before, for one year. */
const YEARS_LIABLE = 1

const byEntry = (a: Member, b: Member): number =>
  a.admittedOn < b.admittedOn ? -1 : a.admittedOn > b.admittedOn ? 1 : a.ref < b.ref ? -1 : 1

const addressOn = (directory: Directory, organisation: string, on: IsoDate): string => {
  const found = organisationOn(directory, organisation, on)
  return [found?.address, found?.postcode].filter(Boolean).join(', ')
}

const representativeName = (directory: Directory, representative: string | null): string | null =>
  representative === null ? null : nameOf(directory, representative)

const changeText = ({ field, old, changedOn, enteredAt }: RegisterChange): string =>
  `${capitalised(field.replace(/([A-Z])/g, ' $1').toLowerCase())} was “${old}” until ${longDate(changedOn)}; entered ${longInstant(enteredAt)}`

const spell = ({ admittedOn, ceasedOn }: Entry): string =>
  ceasedOn ? `${longDate(admittedOn)} to ${longDate(ceasedOn)}` : longDate(admittedOn)

const lines = (entries: readonly Entry[]): TableRow[] =>
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
  facts: async (reader, { on }) => {
    const [company, directory, members, changes] = await Promise.all([
      loadCompany(reader),
      loadDirectory(reader),
      loadMembers(reader),
      registerChanges(reader),
    ])
    const guarantee = company.guarantee
    const entered = [...members].sort(byEntry).map((member, i) => ({ member, number: i + 1 }))
    const kept = entered.filter(
      ({ member }) => member.admittedOn <= on && (member.ceasedOn ?? on) > addYears(on, -YEARS_KEPT),
    )
    const current = kept.filter(({ member }) => isCurrent(member, on))
    const leavers = kept.filter(
      ({ member }) => !isCurrent(member, on) && (member.ceasedOn ?? on) > addYears(on, -YEARS_LIABLE),
    )
    const owed = (count: number): string | null =>
      guarantee === null ? null : money(pence(count * guarantee) as Pence)
    const rows = kept.map(
      ({ member, number }): Entry => ({
        number,
        organisation: member.organisation,
        name: organisationOn(directory, member.organisation, on)?.name ?? member.organisation,
        address: addressOn(directory, member.organisation, on),
        class: classOf(member, directory),
        votes: member.votes,
        representative: representativeName(directory, member.representative),
        admittedOn: member.admittedOn,
        ceasedOn: isCurrent(member, on) ? null : member.ceasedOn,
        guarantee: guarantee === null ? null : money(guarantee),
        changes: [
          ...(changes.ofMember.get(member.ref) ?? []),
          ...(changes.ofOrganisation.get(member.organisation) ?? []),
        ],
      }),
    )
    return {
      rows,
      totals: {
        members: current.length,
        votes: current.reduce((votes, { member }) => votes + member.votes, 0),
        guarantee: owed(current.length),
        guaranteeOfLeavers: owed(leavers.length),
      },
    }
  },
  flat: ({ rows }) => rows.map((row) => ({ ...row, changes: row.changes.map(changeText).join('; ') })),
  say: ({ on, rows, totals }, company) => ({
    subtitle: asAt(on!),
    note:
      company.legalForm === 'unincorporated'
        ? ''
        : 'Kept under the Companies Act 2006, ss.113–121; members who ceased in the ten years before are shown with the date.',
    blocks: [
      {
        kind: 'figures',
        figures: [
          { label: 'Members', value: String(totals.members) },
          { label: 'Votes at a general meeting', value: String(totals.votes) },
          ...(totals.guarantee === null
            ? []
            : [
                {
                  label: 'Guaranteed by members',
                  value: `£${totals.guarantee}`,
                  note: `£${rows[0]?.guarantee ?? '0.00'} each`,
                },
                { label: 'By leavers of the last year', value: `£${totals.guaranteeOfLeavers}` },
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
