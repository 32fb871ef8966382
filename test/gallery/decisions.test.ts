import { expect } from 'chai'
import request from 'supertest'
import { type SampleSite, sampleSite } from '../support/sample-site.ts'

/** Two who come forward for one place in a sub-group without a chair. */
describe('the gallery of decisions that rules refuse', () => {
  let desk: SampleSite
  let token: string
  before(async () => {
    desk = await sampleSite('haverfold', 'secretary')
    token = await desk.site.token('haverfold', 'secretary')
    await desk.act('advertiseVacancy', { seat: 'in-1', advertisedOn: '2026-10-01', closesOn: '2026-10-30' })
    const nomination = { body: 'inclusion', seat: 'in-1', kind: 'self', receivedOn: '2026-10-20' }
    await desk.act('recordNomination', { ref: 'x-1', person: 'howard-tranter', ...nomination })
    await desk.act('recordNomination', { ref: 'x-2', person: 'meera-bhandari', ...nomination })
  })
  after(() => desk.drop())

  const decide = (more: object) =>
    request(desk.site.app)
      .post('/api/v1/companies/haverfold/nominations/decisions')
      .set('Authorization', `Bearer ${token}`)
      .send({ nomination: 'x-1', decidedOn: '2026-11-18', ...more })
  const BROKEN = { type: '/problems/rule-broken', title: 'A rule would be broken', status: 422 }
  const OF = { body: 'inclusion', status: 'fail', headroom: null, source: 'Terms of reference, 4.5' }

  for (const [rule, asked, expected] of [
    [
      'nominations.contested',
      { outcome: 'uncontested' },
      {
        detail:
          '2 candidates stand for 1 place: they are interviewed by a co-chair and an officer of the authority. Nothing has been recorded',
        breaches: [
          {
            numerator: 2,
            denominator: 1,
            limit: 'no more candidates than places',
            people: ['howard-tranter', 'meera-bhandari'],
            explanation:
              '2 candidates stand for 1 place: Howard Tranter and Meera Bhandari. Where there are too many, they are interviewed by a co-chair and an officer of the authority.',
          },
        ],
        waysOut: [
          {
            text: 'Interview the candidates, and record who is chosen as interviewed, with the panel',
            result: '1 place of 2 candidates is given',
          },
          { text: 'Record first that one of them withdrew', result: 'as many candidates as places: uncontested' },
        ],
      },
    ],
    [
      'nominations.panel',
      { outcome: 'interviewed', panel: ['sabina-quaye'] },
      {
        detail: 'No chair is on the panel. Nothing has been recorded',
        breaches: [
          {
            numerator: 1,
            denominator: 2,
            limit: 'a chair and an officer of the authority, and no candidate',
            people: ['sabina-quaye'],
            explanation: 'The panel is Sabina Quaye. No chair is on the panel.',
          },
        ],
        waysOut: [
          {
            text: 'Name a chair: Petra Holloway (chair of “Haverfold Strategic Education Partnership board”)',
            result: 'a chair interviews',
          },
        ],
      },
    ],
  ] as const)
    it(`422 ${rule} in these words`, async () => {
      const { body, type } = await decide(asked).expect(422)
      expect(type).to.equal('application/problem+json')
      const breaches = expected.breaches.map((one) => ({ rule, ...OF, ...one }))
      expect(body).to.deep.equal({ ...BROKEN, ...expected, breaches })
    })

  it('400 for somebody on the panel whom nobody knows', async () => {
    const { body } = await decide({ outcome: 'interviewed', panel: ['nobody'] }).expect(400)
    expect(body.errors).to.deep.equal([
      { pointer: '/panel/0', detail: 'There is no person “nobody”. Record the person first' },
    ])
  })

  it('takes what the ways out say', async () => {
    await decide({ outcome: 'interviewed', panel: ['petra-holloway', 'sabina-quaye'] }).expect(201)
  })
})
