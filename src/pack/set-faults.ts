import { checkCatalogue } from '../catalogue/index.ts'
import { loadDirectory } from '../directory/index.ts'
import {
  appointments,
  loadElections,
  loadSeats,
  nominationFaults,
  nominationOf,
  signatures,
  strayFaults,
  underThemselves,
} from '../governance/index.ts'
import { accountRegister, loadChart } from '../ledger/index.ts'
import { memberErrors, memberOf } from '../membership/index.ts'
import type { Tx } from '../platform/acts/index.ts'
import { registerRows } from '../platform/registers/index.ts'
import { loadConsultations, responseFaults, responseOf } from '../setting-up/index.ts'
import type { Contents } from './contents.ts'
import type { Remark } from './csv.ts'
import type { PackRow } from './sheet-rows.ts'

/**
 * What is wrong with rows taken together, told at the line of the row: a member that is no legal person, two prices for the same
 * school on the same day. Asked when the registers stand as the pack wants them.
 */
export const setFaults = async (tx: Tx, contents: Contents): Promise<Remark[]> => [
  ...(await memberFaults(tx, contents)),
  ...bodyFaults(contents),
  ...catalogueFaults(contents),
  ...(await incomeAccounts(tx, contents)),
  ...(await signatureRows(tx, contents)),
  ...(await nominationRows(tx, contents)),
  ...(await responseRows(tx, contents)),
]

const memberFaults = async (tx: Tx, contents: Contents): Promise<Remark[]> => {
  const rows = contents.rows.get('members.csv') ?? []
  if (rows.length === 0) return []
  const directory = await loadDirectory(tx)
  const members = rows.map((row) => memberOf(row.values))
  return memberErrors(members, directory).map(({ index, column, message }) =>
    at('members.csv', rows[index], column, message),
  )
}

const bodyFaults = (contents: Contents): Remark[] => {
  const rows = contents.rows.get('bodies.csv') ?? []
  const bodies = rows.map(({ values }) => ({
    ref: String(values.ref),
    parent: values.parent ? String(values.parent) : null,
  }))
  const lost = underThemselves(bodies)
  return rows.flatMap((row, index) => {
    const { ref, parent } = bodies[index] ?? {}
    const message = `“${ref}” would stand below itself, through “${parent}”. Name the body that it is a group of; the board has none`
    return ref && lost.has(ref) ? [at('bodies.csv', row, 'parent', message)] : []
  })
}

const catalogueFaults = (contents: Contents): Remark[] => {
  const rowsOf = (file: string) => contents.rows.get(file) ?? []
  const values = (file: string) => rowsOf(file).map((row) => row.values)
  return checkCatalogue(values('services.csv'), values('prices.csv'), values('bands.csv')).map(
    ({ file, index, column, message }) => at(file, rowsOf(file)[index], column, message),
  )
}

/** Is there an account of this code? One whose own row is at fault counts as one. */
export const accountsOf = async (tx: Tx, { setAside }: Contents): Promise<(code: string) => boolean> => {
  const chart = await loadChart(tx)
  const { names, unread } = setAside.get(accountRegister.file) ?? {}
  return (code) => chart.has(code) || unread === true || names?.has(code) === true
}

/** Nothing of a service could be invoiced whose income has no account to go to. */
const incomeAccounts = async (tx: Tx, contents: Contents): Promise<Remark[]> => {
  const isAccount = await accountsOf(tx, contents)
  return (contents.rows.get('services.csv') ?? []).flatMap((row) => {
    const { income_account: account } = row.values
    if (!account || isAccount(String(account))) return []
    return [
      at('services.csv', row, 'income_account', `There is no account ${account}. Use one of the chart of accounts`),
    ]
  })
}

/** Signatures are called by their refs, those that were given with an appointment by the ref of the appointment. */
const signatureRows = async (tx: Tx, contents: Contents): Promise<Remark[]> => {
  const rows = contents.rows.get(signatures.file) ?? []
  if (rows.length === 0) return []
  const taken = new Set((await registerRows(tx, appointments)).map(({ ref }) => ref))
  return rows
    .filter(({ values }) => taken.has(values.ref ?? null))
    .map((row) =>
      at(signatures.file, row, 'ref', `“${row.values.ref}” is an appointment. Give the signature a ref of its own`),
    )
}

const nominationRows = async (tx: Tx, contents: Contents): Promise<Remark[]> => {
  const rows = contents.rows.get('nominations.csv') ?? []
  if (rows.length === 0) return []
  const nominations = rows.map((row) => nominationOf(row.values))
  const seats = await loadSeats(tx)
  const faults = [...nominationFaults(nominations, seats), ...strayFaults(nominations, await loadElections(tx), seats)]
  return faults.map(({ index, column, message }) => at('nominations.csv', rows[index], column, message))
}

const responseRows = async (tx: Tx, contents: Contents): Promise<Remark[]> => {
  const rows = contents.rows.get('responses.csv') ?? []
  if (rows.length === 0) return []
  const asked = new Map((await loadConsultations(tx)).map((one) => [one.ref, one]))
  return rows.flatMap((row) => {
    const response = responseOf(row.values)
    const consultation = asked.get(response.consultation)
    const faults = consultation ? responseFaults(response, consultation) : []
    return faults.map(({ column, message }) => at('responses.csv', row, column, message))
  })
}

const at = (file: string, row: PackRow | undefined, column: string, message: string): Remark => ({
  file,
  line: row?.line ?? 1,
  column,
  message,
})
