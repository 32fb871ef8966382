import { expect } from 'chai'
import { type Status, verdictTag, verdictText } from '../../src/kernel/finding.ts'
import { tagHtml } from '../../src/platform/http/views/tag.ts'

describe('a verdict in words', () => {
  for (const [status, headroom, text] of [
    ['pass', 3, 'Passes'],
    ['warn', 0, 'Passes, no slack'],
    ['warn', 1, 'Passes, with a warning'],
    ['warn', null, 'Passes, with a warning'],
    ['warn', undefined, 'Passes, with a warning'],
    ['fail', -1, 'Breaks'],
    ['not-applicable', null, 'Does not apply'],
  ] as [Status, number | null | undefined, string][])
    it(`${status}, ${headroom}: ${text}`, () => {
      const verdict = headroom === undefined ? { status } : { status, headroom }
      expect(verdictText(verdict)).to.equal(text)
      expect(verdictTag(verdict)).to.deep.equal({ kind: status, text })
    })

  it('is called so where a page says no more of it', () =>
    expect(tagHtml('warn')).to.equal('<strong class="tag warn">Passes, with a warning</strong>'))
})
