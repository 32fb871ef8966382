import { expect } from 'chai'
import { named } from '../../../src/governance/index.ts'
import { factsOf, ON } from '../ground/facts.ts'

const { directory } = factsOf({
  sitters: ['p-1', 'p-12', '1', '2', '7', '11', 'a', 'chair'].map((ref) => ({ ref })),
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
    [
      '2 of 11 directors are associated with the council (18.18%): 5 × 2 = 10, which is less than 11. 1 other director may leave',
      '2 of 11 directors are associated with the council (18.18%): 5 × 2 = 10, which is less than 11. 1 other director may leave',
    ],
    ['The identity of 11 of 11 directors is verified.', 'The identity of 11 of 11 directors is verified.'],
    ['identity of 11 is verified', 'identity of Person 11 is verified'],
    ['Nobody is in office in a seat of the chair.', 'Nobody is in office in a seat of the chair.'],
    ['Bo Fry is chair, and nothing stands against it.', 'Bo Fry is chair, and nothing stands against it.'],
    [
      'From 1 March 2027 it does not hold, at 2 of 11: the terms of 1, 2 and 7 end.',
      'From 1 March 2027 it does not hold, at 2 of 11: the terms of Person 1, Person 2 and Person 7 end.',
    ],
    ['term of 11 ends; chair leaves', 'term of Person 11 ends; Person chair leaves'],
    ['1 and 2 others are appointed', 'Person 1 and 2 others are appointed'],
    ['1, 2 and 7 leave', 'Person 1, Person 2 and Person 7 leave'],
    ['a is no longer head teacher of coco', 'Person a is no longer head teacher of Elm Lettings'],
    [
      '7 no longer counts as a former councillor of council',
      'Person 7 no longer counts as a former councillor of Elmshire Council',
    ],
    ['articles of 1 March 2027 come into force', 'articles of 1 March 2027 come into force'],
  ] as const)
    it(`“${text}”: names what is a ref, and leaves words alone`, () =>
      expect(named(directory, ON)(text)).to.equal(shown))
})
