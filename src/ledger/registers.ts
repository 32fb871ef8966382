import { oneOf, type Register, required, text } from '../platform/registers/index.ts'
import { ACCOUNT_TYPES, controlType } from './chart.ts'

/** The accounts of a company that does not use the standard chart. Those that the product posts to keep their type. */
export const accountRegister: Register = {
  file: 'accounts.csv',
  table: 'account',
  key: ['code'],
  columns: { code: text(required), name: text(required), type: oneOf(ACCOUNT_TYPES, required) },
  check: ({ code, type }) => {
    const needed = controlType(String(code))
    if (!/^\d{3,6}$/.test(String(code))) return [{ column: 'code', message: `“${code}” must be three to six digits` }]
    return needed && needed !== type
      ? [{ column: 'type', message: `The product posts to account ${code}, so its type must be ${needed}` }]
      : []
  },
}
