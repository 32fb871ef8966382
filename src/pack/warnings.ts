import { isInvoiced } from '../billing/index.ts'
import { loadCompany } from '../company/index.ts'
import {
  legalPersonOf,
  loadDirectory,
  nameOf,
  type OfficeName,
  ofNoCouncil,
  organisationOn,
} from '../directory/index.ts'
import {
  beforeSeats,
  faultsOfElections,
  loadBoardFacts,
  overlaps,
  publishedLate,
  seatCalled,
} from '../governance/index.ts'
import { type IsoDate, longDate } from '../kernel/dates.ts'
import { Refusal } from '../kernel/errors.ts'
import { grouped } from '../kernel/grouped.ts'
import { pence, pounds, sum } from '../kernel/money.ts'
import { plural } from '../kernel/text.ts'
import { CODES } from '../ledger/index.ts'
import { contradictedClass, memberOf } from '../membership/index.ts'
import type { Tx } from '../platform/acts/index.ts'
import { allocableOn } from '../reserves/index.ts'
import { type Agreement, agreementQuote, loadTrading, type TradingFacts } from '../trading/index.ts'
import { brokenRules } from './broken-rules.ts'
import type { Contents } from './contents.ts'
import type { Remark } from './csv.ts'
import { SHEETS } from './registers.ts'
import type { PackRow } from './sheet-rows.ts'

/** A pack is history and is taken as it is; what does not hold of it today is a warning. */
export const warningsOf = async (tx: Tx, contents: Contents, today: IsoDate): Promise<Remark[]> => [
  ...(await brokenRules(tx, contents, today)),
  ...(await seatsWithTwo(tx, contents, today)),
  ...(await beforeTheirSeat(tx, contents)),
  ...(await academiesWithoutTrust(tx, contents, today)),
  ...(await councillorsOfNoCouncil(tx, contents)),
  ...(await classesOfAnother(tx, contents)),
  ...(await groupsOfAnotherKind(tx, contents)),
  ...schoolsTwice(contents),
  ...(await namelessSchools(tx, contents)),
  ...(await oddElections(tx, contents)),
  ...(await taxWithoutNumber(tx, contents)),
  ...(await notToBeInvoiced(tx, contents)),
  ...(await setAsideAbove(tx, contents)),
  ...setAsideByJournal(contents),
  ...publishedAfterwards(contents),
  ...stillToCome(contents, today),
]

/** Two people in one seat at once: often the day on which the first left was forgotten, and it makes every share smaller than it is. */
const seatsWithTwo = async (tx: Tx, contents: Contents, today: IsoDate): Promise<Remark[]> => {
  const rows = contents.rows.get('appointments.csv') ?? []
  if (rows.length === 0) return []
  const facts = await loadBoardFacts(tx)
  const name = (person: string) => nameOf(facts.directory, person)
  return overlaps(facts, today).flatMap(({ earlier, later, from, to }): Remark[] => {
    const [first, second] = [earlier, later].map(({ ref }) => rows.find(({ values }) => values.ref === ref))
    const at = first ?? second
    if (!at) return []
    const beside = first && second ? ` (line ${second.line})` : ''
    const until = to === null ? '' : ` to ${longDate(to)}`
    return [
      {
        file: 'appointments.csv',
        line: at.line,
        column: 'ceased_on',
        message: `${name(earlier.person)} and ${name(later.person)}${beside} hold ${seatCalled(facts, earlier.seat)} at once, from ${longDate(from)}${until}: both are in office, and both are counted. Enter in ceased_on when one of them left, or give one another seat`,
      },
    ]
  })
}

/** Nobody sits in a seat before there is one, so the rules count such an appointment from the day on which the seat and its body exist. */
const beforeTheirSeat = async (tx: Tx, contents: Contents): Promise<Remark[]> => {
  const rows = contents.rows.get('appointments.csv') ?? []
  if (rows.length === 0) return []
  const facts = await loadBoardFacts(tx)
  return beforeSeats(facts).flatMap(({ appointment: { ref, seat }, from }): Remark[] => {
    const row = rows.find(({ values }) => values.ref === ref)
    if (!row) return []
    const message = `There is ${seatCalled(facts, seat)} from ${longDate(from)} only, so this appointment counts from then. Correct the first day of the seat or of its body, or the date of appointment`
    return [{ file: 'appointments.csv', line: row.line, column: 'appointed_on', message }]
  })
}

/** Such a school may buy, but nobody knows yet whom an invoice or a membership would be for. */
const academiesWithoutTrust = async (tx: Tx, contents: Contents, today: IsoDate): Promise<Remark[]> => {
  const directory = await loadDirectory(tx)
  return (contents.rows.get('organisations.csv') ?? [])
    .filter((row) => row.values.kind === 'school' && !legalPersonOf(directory, String(row.values.ref), today))
    .map((row) => ({
      file: 'organisations.csv',
      line: row.line,
      column: 'trust',
      message: `${organisationOn(directory, String(row.values.ref), today)?.name} is an academy whose trust is not known. It can buy; name its trust so that it can be invoiced and admitted properly`,
    }))
}

