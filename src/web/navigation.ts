import { type Navigation, withParams } from '../platform/http/index.ts'
import type { Role } from '../platform/permission.ts'

type Entry = [text: string, path: string]

/** The main navigation of each role, in the order of its work. */
const ENTRIES: Record<Role, readonly Entry[]> = {
  secretary: [
    ['Board', '/board'],
    ['Meetings', '/meetings'],
    ['Members', '/members'],
    ['Services', '/services'],
    ['Surplus', '/surplus'],
    ['Reports', '/reports'],
    ['Recorded acts', '/recorded'],
  ],
  buyer: [
    ['Orders and invoices', '/schools/:school/orders'],
    ['Free to you', '/schools/:school/commissioned'],
    ['Membership', '/schools/:school/membership'],
  ],
  finance: [
    ['Invoices', '/invoices'],
    ['Receipts', '/receipts'],
    ['Services', '/services'],
    ['Ledger', '/ledger'],
    ['Month close', '/periods'],
    ['Surplus', '/surplus'],
    ['Reports', '/reports'],
  ],
  commissioner: [
    ['Composition', '/board'],
    ['Meetings', '/meetings'],
    ['Members', '/members'],
    ['Services', '/services'],
    ['Reports', '/reports'],
  ],
  director: [
    ['Board', '/board'],
    ['Meetings', '/meetings'],
    ['Members', '/members'],
    ['Surplus', '/surplus'],
    ['Reports', '/reports'],
  ],
  auditor: [
    ['Board', '/board'],
    ['Meetings', '/meetings'],
    ['Members', '/members'],
    ['Services', '/services'],
    ['Invoices', '/invoices'],
    ['Ledger', '/ledger'],
    ['Surplus', '/surplus'],
    ['Reports', '/reports'],
    ['Recorded acts', '/recorded'],
  ],
  administrator: [
    ['People and roles', '/people'],
    ['Articles', '/articles'],
    ['Recorded acts', '/recorded'],
  ],
}

/** The register of members, and a school's own membership. */
const ofMembers = (path: string): boolean => path === '/members' || path.endsWith('/membership')

/** Home and what is built: an entry whose page does not exist is not shown. */
export const navigationOver =
  (built: ReadonlySet<string>): Navigation =>
  ({ visitor, base }, { hasMembers }) => {
    const [role] = visitor.roles
    const entries = role ? ENTRIES[role].filter(([, path]) => built.has(path) && (hasMembers || !ofMembers(path))) : []
    const own = { school: visitor.organisation ?? '' }
    return [
      { text: 'Home', href: base },
      ...entries.map(([text, path]) => ({ text, href: base + withParams(path, own) })),
    ]
  }
