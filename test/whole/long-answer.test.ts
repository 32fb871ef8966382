import { expect } from 'chai'
import { jsonTexts } from '../../src/commands/terminal/long-answer.ts'

describe('a long document on standard output', () => {
  for (const [what, document] of [
    ['numbers and lists', { read: 2, skipped: [], differences: [{ urn: '199001', from: null, to: 'St Mary’s' }, 3] }],
    ['lists within', { links: { added: 1, skipped: [{ line: 3, reason: 'two\nlines, "quoted"' }] }, list: [[1, []]] }],
    ['what is not there', { read: 1, links: undefined, groups: null, ok: true }],
    ['nothing', {}],
  ] as const)
    it(`is the text of a short one: ${what}`, () => {
      expect([...jsonTexts(document)].join('')).to.equal(`${JSON.stringify(document, null, 2)}\n`)
    })

  it('takes a list item by item from whatever holds it', () => {
    function* counted() {
      yield { n: 1 }
      yield { n: 2 }
    }
    expect([...jsonTexts({ all: counted() })].join('')).to.equal(
      '{\n  "all": [\n    {\n      "n": 1\n    },\n    {\n      "n": 2\n    }\n  ]\n}\n',
    )
  })
})