/** An office of a council that is entered at something else. */
const councillorsOfNoCouncil = async (tx: Tx, contents: Contents): Promise<Remark[]> => {
  const directory = await loadDirectory(tx)
  return (contents.rows.get('offices.csv') ?? []).flatMap(({ line, values: { office, organisation } }) => {
    const message = ofNoCouncil(directory, { office: office as OfficeName, organisation: String(organisation) })
    return message ? [{ file: 'offices.csv', line, column: 'organisation', message }] : []
  })
}

/** A member entered under the class of another kind of organisation: it is counted by what it is, and printed as what the row says. */
const classesOfAnother = async (tx: Tx, contents: Contents): Promise<Remark[]> => {
  const directory = await loadDirectory(tx)
  return (contents.rows.get('members.csv') ?? []).flatMap(({ line, values }) => {
    const member = memberOf(values)
    const message = contradictedClass(member, directory, member.admittedOn)
    return message ? [{ file: 'members.csv', line, column: 'class', message }] : []
  })
}

/** What a school is said to belong to is its legal person: a slip in the ref makes another organisation the member, and the debtor. */
const groupsOfAnotherKind = async (tx: Tx, contents: Contents): Promise<Remark[]> => {
  const { organisations } = await loadDirectory(tx)
  return ['organisations.csv', 'groupings.csv'].flatMap((file) =>
    (contents.rows.get(file) ?? []).flatMap(({ line, values }) =>
      ['trust', 'federation'].flatMap((column) => {
        const group = organisations.get(String(values[column] ?? ''))
        if (!group || group.kind === column) return []
        const message = `“${group.ref}” is no ${column}: its kind is ${group.kind}. It would be the legal person in place of the school. Name the ${column}, or correct the kind of “${group.ref}”`
        return [{ file, line, column, message }]
      }),
    ),
  )
}

/** One school under two refs could be a member, and be counted, twice. */
const schoolsTwice = (contents: Contents): Remark[] => {
  const firsts = new Map<unknown, PackRow>()
  return (contents.rows.get('organisations.csv') ?? []).flatMap((row) => {
    const { urn } = row.values
    const first = urn ? firsts.get(urn) : undefined
    if (urn && !first) firsts.set(urn, row)
    if (!first) return []
    const message = `URN ${urn} is that of “${first.values.ref}” in line ${first.line} already. Keep one of the two, or correct the URN`
    return [{ file: 'organisations.csv', line: row.line, column: 'urn', message }]
  })
}

/** A row may leave all to the register of schools; where that does not know the URN, not even a name is known. */
const namelessSchools = async (tx: Tx, contents: Contents): Promise<Remark[]> => {
  const { register } = await loadDirectory(tx)
  return (contents.rows.get('organisations.csv') ?? [])
    .filter(({ values: { urn, name } }) => urn && !name && !register.get(String(urn))?.length)
    .map(({ line, values }) => ({
      file: 'organisations.csv',
      line,
      column: 'urn',
      message: `URN ${values.urn} is not in the register of schools here, so nothing is known of “${values.ref}”, not even its name. Import the download that has it (\`schoolco import gias\`), or correct the URN`,
    }))
}

/** Votes that do not add up, or do not agree with the register: told at the line of the election, or of the nomination. */
const oddElections = async (tx: Tx, contents: Contents): Promise<Remark[]> => {
  const elections = contents.rows.get('elections.csv') ?? []
  if (elections.length === 0) return []
  const nominations = contents.rows.get('nominations.csv') ?? []
  const faults = await faultsOfElections(tx)
  return faults.flatMap(({ election, nomination, column, message }): Remark[] => {
    const row = elections.find(({ values }) => values.ref === election)
    const of = nomination === undefined ? undefined : nominations.find(({ values }) => values.ref === nomination)
    if (!row) return []
    return of && column !== 'opened_on'
      ? [{ file: 'nominations.csv', line: of.line, column, message }]
      : [{ file: 'elections.csv', line: row.line, column: column === 'votes' ? '' : column, message }]
  })
}

/** Whoever is not registered for VAT may not charge it, and an invoice that charges it must name the number. */
const taxWithoutNumber = async (tx: Tx, contents: Contents): Promise<Remark[]> => {
  if ((await loadCompany(tx)).vatNumber) return []
  const taxed = ['services.csv', 'commissions.csv'].flatMap((file) =>
    (contents.rows.get(file) ?? [])
      .filter(({ values }) => values.vat_code === 'standard' || values.vat_code === 'reduced')
      .map(({ line }) => ({ file, line })),
  )
  const message = `company.json names no vatNumber, and VAT is charged in ${plural(taxed.length, 'row')}. Name the number, or, where the company is not registered, use outside_scope`
  return taxed.slice(0, 1).map(({ file, line }) => ({ file, line, column: 'vat_code', message }))
}

