import { expect } from 'chai'
import { type BoardFacts, judgeOn, loadBoardFacts, waysToCure } from '../../../src/governance/index.ts'
import { date } from '../../../src/kernel/dates.ts'
import { companiesOn } from '../ground/companies.ts'
import { PARTNERSHIPS } from '../ground/partnerships.ts'

const DAY = date('2026-09-01')

describe('what would mend a rule that wants somebody in particular', () => {
  const companies = companiesOn('sqlite')
  const facts = new Map<string, BoardFacts>()
  before(async () => {
    for (const preset of Object.keys(PARTNERSHIPS) as (keyof typeof PARTNERSHIPS)[]) {
      const { reader } = await companies.partnership(preset)
      facts.set(preset, await loadBoardFacts(reader))
    }
  })

  type Case = [rule: string, preset: keyof typeof PARTNERSHIPS, gone: string[], ways: [text: string, result: string][]]
  const cases: Case[] = [
    ['body.cells', 'learning-partnership', [], []],
    [
      'body.cells',
      'learning-partnership',
      ['g-1'],
      [['Fill governor of a community secondary school: Person g-1 could', '3 of 3 in order']],
    ],
    [
      'body.districts',
      'district-partnership',
      ['h-1'],
      [
        [
          'Fill secondary head of North: Person h-2 could; and fill primary head of South: Person h-4 or Person h-7 could',
          '2 of 2 in order',
        ],
      ],
    ],
    [
      'body.area-chairs',
      'school-led-system',
      ['h-2'],
      [['Fill chair of North, a serving head there: Person h-1, Person h-2 or Person h-5 could', '2 of 2 in order']],
    ],
    [
      'body.association-seats',
      'school-led-system',
      ['h-5'],
      [['Fill nominee of Heads’ Association: Heads’ Association nominates', '1 of 1 in order']],
    ],
    [
      'body.required-seats',
      'school-led-system',
      ['o-1'],
      [['Fill Director of Education: Person o-1 could', '1 of 1 in order']],
    ],
    ['body.sector-balance', 'strategic-partnership', ['h-1'], []],
    [
      'board.chair',
      'learning-partnership',
      [],
      [
        [
          'Make a seat of the kind “chair”, and appoint somebody to it who does not count as the council’s',
          '1 of 1, 100.00%',
        ],
      ],
    ],
    ...(['strategic-partnership', 'school-led-system'] as const).map(
      (preset): Case => [
        'board.chair',
        preset,
        [],
        [['Make a seat of the kind “chair”, and appoint somebody to it', '1 of 1, 100.00%']],
      ],
    ),
  ]
  for (const [rule, preset, gone, ways] of cases)
    it(`${rule} of a ${preset} ${gone.length > 0 ? `without ${gone.join(', ')}` : 'as it is'}`, () => {
      const all = facts.get(preset) as BoardFacts
      const without = { ...all, appointments: all.appointments.filter(({ person }) => !gone.includes(person)) }
      const finding = judgeOn(without, 'board', DAY, 'board').find((one) => one.finding.rule === rule)?.finding
      if (!finding) throw new Error(`no finding of ${rule}`)
      expect(
        waysToCure(without, finding, DAY).map(({ text, result }) => [text, result]),
        finding.explanation,
      ).to.deep.equal(ways)
    })

  it('body.sector-balance: the last leader of the sector that has too many leaves, where nobody may join', () => {
    const known = facts.get('strategic-partnership') as BoardFacts
    const articles = known.company.articles.map((version) => ({
      ...version,
      overrides: { ...version.overrides, maximumDirectors: { value: 5 } },
    }))
    const all = { ...known, company: { ...known.company, articles } }
    const second = all.appointments.map((one) => (one.person === 'h-1' ? { ...one, person: 'h-4' } : one))
    const two = { ...all, appointments: second }
    const finding = judgeOn(two, 'board', DAY, 'board').find((one) => one.finding.rule === 'body.sector-balance')
    if (!finding) throw new Error('no finding')
    expect(finding.finding.status).to.equal('fail')
    expect(waysToCure(two, finding.finding, DAY).map(({ text }) => text)).to.deep.equal(['Person h-3 leaves first'])
  })
})
