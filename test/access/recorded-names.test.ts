import { expect } from 'chai'
import { type Desk, deskOf, rowWith, words } from '../support/desk.ts'
import { act } from '../support/wexmere.ts'

describe('a recorded act on its page', () => {
  let desk: Desk
  before(async () => {
    desk = await deskOf('auditor')
  })
  after(() => desk.drop())

  /** Records it, and gives what its page says was asked for. */
  const told = async (name: string, command: object): Promise<string> => {
    await act(desk.deps, 'wexmere', name, command)
    const newest = /recorded\/(\d+)/.exec(await desk.page('/recorded'))?.[1]
    const html = await desk.page(`/recorded/${newest}`)
    return words(html.slice(html.indexOf('What was asked for'), html.indexOf('Proof that nothing was altered')))
  }

  for (const [name, command, said, ref] of [
    [
      'advertiseVacancy',
      { seat: 'independent-2', advertisedOn: '2026-11-20', closesOn: '2026-12-11' },
      'Independent director, people',
      'independent-2',
    ],
    [
      'acceptAgreement',
      { customer: 'copperfield', service: 'CLERK', startsOn: '2026-12-01' },
      'Clerking for governing boards',
      'CLERK',
    ],
    [
      'addAgendaItem',
      { meeting: 'board-2026-12-10', kind: 'resolution', title: 'That the budget be approved' },
      'Board meeting, 10 December 2026',
      'board-2026-12-10',
    ],
    [
      'drawDown',
      { programme: 'early-reading', date: '2026-11-20', amount: '10.00', memo: 'Books' },
      'Early reading',
      'early-reading',
    ],
  ] as const) {
    it(`calls by its title or name what ${name} gave by a ref`, async () => {
      expect(await told(name, command))
        .to.contain(said)
        .and.not.to.contain(ref)
    })
  }

  it('has the name of what it is about in the list of acts too', async () => {
    const html = await desk.page('/recorded')
    expect(rowWith(html, 'Advertise')).to.contain('Independent director, people')
    expect(rowWith(html, 'agenda')).to.contain('Board meeting, 10 December 2026')
    expect(words(html)).not.to.match(/independent-2|board-2026-12-10|early-reading/)
  })
})
