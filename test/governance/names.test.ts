import { expect } from 'chai'
import { named } from '../../src/governance/index.ts'
import { factsOf, ON } from './facts.ts'

const { directory } = factsOf({
  sitters: [{ ref: 'p-1' }, { ref: 'p-12' }],
  organisations: [
    { ref: 'council', kind: 'council', name: 'Elmshire Council' },
    { ref: 'coco', kind: 'other', name: 'Elm Lettings' },
  ],
})

describe('refs on a page', () => {
  for (const [text, shown] of [
    ['term of p-1 ends', 'term of Person p-1 ends'],
    ['p-12 is no longer council officer of council', 'Person p-12 is no longer council officer of Elmshire Council'],
    [
      'p-1 is no longer employee of council company of coco',
      'Person p-1 is no longer employee of council company of Elm Lettings',
    ],
    ['p-1 becomes council employee of council', 'Person p-1 becomes council employee of Elmshire Council'],
    ['2 council directors are associated with the council', '2 council directors are associated with the council'],
    ['council leaves', 'Elmshire Council leaves'],
  ] as const)
    it(`“${text}”: names what is a ref, and leaves words alone`, () =>
      expect(named(directory, ON)(text)).to.equal(shown))
})
