/**
 * The pages and forms of those who buy: what their school has, could have, and for how much; and the same for the office. It
 * keeps no facts of its own: prices and agreements are in `trading`, invoices in `billing`.
 */

export { forms } from './forms/index.ts'
export { pages } from './pages/index.ts'
