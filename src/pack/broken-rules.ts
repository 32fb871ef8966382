import {
  type BoardFacts,
  brokenInGroups,
  check,
  groupNotice,
  lastInFirst,
  loadBoardFacts,
} from '../governance/index.ts'
import type { IsoDate } from '../kernel/dates.ts'
import type { Finding } from '../kernel/finding.ts'
import type { Tx } from '../platform/acts/index.ts'
import type { Contents } from './contents.ts'
import type { Remark } from './csv.ts'
import type { PackRow } from './sheet-rows.ts'

/** Where the cause of a broken rule stands, for the rules that turn on one column. */
const COLUMNS: Readonly<Record<string, string>> = {
  'board.identity-verified': 'verified_on',
  'body.term': 'term_ends_on',
  'body.agreement': 'agreed_on',
  'members.consent': 'consent_on',
  'members.eligible': 'organisation',
  'members.law-20': 'votes',
}

/**
 * The rules that do not hold on the day of the import, those of the board, the members and the company and those in groups. Each is told
 * at the row that causes it: of whoever was appointed last of those whom it names, or of the member. One that wants somebody who is not
 * there, or counts money, is told at the first line of its file.
 */
export const brokenRules = async (tx: Tx, contents: Contents, today: IsoDate): Promise<Remark[]> => {
  const { findings } = await check(tx, { on: today, today })
  const facts = await loadBoardFacts(tx)
  return [
    ...findings
      .filter(({ status }) => status === 'fail')
      .map((finding) => ({
        ...placeOf(facts, contents, finding, today),
        message: `${finding.rule} does not hold on ${today}. ${finding.explanation} (${finding.source})`,
      })),
    ...brokenInGroups(facts, today).map((finding) => {
      const { explanation, source } = groupNotice(facts, finding)
      const message = `A rule does not hold in a group on ${today}. ${explanation} (${source})`
      return { ...placeOf(facts, contents, finding, today), message }
    }),
  ]
}

type Place = Pick<Remark, 'file' | 'line' | 'column'>

const placeOf = (facts: BoardFacts, contents: Contents, finding: Finding, today: IsoDate): Place => {
  const { rule, organisations = [] } = finding
  if (rule.startsWith('company.')) return { file: 'company.json', line: 1, column: '' }
  const isOfMembers = rule.startsWith('members.')
  const file = isOfMembers ? 'members.csv' : 'appointments.csv'
  const rows = contents.rows.get(file) ?? []
  const row = isOfMembers
    ? rows.findLast(({ values }) => organisations.includes(String(values.organisation)))
    : rowOfPeople(facts, rows, finding, today)
  return row ? { file, line: row.line, column: COLUMNS[rule] ?? '' } : { file, line: 1, column: '' }
}

const rowOfPeople = (
  facts: BoardFacts,
  rows: readonly PackRow[],
  finding: Finding,
  today: IsoDate,
): PackRow | undefined => {
  for (const { person, appointedOn } of lastInFirst(facts, finding, today)) {
    const row = rows.find(
      ({ values }) => values.person === person && values.body === finding.body && values.appointed_on === appointedOn,
    )
    if (row) return row
  }
  return undefined
}
