import { expect } from 'chai'
import { actTitle, toldCommand } from '../../src/access/recorded/told-command.ts'
import { features } from '../../src/features.ts'

const acts = new Map(features.flatMap(({ acts = [] }) => acts).map((act) => [act.name, act]))
const named = (refers: string, ref: string) => (refers === 'organisations' ? `The ${ref} of today` : ref)
const told = (name: string, command: unknown) => toldCommand(command, acts.get(name)?.body.json, named)

describe('a recorded command', () => {
  it('is told in the words and the order of its form', () => {
    const command = {
      purchaseOrder: '2026-10-01',
      customer: 'alder-lane',
      invoiceSchedule: 'upfront',
      startsOn: '2026-12-01',
    }
    expect(told('acceptAgreement', command)).to.deep.equal({
      facts: [
        { key: 'Customer', value: 'The alder-lane of today' },
        { key: 'First day', value: '1 December 2026' },
        { key: 'Purchase-order number', value: '2026-10-01' },
        { key: 'Invoice schedule', value: 'Upfront' },
      ],
      lists: [],
    })
  })

  it('calls a role what its holder is called', () => {
    const { facts } = told('issueToken', { name: 'Budget', role: 'buyer', expiresOn: '2027-03-31' })
    expect(facts).to.deep.include({ key: 'Role', value: 'School business manager' })
  })

  it('sets what has fields of its own into a table', () => {
    const lines = [
      { account: '6120', debit: '1250.00' },
      { account: '1200', credit: '1250.00' },
    ]
    expect(told('postJournal', { date: '2026-11-20', memo: 'Insurance', lines }).lists).to.deep.equal([
      {
        caption: 'Lines',
        columns: [
          { label: 'Account', number: false },
          { label: 'Debit', number: true },
          { label: 'Credit', number: true },
        ],
        rows: [{ cells: ['6120', '£1,250.00', ''] }, { cells: ['1200', '', '£1,250.00'] }],
      },
    ])
    const changes = { minimumDirectors: { value: 12, clause: '18.1' }, councilCap: '150/1000' }
    expect(told('adoptArticles', { from: '2027-01-01', changes }).lists[0]?.rows).to.deep.equal([
      { cells: ['Minimum directors', '12', '18.1'] },
      { cells: ['Council cap', '150/1000', ''] },
    ])
  })

  it('is told by its own names where no form asks for it any more, and says nothing of what is no command', () => {
    expect(toldCommand({ rows: 3439, sentOn: '2026-11-20', open: true }, undefined, named).facts).to.deep.equal([
      { key: 'Rows', value: '3439' },
      { key: 'Sent on', value: '20 November 2026' },
      { key: 'Open', value: 'Yes' },
    ])
    expect(toldCommand(null, undefined, named)).to.deep.equal({ facts: [], lists: [] })
  })

  it('is told for the example of every act', () => {
    for (const { name, example } of acts.values()) {
      const { facts, lists } = told(name, example)
      expect(facts.length + lists.length, name).to.be.above(0)
      expect(JSON.stringify([facts, lists]), name).not.to.match(/\[object|undefined|NaN/)
    }
  })

  it('has the title of its act, also where no form asks for it', () => {
    expect(actTitle(acts, 'closePeriod')).to.equal('Close a month')
    expect(actTitle(acts, 'importPack')).to.equal('Import a pack of spreadsheets')
    expect(actTitle(acts, 'turnRound')).to.equal('Turn round')
  })
})
