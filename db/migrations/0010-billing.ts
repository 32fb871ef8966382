import type { Knex } from 'knex'
import { factTable, registerTable } from './tables.ts'

/** Prices as billing found them, invoices and credit notes with their lines, income recognised, receipts and what they settle. */
export const up = async (knex: Knex): Promise<void> => {
  await createPlan(knex)
  await createInvoice(knex)
  await factTable(knex, 'recognition', (table) => {
    table.text('contract').notNullable()
    table.text('month').notNullable()
    table.text('date').notNullable()
    table.bigInteger('amount').notNullable()
    table.integer('entry').notNullable()
    table.index(['company', 'contract'], 'recognition_contract')
  })
  await createReceipt(knex)
  await factTable(knex, 'billing_run', (table) => {
    table.text('until').notNullable()
    table.index(['company', 'until'], 'billing_run_until')
  })
}

const createPlan = (knex: Knex) =>
  registerTable(knex, 'billing_plan', ['contract'], (table) => {
    for (const column of ['contract', 'kind', 'customer', 'payer', 'service', 'description', 'starts_on', 'ends_on']) {
      table.text(column).notNullable()
    }
    table.bigInteger('net').notNullable()
    table.text('priced_to').notNullable()
    table.bigInteger('priced_net').notNullable()
    table.bigInteger('provider_share').notNullable()
    table.bigInteger('year_price').notNullable()
    table.integer('year_parts').notNullable()
    table.text('quantity').notNullable()
    table.bigInteger('unit_price').notNullable()
    for (const column of ['schedule', 'arrears', 'proration', 'earning', 'vat_code']) table.text(column).notNullable()
    table.text('delivered_on')
    for (const column of ['income_account', 'deferred_account', 'debtor_account', 'stream']) {
      table.text(column).notNullable()
    }
    table.text('purchase_order')
  })

/** A document keeps what it said on the day it was issued: names and addresses may change, the document does not. */
const createInvoice = async (knex: Knex) => {
  await factTable(knex, 'invoice', (table) => {
    for (const column of ['number', 'kind', 'series']) table.text(column).notNullable()
    table.integer('sequence').notNullable()
    for (const column of ['date', 'tax_point', 'due_on', 'customer', 'customer_name']) table.text(column).notNullable()
    for (const column of ['customer_address', 'school', 'school_name', 'school_urn']) table.text(column)
    table.text('contract').notNullable()
    table.text('contract_kind').notNullable()
    table.text('purchase_order')
    table.text('supplier_name').notNullable()
    for (const column of ['supplier_address', 'supplier_company_number', 'supplier_vat_number']) table.text(column)
    table.text('debtor_account').notNullable()
    for (const column of ['net', 'vat', 'gross']) table.bigInteger(column).notNullable()
    table.text('credits')
    table.text('reason')
    table.integer('entry').notNullable()
    table.unique(['company', 'series', 'sequence'], 'invoice_number')
    table.index(['company', 'customer', 'date'], 'invoice_customer')
    table.index(['company', 'date'], 'invoice_date')
    table.index(['company', 'contract'], 'invoice_contract')
  })
  await knex.raw('create index invoice_credits on invoice (company, credits) where credits is not null')
  await factTable(knex, 'invoice_line', (table) => {
    table.text('invoice').notNullable()
    table.integer('line').notNullable()
    table.text('contract').notNullable()
    table.integer('instalment')
    for (const column of ['date', 'service', 'description', 'starts_on', 'ends_on', 'quantity'])
      table.text(column).notNullable()
    table.bigInteger('rate').notNullable()
    table.bigInteger('net').notNullable()
    table.bigInteger('own_net').notNullable()
    table.text('vat_code').notNullable()
    table.text('vat_rate').notNullable()
    table.bigInteger('vat').notNullable()
    table.integer('credits_line')
    table.unique(['company', 'invoice', 'line'], 'invoice_line_number')
    table.index(['company', 'contract'], 'invoice_line_contract')
  })
  // Whatever happens to a run, no instalment is ever invoiced twice.
  await knex.raw(
    'create unique index invoice_line_once on invoice_line (company, contract, instalment) where instalment is not null',
  )
}

const createReceipt = async (knex: Knex) => {
  await registerTable(knex, 'receipt', ['ref'], (table) => {
    for (const column of ['ref', 'date', 'payer']) table.text(column).notNullable()
    table.bigInteger('amount').notNullable()
    table.text('invoice')
    table.text('reference')
    table.text('customer').notNullable()
    table.text('debtor_account').notNullable()
    table.integer('entry').notNullable()
    table.index(['company', 'customer', 'date'], 'receipt_customer')
  })
  await factTable(knex, 'allocation', (table) => {
    table.text('receipt').notNullable()
    table.text('invoice').notNullable()
    table.text('date').notNullable()
    table.bigInteger('amount').notNullable()
    table.index(['company', 'invoice'], 'allocation_invoice')
    table.index(['company', 'receipt'], 'allocation_receipt')
  })
}

export const down = async (knex: Knex): Promise<void> => {
  for (const table of [
    'allocation',
    'receipt',
    'billing_run',
    'recognition',
    'invoice_line',
    'invoice',
    'billing_plan',
  ]) {
    await knex.schema.dropTable(table)
  }
}
