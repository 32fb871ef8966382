import { definePage, type PageDefinition } from '../../platform/http/index.ts'
import { account, accountCsv } from './account.ts'
import { accounts, trialBalancePage } from './accounts.ts'
import { entries, entry } from './entries.ts'
import { freeReservesPage } from './free-reserves.ts'

const ofLedger = (path: string, run: PageDefinition['run']): PageDefinition =>
  definePage({ path, section: '/ledger', permission: 'ledger:read', run })

export const pages: PageDefinition[] = [
  ofLedger('/ledger', accounts),
  ofLedger('/ledger/trial-balance', trialBalancePage),
  ofLedger('/ledger/free-reserves', freeReservesPage),
  ofLedger('/ledger/accounts/:code.csv', accountCsv),
  ofLedger('/ledger/accounts/:code', account),
  ofLedger('/ledger/entries', entries),
  ofLedger('/ledger/entries/:entry', entry),
]
