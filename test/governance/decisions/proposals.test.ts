import { expect } from 'chai'
import { isOpen, loadBoardFacts, loadProposals } from '../../../src/governance/index.ts'
import { KINDS } from '../../support/database.ts'
import { dated, deskOf, rowWith, words } from '../../support/desk.ts'
import { shared } from '../../support/shared.ts'
import { csrfOf } from '../../support/site.ts'
import { act } from '../../support/wexmere.ts'
import { companiesOn } from '../ground/companies.ts'
import { type Ground, refusal } from '../ground/company.ts'

describe('an appointment that is refused, saved as a proposal', () => {
  const desk = shared(() => deskOf('secretary'))

  const path = '/board/appointments'
  const answers = {
    person: 'stephen-harcombe',
    councilOffice: 'none',
    seat: 'independent-2',
    ...dated('appointedOn', '2026-12-10'),
    ...dated('verifiedOn', '2026-11-02'),
  }
  const send = async (step: number, status: number) => {
    const _csrf = csrfOf(await desk.page(`${path}/new`))
    const body = { ...answers, step: String(step), _csrf }
    return (await desk.agent.post(`/companies/wexmere${path}/check`).type('form').send(body).expect(status)).text
  }
  const home = async () => words(await desk.page(''))
  const hrefOf = (html: string, text: string): string =>
    new RegExp(`href="([^"]*)"[^>]*>${text}`).exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''

  it('has a button for it under what would change the answer, and is recorded by it', async () => {
    const refused = await send(4, 422)
    expect(words(refused))
      .to.contain('Save as a proposal for the board')
      .and.to.contain('does not make anybody a director')
    const recorded = words(await desk.record('/board/proposals', refused))
    expect(recorded).to.contain('It is on the agenda of the next meeting')
    const agenda = await desk.page('/meetings/board-2026-12-10/agenda')
    expect(rowWith(agenda, 'Appointment of Stephen Harcombe as')).to.contain('3. ')
    expect(recorded).to.contain('Stephen Harcombe is proposed').and.to.contain('Proposal P-1 is listed for the board')
    const [proposal] = await loadProposals(desk.reader)
    expect(proposal).to.include({ person: 'stephen-harcombe', seat: 'independent-2', appointedOn: '2026-12-10' })
    expect(proposal).to.include({ verifiedOn: '2026-11-02', proposedOn: '2026-11-22', withdrawnOn: null })
    const facts = await loadBoardFacts(desk.reader)
    expect(facts.appointments.filter(({ person }) => person === 'stephen-harcombe')).to.have.length(1)
  })

  it('is listed with what stands in its way, and asks nothing of the secretary yet', async () => {
    const row = rowWith(await desk.page('/board/proposals'), 'Stephen Harcombe')
    expect(row).to.contain('Independent director, people 10 December 2026').and.to.contain('It would break the 19% cap')
    expect(await home()).not.to.contain('You can now appoint')
  })

  it('is not offered twice for the same seat', async () => {
    expect(words(await send(4, 422))).not.to.contain('Save as a proposal')
  })

  it('asks the secretary once a council director leaves, and leads to the form filled in', async () => {
    await act(desk.deps, 'wexmere', 'recordResignation', {
      person: 'joan-akersley',
      body: 'board',
      ceasedOn: '2026-11-30',
    })
    const html = await desk.page('')
    // A term of others ends on 31 January 2027: with two of ten from then on, a longer term would break the line.
    expect(words(html)).to.contain('You can now appoint Stephen Harcombe')
    expect(words(html)).to.contain('the term ends on 31 January 2027 at the latest')
    const form = (await desk.agent.get(hrefOf(html, 'You can now appoint')).expect(200)).text
    for (const [field, value] of [
      ['appointedOn-day', '10'],
      ['appointedOn-month', '12'],
      ['termEndsOn-day', '31'],
      ['verifiedOn-year', '2026'],
    ])
      expect(form).to.match(new RegExp(`name="${field}"[^>]*value="${value}"`))
    expect(form).to.contain('name="person" value="stephen-harcombe"')
  })

  it('closes by itself when the person is appointed to the seat', async () => {
    const appointment = { person: 'stephen-harcombe', seat: 'independent-2', appointedOn: '2026-12-10' }
    await act(desk.deps, 'wexmere', 'appointDirector', {
      ...appointment,
      termEndsOn: '2027-01-31',
      verifiedOn: '2026-11-02',
    })
    expect(await home()).not.to.contain('You can now appoint')
    const page = await desk.page('/board/proposals')
    expect(words(page)).to.contain('No appointment is proposed.')
    expect(rowWith(page, 'Stephen Harcombe')).to.contain('Appointed from 10 December 2026')
  })

  it('is proposed by its own form too, and withdrawn', async () => {
    const _csrf = csrfOf(await desk.page('/board/proposals/new'))
    const lena = {
      ...{ person: 'lena-sorby', councilOffice: 'none', seat: 'head-primary-1', reason: 'To follow Imogen Strake' },
      ...dated('appointedOn', '2030-03-06'),
    }
    const sent = { ...lena, step: '5', _csrf }
    const checked = (
      await desk.agent.post('/companies/wexmere/board/proposals/check').type('form').send(sent).expect(200)
    ).text
    expect(words(checked)).to.contain('Check before you propose Lena Sorby')
    await desk.record('/board/proposals', checked)
    const withdrawn = await desk.check('/board/proposals/P-2/withdrawal', { reason: 'Moves away' })
    expect(words(await desk.record('/board/proposals/P-2/withdrawal', withdrawn))).to.contain('is withdrawn')
    const agenda = await desk.page('/meetings/board-2026-12-10/agenda')
    expect(rowWith(agenda, 'Appointment of Lena Sorby')).to.contain('Withdrawn on')
    expect(rowWith(await desk.page('/board/proposals'), 'Lena Sorby')).to.contain(
      'Withdrawn on 22 November 2026: Moves away',
    )
    await desk.page('/board/proposals/P-9/withdrawal/new', 404)
  })
})

