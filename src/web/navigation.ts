import type { Navigation } from '../platform/http/web.ts'
import type { Role } from '../platform/permission.ts'

type Entry = [text: string, path: string]

/** The main navigation of each role, in the order of its work. */
const ENTRIES: Record<Role, readonly Entry[]> = {
  secretary: [
    ['Board', '/board'],
    ['Members', '/members'],
    ['Surplus', '/surplus'],
    ['Reports', '/reports'],
    ['Recorded acts', '/recorded'],
  ],
  buyer: [
    ['Services', '/services'],
    ['Orders and invoices', '/orders'],
    ['Reports', '/reports'],
  ],
  finance: [
    ['Invoices', '/invoices'],
    ['Receipts', '/receipts'],
    ['Ledger', '/ledger'],
    ['Month close', '/periods'],
    ['Surplus', '/surplus'],
    ['Reports', '/reports'],
  ],
  commissioner: [
    ['Composition', '/board'],
    ['Members', '/members'],
    ['Services', '/services'],
    ['Reports', '/reports'],
  ],
  director: [
    ['Board', '/board'],
    ['Members', '/members'],
    ['Surplus', '/surplus'],
    ['Reports', '/reports'],
  ],
  auditor: [
    ['Board', '/board'],
    ['Members', '/members'],
    ['Invoices', '/invoices'],
    ['Ledger', '/ledger'],
    ['Surplus', '/surplus'],
    ['Reports', '/reports'],
    ['Recorded acts', '/recorded'],
  ],
  administrator: [
    ['People and roles', '/people'],
    ['Recorded acts', '/recorded'],
  ],
}

/** Home and what is built: an entry whose page does not exist is not shown. */
export const navigationOver =
  (built: ReadonlySet<string>): Navigation =>
  ({ visitor, base }) => {
    const [role] = visitor.roles
    const entries = role ? ENTRIES[role].filter(([, path]) => built.has(path)) : []
    return [{ text: 'Home', href: base }, ...entries.map(([text, path]) => ({ text, href: `${base}${path}` }))]
  }
