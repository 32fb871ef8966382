import { expect } from 'chai'
import { bands, checkCatalogue, prices } from '../../src/catalogue/index.ts'
import { parseCell, type Register, type Values } from '../../src/platform/registers/index.ts'

const row = (register: Register, line: Record<string, string>): Values =>
  Object.fromEntries(
    Object.entries(register.columns).map(([name, column]) => {
      const cell = parseCell(column, line[name] ?? '')
      if ('error' in cell) throw new Error(`${name} ${cell.error}`)
      return [name, cell.value]
    }),
  )
const price = (more: Record<string, string>) =>
  row(prices, { service: 'CLERK', model: 'flat', flat: '1.00', from: '2026-04-01', ...more })
const band = (more: Record<string, string>) =>
  row(bands, { service: 'CLERK', price: '1.00', from: '2026-04-01', ...more })
const faults = (priceRows: Values[], bandRows: Values[] = []) =>
  checkCatalogue([{ code: 'CLERK', name: 'Clerking' }], priceRows, bandRows).map(
    ({ file, index, column }) => `${file} ${index} ${column}`,
  )

describe('a price list as a whole', () => {
  for (const [what, first, second, wrong] of [
    ['the same conditions from the same day', {}, {}, true],
    ['the same conditions, the first without an end', {}, { from: '2027-04-01' }, true],
    ['one after the other', { to: '2027-03-31' }, { from: '2027-04-01' }, false],
    ['one day together', { to: '2027-04-01' }, { from: '2027-04-01' }, true],
    ['the later one first', { from: '2027-04-01' }, { to: '2027-03-31' }, false],
    ['members and others', { customer_class: 'member' }, { customer_class: 'non_member' }, false],
    ['members and any', { customer_class: 'member' }, { customer_class: 'any' }, false],
    ['any, said and left blank', { customer_class: 'any' }, {}, true],
    ['two phases', { phase: 'Primary' }, { phase: 'Secondary' }, false],
    ['a phase by name and by code', { phase: 'Primary' }, { phase: '2' }, true],
    ['a phase and none', { phase: 'Primary' }, {}, false],
    ['a phase and a type', { phase: 'Primary' }, { establishment_type: '1' }, false],
    ['a type by name and by code', { establishment_type: 'Community school' }, { establishment_type: '01' }, true],
    ['with and without sixth form', { has_sixth_form: 'yes' }, { has_sixth_form: 'no' }, false],
    ['April and September', { sla_year: 'april' }, { sla_year: 'september' }, false],
    ['April and any', { sla_year: 'april' }, { sla_year: 'any' }, true],
    ['April twice', { sla_year: 'april' }, { sla_year: 'april' }, true],
    ['two services', {}, { service: 'HR' }, false],
  ] as const) {
    it(`${what}: ${wrong ? 'overlap' : 'fine'}`, () => {
      expect(faults([price(first), price(second)])).to.deep.equal(wrong ? ['prices.csv 1 from'] : [])
    })
  }

  it('says which service, from when, and what to do', () => {
    const [fault] = checkCatalogue(
      [{ code: 'CLERK', name: 'Clerking' }],
      [price({}), price({ from: '2026-09-01' })],
      [],
    )
    expect(fault?.message).to.equal(
      'Two equally specific prices of Clerking are in force from 1 September 2026. End the one from 1 April 2026 before the other begins, or make one more specific',
    )
  })

  for (const [what, first, second, wrong] of [
    ['one above the other', { up_to_pupils: '100' }, { over_pupils: '100' }, false],
    ['one pupil in both', { up_to_pupils: '101' }, { over_pupils: '100' }, true],
    ['one within the other', { over_pupils: '0' }, { over_pupils: '100', up_to_pupils: '200' }, true],
    ['of two classes', { customer_class: 'member' }, { customer_class: 'non_member' }, false],
    ['of two years', { to: '2027-03-31' }, { from: '2027-04-01' }, false],
  ] as const) {
    it(`bands ${what}: ${wrong ? 'overlap' : 'fine'}`, () => {
      expect(faults([], [band(first), band(second)])).to.deep.equal(wrong ? ['bands.csv 1 over_pupils'] : [])
    })
  }

  it('a banded price has bands for everybody it is for, while it is in force', () => {
    const banded = (more: Record<string, string> = {}) => price({ model: 'banded', flat: '', ...more })
    const wrong = ['prices.csv 0 model']
    expect(faults([banded()])).to.deep.equal(wrong)
    expect(faults([banded()], [band({})])).to.deep.equal([])
    expect(faults([banded()], [band({ service: 'HR' })])).to.deep.equal(wrong)
    expect(faults([banded()], [band({ to: '2026-04-01', from: '2026-03-01' })])).to.deep.equal([])
    expect(faults([banded()], [band({ to: '2026-03-31', from: '2026-03-01' })])).to.deep.equal(wrong)
    expect(faults([banded()], [band({ customer_class: 'member' })])).to.deep.equal(wrong)
    expect(faults([banded({ customer_class: 'member' })], [band({ customer_class: 'member' })])).to.deep.equal([])
    expect(faults([banded({ customer_class: 'member' })], [band({ customer_class: 'non_member' })])).to.deep.equal(
      wrong,
    )
  })
})

describe('a row of the price list', () => {
  const wrong = (more: Record<string, string>) =>
    prices.check?.(price({ flat: '', ...more })).map(({ column }) => column)
  for (const [model, given, columns] of [
    ['flat', {}, ['flat']],
    ['flat', { flat: '0.00' }, []],
    ['flat', { flat: '1.00', rate: '2' }, ['rate']],
    ['per_pupil', { rate: '1.085' }, []],
    ['per_pupil', { flat: '1.00' }, ['rate', 'flat']],
    ['flat_plus_per_pupil', { flat: '1.00' }, ['rate']],
    ['flat_plus_per_pupil', { flat: '1.00', rate: '1' }, []],
    ['banded', {}, []],
    ['per_unit', {}, ['rate']],
    ['brokerage', { flat: '1.00', rate: '100' }, []],
    ['brokerage', { flat: '1.00', rate: '100.01' }, ['rate']],
    ['per_pupil', { rate: '1', minimum: '5.00', maximum: '5.00' }, []],
    ['per_pupil', { rate: '1', minimum: '5.01', maximum: '5.00' }, ['maximum']],
    ['banded', { to: '2026-04-01' }, []],
    ['banded', { to: '2026-03-31' }, ['to']],
  ] as const) {
    it(`${model} with ${JSON.stringify(given)}: ${columns.length === 0 ? 'fine' : `${columns} is wrong`}`, () => {
      expect(wrong({ model, ...given })).to.deep.equal(columns)
    })
  }

  it('an unknown VAT code or phase is refused by name', () => {
    expect(parseCell(prices.columns.phase!, 'Infants')).to.have.property('error')
    expect(parseCell(prices.columns.rate!, '-1')).to.have.property('error')
    expect(parseCell(prices.columns.flat!, '-1.00')).to.have.property('error')
  })
})
