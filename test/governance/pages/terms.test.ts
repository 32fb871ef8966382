import { expect } from 'chai'
import { loadBoardFacts } from '../../../src/governance/index.ts'
import { brokenSince } from '../../../src/governance/judging/breaches/breaches.ts'
import { date } from '../../../src/kernel/dates.ts'
import { words } from '../../support/desk.ts'
import { sampleSite } from '../../support/sample-site.ts'
import { shared } from '../../support/shared.ts'
import { councillor, factsOf, type Sitter } from '../ground/facts.ts'

describe('since when anything is broken', () => {
  const sitters: Sitter[] = [
    { ref: 'c-1', category: 'council', offices: [councillor()] },
    { ref: 'c-2', category: 'council', offices: [councillor()] },
    ...Array.from({ length: 9 }, (_, i): Sitter => ({ ref: `p-${i + 1}` })),
    { ref: 'chair', category: 'chair', ceasedOn: '2026-03-31' },
    { ref: 'chair-2', category: 'chair', appointedOn: '2026-05-01', ceasedOn: '2026-07-31' },
  ]
  const facts = factsOf({ sitters, company: { articles: { minimumDirectors: 12, categories: {} } } })
  for (const [on, since] of [
    ['2026-03-31', undefined],
    ['2026-04-01', '2026-04-01'],
    ['2026-04-30', '2026-04-01'],
    ['2026-05-01', undefined],
    ['2026-09-01', '2026-08-01'],
  ] as const)
    it(`is told on ${on}: ${since ?? 'nothing is'}`, () => expect(brokenSince(facts, date(on))).to.equal(since))
})

describe('the terms of a board that is broken already', function () {
  this.timeout(60_000)
  const desk = shared(() => sampleSite('marlshire', 'secretary'))
  const said = async () =>
    words(await desk.page('/board/terms'))
      .replace(/ ([,.)])/g, '$1')
      .replace(/\( /g, '(')

  it('say since when, what would mend it, and when more breaks', async () => {
    const text = await said()
    expect(text).to.contain('the first of them since 9 January 2026.')
    expect(text).to.contain('Renew the term of Nuala Byrne as Catholic diocese')
    expect(text).to.contain(
      'The next day on which more breaks is 1 September 2027 (chairs of areas, 0 of 4): the terms of Agnes Thorley, Basil Underhay and Felix Abiodun in groups end.',
    )
  })

  it('are drawn with the day since which a rule is broken, and that on which more breaks', async () => {
    const html = await desk.page('/board/terms')
    expect(html).to.contain('Broken since 9 Jan 26').and.to.contain('Breaks 1 Sep 27')
    expect(html).not.to.contain('Breaks 22 Nov 26')
  })

  it('know from the facts since when', async () =>
    expect(brokenSince(await loadBoardFacts(desk.reader), date('2026-11-22'))).to.equal('2026-01-09'))
})
