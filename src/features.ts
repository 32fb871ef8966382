import * as access from './access/index.ts'
import * as agenda from './agenda/index.ts'
import * as billing from './billing/index.ts'
import * as catalogue from './catalogue/index.ts'
import * as commissioning from './commissioning/index.ts'
import * as directory from './directory/index.ts'
import * as finance from './finance/index.ts'
import * as governance from './governance/index.ts'
import * as homes from './homes/index.ts'
import * as ledger from './ledger/index.ts'
import * as membership from './membership/index.ts'
import * as partnerships from './partnerships/index.ts'
import type { Feature } from './platform/feature.ts'
import * as reporting from './reporting/index.ts'
import * as reserves from './reserves/index.ts'
import * as schools from './schools/index.ts'
import * as settingUp from './setting-up/index.ts'
import * as trading from './trading/index.ts'

/** Every subject of the product, in the order in which they rest on each other. */
const SUBJECTS: readonly Feature[] = [
  {
    name: 'directory',
    acts: governance.reporting(directory.acts),
    reads: directory.reads,
    registers: directory.registers,
  },
  { name: 'membership', reads: membership.reads, pages: membership.pages, registers: membership.registers },
  {
    name: 'governance',
    acts: governance.acts,
    reads: governance.reads,
    pages: governance.pages,
    forms: governance.forms,
    registers: governance.registers,
    ruleTitles: { ...governance.ruleTitles, ...governance.DECISION_RULES },
  },
  {
    name: 'setting-up',
    acts: settingUp.acts,
    reads: settingUp.reads,
    pages: settingUp.pages,
    forms: settingUp.forms,
    registers: settingUp.registers,
  },
  {
    name: 'partnerships',
    acts: partnerships.acts,
    reads: partnerships.reads,
    pages: partnerships.pages,
    forms: partnerships.forms,
    registers: partnerships.registers,
  },
  { name: 'agenda', reads: agenda.reads, pages: agenda.pages, forms: agenda.forms },
  {
    name: 'catalogue',
    acts: catalogue.acts,
    reads: catalogue.reads,
    pages: catalogue.pages,
    registers: catalogue.registers,
  },
  { name: 'trading', acts: trading.acts, reads: trading.reads, registers: trading.registers },
  {
    name: 'commissioning',
    acts: commissioning.acts,
    reads: commissioning.reads,
    registers: commissioning.registers,
  },
  {
    name: 'ledger',
    acts: ledger.acts.map(billing.settlingInstead),
    reads: ledger.reads,
    pages: ledger.pages,
    forms: ledger.forms.map(finance.settlingForm),
    registers: [ledger.accountRegister],
    checks: ledger.ledgerChecks,
  },
  {
    name: 'billing',
    acts: billing.acts,
    reads: billing.reads,
    registers: billing.registers,
    checks: billing.billingChecks,
  },
  {
    name: 'reserves',
    acts: reserves.acts,
    reads: reserves.reads,
    pages: reserves.pages,
    forms: reserves.forms,
    registers: reserves.registers,
    ruleTitles: reserves.ruleTitles,
    checks: reserves.reservesChecks,
  },
  { name: 'finance', pages: finance.pages, forms: finance.forms },
  { name: 'schools', pages: schools.pages, forms: schools.forms },
  { name: 'reporting', reads: reporting.reads, pages: reporting.pages },
  { name: 'homes', pages: homes.pages },
  { name: 'access', acts: access.acts, reads: access.reads, pages: access.pages, forms: access.forms },
]

/** Whichever act posts to turnover, by whichever way it comes, the rules about whose money it is are looked at afterwards. */
export const features: readonly Feature[] = SUBJECTS.map(({ acts, forms, ...subject }) => ({
  ...subject,
  ...(acts ? { acts: acts.map(governance.tellingTurnover) } : {}),
  ...(forms ? { forms: forms.map(governance.tellingForm) } : {}),
}))