for (const kind of KINDS) {
  describe(`proposals, on ${kind}`, () => {
    let ground: Ground
    const companies = companiesOn(kind)
    before(async () => {
      ground = await companies.company()
    })
    const over = { person: 'c-3', seat: 'council-3', appointedOn: '2026-12-10', verifiedOn: '2026-08-01' }

    it('keep an appointment that would be refused, and say what stands in its way', async () => {
      for (const n of [1, 2])
        await ground.act('appointDirector', {
          ...over,
          person: `c-${n}`,
          seat: `council-${n}`,
          appointedOn: '2026-09-01',
        })
      const { result, breaches } = await ground.act('proposeAppointment', over)
      expect(breaches, 'nothing is broken by a proposal').to.deep.equal([])
      const said = result as { proposal: { ref: string }; inTheWay: { rule: string }[] }
      expect(said.proposal.ref).to.equal('P-1')
      expect(said.inTheWay.map(({ rule }) => rule)).to.deep.equal([
        'board.council-cap',
        'board.law-20',
        'board.votes-law-20',
      ])
      expect((await refusal(ground.act('proposeAppointment', over))).code).to.equal('already-proposed')
    })

    it('name everything that is wrong at once, and keep nothing', async () => {
      const fault = await refusal(
        ground.act('proposeAppointment', { person: 'nobody', seat: 'nowhere', appointedOn: '2026-12-10' }),
      )
      expect(fault.fields?.map(({ pointer }) => pointer)).to.deep.equal(['/person', '/seat'])
      expect(await loadProposals(ground.reader)).to.have.length(1)
    })

    it('are withdrawn once', async () => {
      await ground.act('withdrawProposal', { proposal: 'P-1', reason: 'Stands no more' })
      const [proposal] = await loadProposals(ground.reader)
      expect(proposal).to.include({ withdrawnOn: '2026-09-01', withdrawnBecause: 'Stands no more' })
      expect(isOpen(await loadBoardFacts(ground.reader), proposal as never)).to.equal(false)
      expect((await refusal(ground.act('withdrawProposal', { proposal: 'P-1' }))).code).to.equal('already-closed')
      expect((await refusal(ground.act('withdrawProposal', { proposal: 'P-7' }))).kind).to.equal('not-found')
    })
  })
}
