import { expect } from 'chai'
import { features } from '../../src/features.ts'
import { Refusal } from '../../src/kernel/errors.ts'
import { loadGrants, loadPriorities } from '../../src/partnerships/index.ts'
import { loadConsultations } from '../../src/setting-up/index.ts'
import { verifyCompany } from '../../src/verify.ts'
import { KINDS } from '../support/database.ts'
import { sample } from '../support/sample.ts'

type Company = Awaited<ReturnType<typeof sample>>

/** In this order each act finds what its example speaks of. */
const IN_TURN = [
  'recordMilestone',
  'openConsultation',
  'recordResponse',
  'closeConsultation',
  'advertiseVacancy',
  'recordNomination',
  'decideNomination',
  'recordPriority',
  'reviewPriority',
  'promiseGrant',
  'payGrant',
  'returnGrant',
  'recordReview',
  'recordEvaluation',
]

/** Where and how an act is refused. */
const refusalOf = async (acting: Promise<unknown>): Promise<string> => {
  try {
    await acting
    return 'done'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { fault } = error
    return fault.kind === 'invalid' ? fault.fields.map(({ pointer }) => pointer).join(' ') : fault.kind
  }
}

for (const kind of KINDS) {
  describe(`setting up and partnerships by acts, on ${kind}`, () => {
    let company: Company
    before(async () => {
      company = await sample('marlshire', kind)
    })
    after(() => company.drop())

    it('does what the example of each act says', async () => {
      const examples = new Map<string, unknown>(
        features.flatMap(({ acts = [] }) => acts.map(({ name, example }) => [name, example] as const)),
      )
      const results = new Map<string, unknown>()
      for (const name of IN_TURN) results.set(name, (await company.act(name, examples.get(name))).result)
      expect(results.get('recordResponse')).to.include({ organisation: 'westlow', inPlaceOf: null })
      expect(results.get('closeConsultation')).to.include({ closedOn: '2026-12-18' })
      expect(results.get('recordNomination')).to.deep.include({ late: false })
      expect(results.get('decideNomination')).to.deep.include({ round: { state: 'filled', left: 0 } })
      expect(results.get('returnGrant')).to.include({ state: 'partly_returned', kept: '3750.00' })
      expect(results.get('recordEvaluation')).to.include({ levelNumber: 3 })
      expect((await verifyCompany(features, company.reader)).ok).to.equal(true)
    })

    it('keeps what an act leaves out, and says who answered before', async () => {
      const done = await company.act('recordMilestone', {
        ref: 'first-review',
        doneOn: '2026-11-20',
        evidence: 'Minutes',
      })
      expect(done.result).to.deep.equal({
        ref: 'first-review',
        title: 'Review of the first year',
        dueOn: '2027-07-31',
        owner: 'Director of Education',
        doneOn: '2026-11-20',
        evidence: 'Minutes',
      })
      const answer = { consultation: 'next-three-years', organisation: 'westlow', receivedOn: '2026-11-11' }
      const again = await company.act('recordResponse', { ...answer, option: 'CARRY on' })
      expect(again.result).to.include({ option: 'Carry on', inPlaceOf: 'One offer for all' })
      expect((await loadPriorities(company.reader)).find(({ ref }) => ref === 'reading-2026')).to.include({
        title: 'Reading at seven',
        from: '2026-09-01',
        reviewedOn: '2026-11-18',
      })
    })

    it('refuses what cannot be, at its field', async () => {
      const answer = { consultation: 'next-three-years', organisation: 'chantry', receivedOn: '2026-11-11' }
      const refused: [string, object, string][] = [
        ['recordMilestone', { ref: 'new-step' }, '/title'],
        ['recordMilestone', { ref: 'first-review', doneOn: '2026-11-23' }, '/doneOn'],
        ['openConsultation', { title: 'T', options: ['A', 'a'], openedOn: '2026-11-02' }, '/options'],
        ['openConsultation', { title: 'T', options: ['A|B', 'C'], openedOn: '2026-11-02' }, '/options/0'],
        [
          'openConsultation',
          { ref: 'next-three-years', title: 'T', options: ['A', 'B'], openedOn: '2026-11-02' },
          'conflict',
        ],
        ['recordResponse', { ...answer, option: 'Three offers' }, '/option'],
        ['recordResponse', { ...answer, option: 'Carry on', receivedOn: '2026-11-01' }, '/receivedOn'],
        ['recordResponse', { ...answer, option: 'Carry on', organisation: 'nowhere' }, '/organisation'],
        ['closeConsultation', { consultation: 'next-three-years', closedOn: '2026-11-10' }, '/closedOn'],
        ['reviewPriority', { priority: 'nothing', progress: 'P', reviewedOn: '2026-11-11' }, '/priority'],
        ['reviewPriority', { priority: 'reading-2026', progress: 'P', reviewedOn: '2026-08-31' }, '/reviewedOn'],
        [
          'payGrant',
          { ref: 'start-up-2027', partnership: 'beck-partnership', amount: '1.00', paidOn: '2026-11-11' },
          'conflict',
        ],
        ['payGrant', { partnership: 'nowhere', amount: '1.00', paidOn: '2026-11-11' }, '/partnership'],
        ['returnGrant', { grant: 'start-up-2027', returned: '3750.01', returnedOn: '2026-11-20' }, '/returned'],
        ['returnGrant', { grant: 'start-up-2027', returned: '1.00', returnedOn: '2026-11-19' }, '/returnedOn'],
        ['recordReview', { reviewer: 'westlow', reviewed: '199401', heldOn: '2026-11-11' }, '/reviewer'],
        ['recordReview', { reviewer: 'nobody', reviewed: 'nowhere', heldOn: '2026-11-11' }, '/reviewer /reviewed'],
      ]
      for (const [name, command, expected] of refused) {
        expect(await refusalOf(company.act(name, command)), `${name} ${JSON.stringify(command)}`).to.equal(expected)
      }
      expect((await loadConsultations(company.reader)).filter(({ title }) => title === 'T')).to.deep.equal([])
    })

    it('names the fields of a command as it has them, and not the columns of a spreadsheet', async () => {
      const details = async (name: string, command: object) => {
        try {
          await company.act(name, command)
        } catch (error) {
          if (error instanceof Refusal && error.fault.kind === 'invalid')
            return error.fault.fields.map(({ detail }) => detail)
          throw error
        }
        return []
      }
      const large = { ref: 'large', partnership: 'beck-partnership', amount: '5000.00' }
      await company.act('promiseGrant', { ...large, purpose: 'Start' })
      expect(await details('payGrant', { ...large, amount: '5000.01', paidOn: '2026-11-20' })).to.deep.equal([
        '£5,000.00 was promised. Promise another grant for what is above it',
      ])
      await company.act('payGrant', { ...large, paidOn: '2026-11-20' })
      const early = { grant: 'large', returned: '1.00', returnedOn: '2026-11-19' }
      expect(await details('returnGrant', early)).to.deep.equal([
        'returnedOn “2026-11-19” must not be before paidOn (2026-11-20)',
      ])
    })

    it('lets the rest of a grant be returned, and then no more', async () => {
      const rest = { grant: 'start-up-2027', returned: '3750.00', returnedOn: '2026-11-20' }
      expect((await company.act('returnGrant', rest)).result).to.include({ state: 'returned', kept: '0.00' })
      expect(await refusalOf(company.act('returnGrant', { ...rest, returned: '0.01' }))).to.equal('/returned')
      const grant = (await loadGrants(company.reader)).find(({ ref }) => ref === 'start-up-2027')
      expect(grant).to.include({ amount: 400_000, returned: 400_000 })
    })
  })
}
