import type { Knex } from 'knex'
import * as chain from './0001-chain.ts'
import * as company from './0002-company.ts'
import * as directory from './0003-directory.ts'
import * as membership from './0004-membership.ts'
import * as governance from './0005-governance.ts'
import * as catalogue from './0006-catalogue.ts'
import * as trading from './0007-trading.ts'
import * as commissioning from './0008-commissioning.ts'
import * as ledger from './0009-ledger.ts'
import * as billing from './0010-billing.ts'
import * as reserves from './0011-reserves.ts'
import * as pack from './0013-pack.ts'
import * as access from './0014-access.ts'
import * as nominations from './0015-nominations.ts'
import * as settingUp from './0016-setting-up.ts'
import * as partnerships from './0017-partnerships.ts'
import * as supervision from './0018-supervision.ts'
import * as proposals from './0019-proposals.ts'
import * as earlyEnds from './0020-early-ends.ts'
import * as impreciseDates from './0021-imprecise-dates.ts'
import * as resolutionOfAppointment from './0022-resolution-of-appointment.ts'
import * as elections from './0023-elections.ts'
import * as bankAccounts from './0024-bank-accounts.ts'
import * as substitutes from './0025-substitutes.ts'
import * as agenda from './0026-agenda.ts'
import * as signatures from './0027-signatures.ts'
import * as outcomes from './0028-outcomes.ts'
import * as apologies from './0029-apologies.ts'
import * as allocable from './0030-allocable.ts'
import * as linksBySchool from './0031-links-by-school.ts'
import * as whosePassword from './0032-whose-password.ts'

/** Every migration, in order. The list only grows; names carry no file ending, so a compiled copy means the same ones. */
export const migrations: Record<string, Pick<Knex.Migration, 'up' | 'down'>> = {
  '0001-chain': chain,
  '0002-company': company,
  '0003-directory': directory,
  '0004-membership': membership,
  '0005-governance': governance,
  '0006-catalogue': catalogue,
  '0007-trading': trading,
  '0008-commissioning': commissioning,
  '0009-ledger': ledger,
  '0010-billing': billing,
  '0011-reserves': reserves,
  '0013-pack': pack,
  '0014-access': access,
  '0015-nominations': nominations,
  '0016-setting-up': settingUp,
  '0017-partnerships': partnerships,
  '0018-supervision': supervision,
  '0019-proposals': proposals,
  '0020-early-ends': earlyEnds,
  '0021-imprecise-dates': impreciseDates,
  '0022-resolution-of-appointment': resolutionOfAppointment,
  '0023-elections': elections,
  '0024-bank-accounts': bankAccounts,
  '0025-substitutes': substitutes,
  '0026-agenda': agenda,
  '0027-signatures': signatures,
  '0028-outcomes': outcomes,
  '0029-apologies': apologies,
  '0030-allocable': allocable,
  '0031-links-by-school': linksBySchool,
  '0032-whose-password': whosePassword,
}
