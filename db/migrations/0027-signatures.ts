import type { Knex } from 'knex'
import { canonical } from '../../src/kernel/hashing.ts'
import { newId } from '../../src/kernel/ids.ts'
import { freshRef } from '../../src/kernel/refs.ts'
import { type ActRow, digestsOf, hashOfAct } from '../../src/platform/acts/index.ts'
import type { Row } from '../../src/platform/reader.ts'
import { registerTable } from './tables.ts'

/** The act of the chain of each company by which signatures were taken up again. */
const ACT = 'takeUpSignatures'

/**
 * Who signed a membership agreement again, or for the first time while in office. What was given with an appointment stands in the
 * row of that, which the chain covers as it is. Until now a second signature was written over the first: the first is taken up from
 * the row that was superseded, by an act of its own, so that `verify` knows it and `known` tells that it was not seen before.
 */
export const up = async (knex: Knex): Promise<void> => {
  await registerTable(knex, 'signature', ['ref'], (table) => {
    table.text('ref').notNullable()
    table.text('person').notNullable()
    table.text('body').notNullable()
    table.text('version')
    table.text('signed_on').notNullable()
  })
  const hidden = await writtenOver(knex)
  const recordedAt = new Date().toISOString()
  for (const company of new Set(hidden.map((one) => one.company))) {
    await takeUp(
      knex,
      company,
      hidden.filter((one) => one.company === company),
      recordedAt,
    )
  }
}

interface Hidden {
  company: string
  person: string
  body: string
  version: string | null
  signed_on: string
}

/** Signatures over which a later one of another version was written; one of the same version put the day right. */
const writtenOver = async (knex: Knex): Promise<Hidden[]> => {
  const rows: (Hidden & { command: string })[] = await knex('appointment')
    .join('act', (on) => on.on('act.company', 'appointment.company').andOn('act.number', 'appointment.superseded_act'))
    .where('act.name', 'signAgreement')
    .whereNotNull('appointment.agreed_on')
    .orderBy(['appointment.company', 'appointment.superseded_act', 'appointment.id'])
    .select(
      'appointment.company',
      'appointment.person',
      'appointment.body',
      'appointment.agreement_version as version',
      'appointment.agreed_on as signed_on',
      'act.command',
    )
  const found = new Map<string, Hidden>()
  for (const { command, ...one } of rows) {
    const later = JSON.parse(command) as { version: string; signedOn: string }
    if (one.version !== later.version && one.signed_on < later.signedOn) found.set(keyOf(one), one)
  }
  for (const one of await stillSaid(knex)) found.delete(keyOf(one))
  return [...found.values()]
}

const keyOf = (one: Hidden): string => JSON.stringify([one.company, one.person, one.body, one.version, one.signed_on])

const stillSaid = (knex: Knex): Promise<Hidden[]> =>
  knex('appointment')
    .whereNull('superseded_act')
    .whereNotNull('agreed_on')
    .select('company', 'person', 'body', 'agreement_version as version', 'agreed_on as signed_on')

const takeUp = async (knex: Knex, company: string, hidden: readonly Hidden[], recordedAt: string): Promise<void> => {
  const head = await knex('chain').where({ company }).first('number', 'hash')
  const number = Number(head.number) + 1
  const taken: { ref: string }[] = await knex('appointment').where({ company }).select('ref')
  const rows: (Row & { ref: string })[] = []
  for (const one of hidden) {
    const ref = freshRef('s', rows, taken)
    rows.push({ ...one, id: newId(), ref, recorded_act: number, recorded_at: recordedAt })
  }
  const act: ActRow = {
    company,
    number,
    name: ACT,
    actor: 'schoolco',
    recorded_at: recordedAt,
    idempotency_key: null,
    reason: null,
    command: canonical({ signatures: rows.length }),
    writes: JSON.stringify(digestsOf(rows).map((digest, i) => ['signature', rows[i]?.id, digest])),
    previous: head.hash,
  }
  const hash = hashOfAct(act)
  for (const row of rows) await knex('signature').insert(row)
  await knex('act').insert({ ...act, hash })
  await knex('chain').where({ company }).update({ number, hash })
}

/** The chain of a company in which nothing happened since is as it was before. */
export const down = async (knex: Knex): Promise<void> => {
  const ends: Pick<ActRow, 'company' | 'number' | 'previous'>[] = await knex('chain')
    .join('act', (on) => on.on('act.company', 'chain.company').andOn('act.number', 'chain.number'))
    .where('act.name', ACT)
    .select('act.company', 'act.number', 'act.previous')
  for (const { company, number, previous } of ends) {
    await knex('act').where({ company, number }).delete()
    await knex('chain')
      .where({ company })
      .update({ number: number - 1, hash: previous })
  }
  await knex.schema.dropTable('signature')
}
