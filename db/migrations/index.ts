import type { Knex } from 'knex'
import * as chain from './0001-chain.ts'
import * as company from './0002-company.ts'
import * as directory from './0003-directory.ts'
import * as membership from './0004-membership.ts'
import * as governance from './0005-governance.ts'
import * as ledger from './0009-ledger.ts'
import * as reserves from './0011-reserves.ts'
import * as pack from './0013-pack.ts'

/** Every migration, in order. The list only grows; names carry no file ending, so a compiled copy means the same ones. */
export const migrations: Record<string, Pick<Knex.Migration, 'up' | 'down'>> = {
  '0001-chain': chain,
  '0002-company': company,
  '0003-directory': directory,
  '0004-membership': membership,
  '0005-governance': governance,
  '0009-ledger': ledger,
  '0011-reserves': reserves,
  '0013-pack': pack,
}
