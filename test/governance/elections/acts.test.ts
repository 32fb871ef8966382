import { expect } from 'chai'
import { features } from '../../../src/features.ts'
import { faultsOfElections } from '../../../src/governance/index.ts'
import { Refusal } from '../../../src/kernel/errors.ts'
import { renderReport, reportData } from '../../../src/reporting/index.ts'
import { verifyCompany } from '../../../src/verify.ts'
import { KINDS } from '../../support/database.ts'
import { dated, rowWith, words } from '../../support/desk.ts'
import { wordsOfPdf } from '../../support/pdf-words.ts'
import { sample } from '../../support/sample.ts'
import { sampleSite } from '../../support/sample-site.ts'
import { shared } from '../../support/shared.ts'

type Company = Pick<Awaited<ReturnType<typeof sample>>, 'act'>

/** Two heads of the district stand for a seat of it, and a third comes too late: three schools have a vote. */
const stand = async ({ act }: Company) => {
  await act('advertiseVacancy', { seat: 'c-southmere-p', advertisedOn: '2026-10-01', closesOn: '2026-10-16' })
  for (const [ref, person, receivedOn] of [
    ['s-1', 'edwin-haslam', '2026-10-05'],
    ['s-2', 'wren-ashdown', '2026-10-16'],
    ['s-3', 'hilary-boon', '2026-10-17'],
  ]) {
    await act('recordNomination', { ref, body: 'board', seat: 'c-southmere-p', person, kind: 'self', receivedOn })
  }
}
const VOTE = {
  ref: 'southmere-2026',
  seat: 'c-southmere-p',
  rollOn: '2026-10-17',
  openedOn: '2026-10-19',
  closedOn: '2026-11-06',
  declaredOn: '2026-11-09',
}
const votes = (first: number, second: number, more: object = {}) => ({
  ...VOTE,
  votes: [
    { nomination: 's-1', votes: first },
    { nomination: 's-2', votes: second },
  ],
  ...more,
})

const refusalOf = async (acting: Promise<unknown>): Promise<string[]> => {
  try {
    await acting
    return ['done']
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { fault } = error
    return fault.kind === 'invalid' ? fault.fields.map(({ pointer }) => pointer) : [fault.kind]
  }
}

for (const kind of KINDS) {
  describe(`an election by its act, on ${kind}`, function () {
    this.timeout(120_000)
    let company: Awaited<ReturnType<typeof sample>>
    before(async () => {
      company = await sample('calderwick', kind)
      await stand(company)
    })
    after(() => company.drop())
    const elect = (command: object) => refusalOf(company.act('recordElection', command))

    it('is refused for what cannot be, at its field, and keeps nothing', async () => {
      const lot = { nomination: 's-1', votes: 1, lot: 'won' }
      const cases: [object, string[]][] = [
        [votes(2, 1, { seat: 'nowhere' }), ['/seat']],
        [votes(2, 1, { seat: 'c-special' }), ['/seat']],
        [votes(2, 1, { openedOn: '2026-10-16' }), ['/openedOn']],
        [votes(2, 1, { rollOn: '2026-10-20' }), ['/openedOn']],
        [votes(2, 1, { declaredOn: '2026-11-05' }), ['/declaredOn']],
        [votes(2, 1, { spoiled: 1 }), ['/votes']],
        [votes(3, 1), ['/votes']],
        [votes(1, 1), ['/votes/0/lot']],
        [votes(2, 1, { votes: [{ nomination: 's-1', votes: 2 }] }), ['/votes']],
        [votes(2, 1, { votes: [lot, { nomination: 's-2', votes: 0 }] }), ['/votes/0/lot']],
        [
          votes(2, 1, {
            votes: [
              { nomination: 's-1', votes: 1 },
              { nomination: 's-3', votes: 1 },
              { nomination: 'e-01', votes: 1 },
            ],
          }),
          ['/votes/1/nomination', '/votes/2/nomination', '/votes'],
        ],
      ]
      for (const [command, expected] of cases) expect(await elect(command)).to.deep.equal(expected)
      const decision = { nomination: 's-1', outcome: 'elected', decidedOn: '2026-11-09' }
      expect(await refusalOf(company.act('decideNomination', decision))).to.deep.equal(['rule-broken'])
    })

    it('elects by votes; the roll is the register’s, and another number given is said', async () => {
      const { result } = await company.act('recordElection', votes(1, 2, { roll: 4 }))
      const { elected, roll, papers, rollDiffers } = result as Record<string, unknown>
      expect(elected).to.deep.equal(['wren-ashdown'])
      expect(roll).to.have.members(['southmere-park', 'mill-pond', 'our-lady-hope'])
      expect(papers).to.equal(3)
      expect(rollDiffers).to.match(/^The roll is given as 4, and by the register 3 had a vote on 17 October 2026: /)
      expect(await elect(votes(1, 2))).to.deep.equal(['conflict'])
      expect(await elect(votes(1, 2, { ref: 'again' }))).to.deep.equal(['conflict'])
      expect((await verifyCompany(features, company.reader)).ok).to.equal(true)
    })

    it('holds no vote where as many stand as there are places', async () => {
      await company.act('advertiseVacancy', { seat: 'c-special', advertisedOn: '2026-10-01', closesOn: '2026-10-16' })
      await company.act('recordNomination', {
        ref: 's-4',
        body: 'board',
        seat: 'c-special',
        person: 'hilary-boon',
        kind: 'self',
        receivedOn: '2026-10-05',
      })
      const command = votes(0, 0, { ref: 'special', seat: 'c-special', votes: [{ nomination: 's-4', votes: 1 }] })
      expect(await elect(command)).to.deep.equal(['/seat'])
    })
  })
}

