import { expect } from 'chai'
import { type Desk, deskOf, words } from '../support/desk.ts'

describe('a form or page about one thing', () => {
  let desk: Desk
  before(async () => {
    desk = await deskOf('secretary')
  })
  after(() => desk.drop())

  // Without it nothing on the page told whose interest is entered, or which meeting it was.
  for (const [path, heading, subject] of [
    ['/board/directors/joan-akersley/interests/new', 'Enter an interest in the register', 'Joan Akersley'],
    ['/board/directors/joan-akersley/ended-interests/new', 'Record the end of an interest', 'Joan Akersley'],
    ['/board/directors/joan-akersley/resignation/new', 'Record a resignation', 'Joan Akersley'],
    ['/members/alder-lane/cessation/new', 'Record that a member leaves', 'Alder Lane Primary School'],
    ['/meetings/board-2026-09-24/attendance/new', 'Record who was at a meeting', 'Board meeting, 24 September 2026'],
    ['/meetings/board-2026-12-10/outcome/new', 'Record what became of a meeting', 'Board meeting, 10 December 2026'],
    ['/meetings/board-2026-12-10/apologies/new', 'Record apologies for a meeting', 'Board meeting, 10 December 2026'],
    [
      '/meetings/board-2026-09-24/agenda/order/new',
      'Put the items in another order',
      'Board meeting, 24 September 2026',
    ],
  ] as const) {
    it(`says above its heading and in its title what it is about: ${path}`, async () => {
      const html = await desk.page(path)
      expect(html).to.contain(`<title>${heading}: ${subject} &ndash; `)
      expect(words(/<main[\s\S]*/.exec(html)?.[0] ?? '')).to.match(new RegExp(`^ ${subject} ${heading}`))
    })
  }

  for (const [path, title] of [
    ['/schools/alder-lane/orders', 'Orders and invoices: Alder Lane Primary School'],
    ['/schools/alder-lane/services/CLERK', 'Clerking for governing boards: Alder Lane Primary School'],
    ['/surplus/2026', 'Surplus and reinvestment: year ended 31 March 2026'],
    ['/board/seats/independent-2/advert', 'Draft advert: Independent director, people'],
  ] as const) {
    it(`is told from others by the title of its page: ${path}`, async () => {
      expect(await desk.page(path)).to.contain(`<title>${title} &ndash; `)
    })
  }
})
