import { expect } from 'chai'
import type { Notice } from '../../../src/governance/index.ts'
import { KINDS } from '../../support/database.ts'
import { dated, deskOf, words } from '../../support/desk.ts'
import { shared } from '../../support/shared.ts'
import { companiesOn } from '../ground/companies.ts'

/** Of a company whose today is 1 September 2026: what each act says of a day, and what it says where that day is today. */
const ACTS: [name: string, field: string, command: Record<string, string>, told: string][] = [
  [
    'appointDirector',
    'verifiedOn',
    { person: 'p-11', seat: 'governor', appointedOn: '2026-10-01' },
    'The identity of Person p-11 is recorded as verified on 2 September 2026, which is still to come. Put it right if that day passes without it.',
  ],
  [
    'appointDirector',
    'agreedOn',
    { person: 'p-11', seat: 'governor', appointedOn: '2026-10-01', verifiedOn: '2026-08-01', agreementVersion: '1' },
    'Person p-11 is recorded as having signed the agreement of Board of directors on 2 September 2026, which is still to come. Put it right if that day passes without it.',
  ],
  [
    'proposeAppointment',
    'verifiedOn',
    { person: 'p-11', seat: 'governor', appointedOn: '2026-10-01' },
    'The identity of Person p-11 is recorded as verified on 2 September 2026, which is still to come. Put it right if that day passes without it.',
  ],
  [
    'admitMember',
    'consentOn',
    { organisation: 's-1', class: 'school', admittedOn: '2026-10-01' },
    'The consent for Alder Lane Primary School is recorded as given on 2 September 2026, which is still to come. Put it right if that day passes without it.',
  ],
  [
    'signAgreement',
    'signedOn',
    { person: 'p-1', body: 'board', version: '2026' },
    'Person p-1 is recorded as having signed the agreement of Board of directors on 2 September 2026, which is still to come. Put it right if that day passes without it.',
  ],
]

for (const kind of KINDS)
  describe(`what is recorded as done on a day to come, on ${kind}`, () => {
    const companies = companiesOn(kind)

    for (const [name, field, command, told] of ACTS)
      it(`${name} tells of ${field}, and not of today`, async () => {
        for (const [day, notices] of [
          ['2026-09-01', []],
          ['2026-09-02', [told]],
        ] as const) {
          const ground = await companies.company()
          const { result } = await ground.act(name, { ...command, [field]: day })
          const said = (result as { notices: Notice[] }).notices
          expect(said.map(({ explanation }) => explanation)).to.deep.equal(notices)
          for (const one of said) expect(one).to.include({ notice: 'still-to-come', body: 'board', status: 'warn' })
        }
      })

    it('correctSignature tells of the day that it gives', async () => {
      const ground = await companies.company()
      const signed = { person: 'p-1', body: 'board', version: '2026', signedOn: '2026-08-03' }
      const { result } = await ground.act('signAgreement', signed)
      const { ref } = result as { ref: string }
      const corrected = await ground.act('correctSignature', { signature: ref, signedOn: '2026-09-02' })
      expect((corrected.result as { notices: Notice[] }).notices).to.have.length(1)
    })
  })

describe('a form in which a day to come is given for what has been done', () => {
  const desk = shared(() => deskOf('secretary'))

  it('says so before the signature is recorded', async () => {
    const answers = { body: 'board', version: '2026', ...dated('signedOn', '2026-11-23') }
    const checked = words(await desk.check('/board/directors/ruth-ellingworth/agreement', answers))
    expect(checked).to.contain('Mind the day. Ruth Margaret Ellingworth is recorded as having signed the agreement of')
    expect(checked).to.contain('on 23 November 2026, which is still to come')
    const today = { ...answers, ...dated('signedOn', '2026-11-22') }
    expect(words(await desk.check('/board/directors/ruth-ellingworth/agreement', today))).not.to.contain('Mind the day')
  })
})