describe('the elections of the sample', function () {
  this.timeout(120_000)
  const desk = shared(() => sampleSite('calderwick', 'secretary'))

  it('add up, and agree with the register', async () => {
    expect((await faultsOfElections(desk.reader)).filter(({ column }) => column !== 'roll')).to.deep.equal([])
    expect(await faultsOfElections(desk.reader)).to.deep.equal([])
  })

  it('have a return: vacancy, notices, nominations, roll, votes, turnout and result', async () => {
    const today = '2026-11-22' as never
    const data = (await reportData(desk.reader, 'election-return', {
      ref: 'westhaven-primary-2024',
      today,
    })) as unknown as Record<string, unknown> & { rows: Record<string, unknown>[]; totals: Record<string, unknown> }
    expect(data.rows.map(({ person, votes: given, share, outcome }) => [person, given, share, outcome])).to.deep.equal([
      ['fatima-zaman', 2, '66.67', 'elected'],
      ['gareth-tunstall', 1, '33.33', 'not_chosen'],
    ])
    expect(data.totals).to.include({ places: 1, nominations: 2, roll: 3, papers: 3, valid: 3, turnout: '100.00' })
    expect(data).to.deep.include({ method: 'election', advertisedOn: '2024-04-22', faults: [] })
    // The nursery school of the district is no primary school; the academy votes because its trust is on the register.
    expect(
      (data.electorate as { organisation: string; memberName: string }[]).map((one) => [
        one.organisation,
        one.memberName,
      ]),
    ).to.deep.equal([
      ['foundry-primary', 'Foundry Lane Education Trust'],
      ['ganister', 'Ganister Row Primary School'],
      ['westhaven-primary', 'Westhaven Primary School'],
    ])
    const lot = await reportData(desk.reader, 'election-return', { ref: 'e-21', today })
    expect((lot.rows as Record<string, unknown>[]).map((row) => [row.person, row.lot])).to.deep.equal([
      ['tobias-whitlam', 'won'],
      ['harriet-quill', 'lost'],
    ])
    const alone = await reportData(desk.reader, 'election-return', { ref: 'e-02', today })
    expect(alone).to.deep.include({ method: 'uncontested', vote: null, electorate: [] })
  })

  it('is one paper in every format', async () => {
    const asked = { ref: 'brackenmoor-primary-2025', today: '2026-11-22' as never }
    const { bytes } = await renderReport(desk.reader, 'election-return', { ...asked, format: 'pdf' })
    const paper = wordsOfPdf(bytes)
    const page = words(await desk.page('/elections/brackenmoor-primary-2025'))
    for (const text of [
      'Xanthe Lowther is elected with 1 of 1 valid vote',
      'a turnout of 100.00%',
      '2, of which 1 spoiled',
    ]) {
      expect(page).to.contain(text)
      expect(paper).to.contain(text)
    }
    const csv = (await renderReport(desk.reader, 'election-return', { ...asked, format: 'csv' })).bytes.toString()
    expect(csv).to.contain('xanthe-lowther,Xanthe Lowther,2025-05-11,1,100.00')
    await desk.page('/elections/nothing', 404)
  })

  it('is recorded by a form, from the page that says it is contested', async () => {
    await stand(desk)
    const contested = await desk.page('/nominations')
    expect(words(contested)).to.contain('2 candidates for 1 place : the members vote, each school with one vote')
    expect(contested).to.match(/href="[^"]*\/elections\/new\?seat=c-southmere-p"/)
    const days = Object.assign(
      {},
      ...(['rollOn', 'openedOn', 'closedOn', 'declaredOn'] as const).map((name) => dated(name, VOTE[name])),
    )
    const answers = { seat: 'c-southmere-p', ...days, votes0: '1', votes1: '1', spoiled: '0', roll: '', lot: '' }
    const asked = { ...answers, step: '2' }
    expect(words(await desk.check('/elections', { ...asked, votes1: '' }, 400))).to.contain('Wren Ashdown')
    const equal = words(await desk.check('/elections', asked, 400))
    expect(equal).to.contain('Edwin Haslam and Wren Ashdown have 1 vote each: the lot decides')
    const done = words(await desk.record('/elections', { ...asked, lot: 's-2' }))
    expect(done).to.contain('Wren Ashdown is elected').and.to.contain('Record the appointment of Wren Ashdown')
    expect(rowWith(await desk.page('/nominations'), 'Wren Ashdown')).to.contain('Elected 1, by lot')
  })
})
