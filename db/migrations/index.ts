import type { Knex } from 'knex'
import * as chain from './0001-chain.ts'
import * as company from './0002-company.ts'
import * as pack from './0013-pack.ts'

/** Every migration, in order. The list only grows; names carry no file ending, so a compiled copy means the same ones. */
export const migrations: Record<string, Pick<Knex.Migration, 'up' | 'down'>> = {
  '0001-chain': chain,
  '0002-company': company,
  '0013-pack': pack,
}