/** Agreements for which `run` would find no price, or that it passes over because the council pays already. */
const notToBeInvoiced = async (tx: Tx, contents: Contents): Promise<Remark[]> => {
  const rows = contents.rows.get('agreements.csv') ?? []
  if (rows.length === 0) return []
  const facts = await loadTrading(tx)
  const agreements = new Map(facts.agreements.map((agreement) => [agreement.ref, agreement]))
  const found: Remark[] = []
  for (const { line, values } of rows) {
    const agreement = agreements.get(String(values.ref))
    const why = agreement?.status === 'accepted' ? whyNotInvoiced(facts, agreement) : undefined
    // One that is billed goes on at the price with which it began.
    if (agreement && why && !(await isInvoiced(tx, agreement.ref))) found.push({ file: 'agreements.csv', line, ...why })
  }
  return found
}

const whyNotInvoiced = (facts: TradingFacts, agreement: Agreement): Pick<Remark, 'column' | 'message'> | undefined => {
  try {
    if (!agreementQuote(facts, agreement).commissioned) return undefined
    const message =
      'The council pays for this service for this customer, so that nothing is invoiced. Leave the row out'
    return { column: 'service', message }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const field = error.fault.kind === 'invalid' ? error.fault.fields[0]?.pointer.slice(1) : undefined
    const column = field === 'to' ? 'ends_on' : field === 'from' ? 'starts_on' : (field ?? '')
    return { column, message: `It cannot be invoiced: ${error.message}` }
  }
}

/** What was within the allocable when it was set aside, and would not be now that entries of earlier days have come. */
const setAsideAbove = async (tx: Tx, contents: Contents): Promise<Remark[]> => {
  const found: Remark[] = []
  for (const { line, values } of contents.rows.get('designations.csv') ?? []) {
    if (values.allocable === null || values.allocable === undefined) continue
    const { on, allocable } = await allocableOn(tx, values.date as IsoDate)
    if (allocable >= 0) continue
    const message = `As the books are now, ${pounds(-allocable)} more had been set aside by ${longDate(on)} than the board could. It stays as it was decided`
    found.push({ file: 'designations.csv', line, column: 'allocable', message })
  }
  return found
}

/** A journal names no resolution, so no report can say who decided what it sets aside. What it takes back was decided before. */
const setAsideByJournal = (contents: Contents): Remark[] => {
  const rows = (contents.rows.get('journal.csv') ?? []).filter(({ values }) => !values.reverses)
  return [...grouped(rows, ({ values }) => String(values.entry)).values()].flatMap((lines): Remark[] => {
    const taken = -growthOf(lines, CODES.freeReserve)
    const given = lines.find(({ values }) => values.account === CODES.reinvestmentFund && values.credit)
    if (taken <= 0 || !given || growthOf(lines, CODES.reinvestmentFund) <= 0) return []
    const message = `This entry sets ${pounds(pence(taken))} of free reserves aside and names no resolution, so the surplus report cannot say who decided it. It is taken as it was entered; a row of designations.csv with the resolution would say it`
    return [{ file: 'journal.csv', line: given.line, column: 'account', message }]
  })
}

const growthOf = (rows: readonly PackRow[], account: string): number =>
  sum(
    rows
      .filter(({ values }) => values.account === account)
      .map(({ values }) => Number(values.credit ?? 0) - Number(values.debit ?? 0)),
  )

/** Dates that were published when the meeting was over. */
const publishedAfterwards = (contents: Contents): Remark[] =>
  (contents.rows.get('meetings.csv') ?? []).flatMap(({ line, values }) => {
    const message = publishedLate(values.held_on as IsoDate, values.published_on as IsoDate | null)
    return message ? [{ file: 'meetings.csv', line, column: 'published_on', message }] : []
  })

/** What is said to have happened on a day that has not come. */
const stillToCome = (contents: Contents, today: IsoDate): Remark[] =>
  SHEETS.flatMap((register) => {
    const columns = Object.entries(register.columns).filter(([, { happened }]) => happened)
    return (contents.rows.get(register.file) ?? []).flatMap(({ line, values }) => {
      const held = register.file === 'meetings.csv' && values.status === 'held' ? ['held_on'] : []
      return [...columns.map(([column]) => column), ...held].flatMap((column) => {
        const day = values[column] as IsoDate | null | undefined
        if (!day || day <= today) return []
        const message = `${longDate(day)} is still to come. Give the day on which it happened, or leave the row or the day out until it has`
        return [{ file: register.file, line, column, message }]
      })
    })
  })
