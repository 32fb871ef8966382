import { expect } from 'chai'
import { boardCompositionCertificate as certificate } from '../../reports/definitions/board-composition-certificate.ts'
import type { Finding } from '../../src/kernel/finding.ts'
import type { Block, ReportDocument } from '../../src/reporting/document.ts'
import { renderReport } from '../../src/reporting/engine.ts'
import { writePdf } from '../../src/reporting/writers/pdf.ts'
import { TODAY, wexmere } from '../support/wexmere.ts'

const LGHA = 'Local Government and Housing Act 1989, s.69(1)'
const finding = (
  rule: string,
  numerator: number,
  denominator: number,
  limit: string,
  source: string,
  more: Partial<Finding> = {},
): Finding => ({
  rule,
  body: 'board',
  status: 'warn',
  numerator,
  denominator,
  limit,
  headroom: 0,
  explanation: 'Every one of them is in order. That is enough said.',
  source,
  ...more,
})

const director = (i: number, council: boolean) => ({
  person: `p-${i}`,
  name: ['Ruth Margaret Ellingworth', 'Owen Trahearne', 'Priti Vaswani'][i % 3],
  seat: ['Head, primary', 'Governor, special', 'Independent director, finance'][i % 3],
  category: council ? 'council' : 'school_leader',
  nominatedBy: council ? 'Wexmere Council' : 'Member schools',
  nominee: council,
  associated: council,
  limb: council ? 'b' : null,
  evidence: council ? 'Council officer; contract of employment seen 2 July 2024' : 'Declared 4 September 2026',
  appointedOn: '2025-09-01',
  termEndsOn: i === 0 ? null : '2028-08-31',
  leavesOn: i === 2 ? '2027-04-30' : null,
})

const board = (directors: number, council: number, more: object = {}) => ({
  report: 'board-composition-certificate',
  company: 'alpha',
  on: '2026-11-24',
  known: '2026-11-24T09:14:00.000Z',
  rows: Array.from({ length: directors }, (_, i) => director(i, i < council)),
  totals: { inOffice: directors, associated: council, nominees: council, represented: council },
  cap: [190, 1000],
  vacant: 1,
  findings: [
    finding('board.minimum', directors, 11, 'at least 11', 'Article 18.1'),
    finding('board.maximum', directors, 16, 'at most 16', 'Article 18.2', { status: 'pass' }),
    finding('board.council-cap', council, directors, 'at most 190/1000', 'Article 20.3 as restated in 2026'),
    finding('board.law-20', council, directors, 'below 1/5', `${LGHA}(b)`, {
      readings: [
        {
          assumption: 'heads whom the council employs are counted',
          status: 'fail',
          numerator: 3,
          denominator: directors,
        },
      ],
    }),
    finding('board.votes-law-20', council, directors, 'below 1/5', `${LGHA}(c)`),
    finding('members.law-20', 1, 58, 'below 1/5', `${LGHA}(a)`, { status: 'pass', headroom: 52 }),
    finding('board.chair', 1, 1, 'a chair', 'Article 19.3', { status: 'pass', headroom: null }),
    finding('board.identity-verified', directors, directors, 'all', 'Companies Act 2006, s.167M', {
      status: 'pass',
      headroom: null,
    }),
  ],
  timeline: [
    {
      on: '2027-02-01',
      because: 'term of p-1 ends',
      rule: 'board.law-20',
      status: 'fail',
      numerator: 2,
      denominator: 10,
    },
  ],
  standing: 'independent',
  standingWorking: [
    {
      test: 'A fifth of the directors',
      met: false,
      text: '2 of 11 (18.18%) is below one fifth.',
      source: `${LGHA}(b)`,
    },
    { test: 'Business relationship', met: true, text: '60.00% of turnover', source: `${LGHA}(3)(a)` },
  ],
  ...more,
})

const company = {
  slug: 'alpha',
  name: 'Wexmere Learning Partnership Limited',
  legalForm: 'clg',
  council: 'Wexmere Council',
} as const
const said = (data: object): Block[] => certificate.say?.(data as never, company).blocks ?? []
const documentOf = (data: object): ReportDocument => ({
  title: certificate.title,
  subtitle: 'As at 24 November 2026',
  asked: {},
  letterhead: {
    company: company.name,
    description: 'Company limited by guarantee',
    office: ['4 Tannery Row', 'Wexmere WX1 4TR'],
  },
  blocks: said(data),
  foot: { known: '2026-11-24T09:14:00.000Z' as never, note: '', digest: '7F3A-91C4-0BD2' },
})

const answerOf = (data: object): string => {
  const [pair] = said(data)
  const answer = pair?.kind === 'pair' ? pair.left[0] : undefined
  return answer?.kind === 'answer' ? `${answer.strong} ${answer.text}` : ''
}
const tableOf = (data: object, caption: string) => {
  const table = said(data).find((block) => block.kind === 'table' && block.caption === caption)
  return table?.kind === 'table' ? table.rows.map(({ cells }) => Object.values(cells).join(' | ')) : []
}

describe('the board composition certificate', () => {
  it('answers in a sentence with the fraction, the share and both lines', () => {
    expect(answerOf(board(11, 2))).to.equal(
      '2 of 11 directors are associated with Wexmere Council: 18.18%. This is within the company’s cap of 19% and below the 20% in section 69 of the Local Government and Housing Act 1989. The company is independent of the council.',
    )
  })

  it('says which line is crossed', () => {
    const broken = board(5, 1, {
      findings: [
        finding('board.council-cap', 1, 5, 'at most 190/1000', '', { status: 'fail' }),
        finding('board.law-20', 1, 5, 'below 1/5', '', { status: 'fail' }),
      ],
    })
    expect(answerOf(broken)).to.match(/20\.00%\. This is over the company’s cap of 19% and not below the 20%/)
    const capOnly = board(26, 5, {
      findings: [finding('board.council-cap', 5, 26, 'at most 190/1000', '', { status: 'fail' })],
    })
    expect(answerOf(capOnly)).to.match(/19\.23%\. This is over the company’s cap of 19%, but below the 20%/)
  })

  it('tells those whom the council nominated from those who are associated with it', () => {
    const two = board(11, 2, { totals: { inOffice: 11, associated: 1, nominees: 2, represented: 2 } })
    expect(answerOf(two)).to.match(/^2 of 11 directors are associated with or nominated by Wexmere Council/)
    expect(answerOf(two)).to.match(
      /Associated persons alone are 1 of 11, 9\.09%\. The company is independent of the council\.$/,
    )
  })

  it('says until when each sits: the term, what comes before its end, or no end', () => {
    const ends = tableOf(board(4, 1), 'Directors in office').map((row) => row.split(' | ').at(-1))
    expect(ends).to.deep.equal(['While in post', '31 August 2028', 'Leaves 30 April 2027', '31 August 2028'])
  })

  it('prints every test with the multiplication that decides it, and its clause', () => {
    expect(tableOf(board(11, 2), 'Tests')).to.deep.equal([
      'Company cap, Article 20.3 as restated in 2026 | 100 × 2 = 200, which is not more than 19 × 11 = 209 | Passes, no slack',
      'Directors, section 69(1)(b) | 5 × 2 = 10, which is less than 11 | Passes, no slack',
      'Board votes, section 69(1)(c) | 5 × 2 = 10, which is less than 11 | Passes, no slack',
      'Members’ votes, section 69(1)(a) | 5 × 1 = 5, which is less than 58 | Passes',
      'Fewest directors, Article 18.1 | 11 in office; at least 11 asked for | Passes, no slack',
      'Most directors, Article 18.2 | 11 in office; at most 16 allowed | Passes',
    ])
  })

  it('names who is missing where a place has to be filled, and what else is in order', () => {
    const partnership = board(11, 2, {
      findings: [
        finding('body.area-chairs', 3, 4, 'a chair for every area', 'Terms of reference, 4.1', {
          status: 'fail',
          headroom: null,
          explanation: '3 of 4 areas have a chair. Empty: chair of North East. From 1 May 2027 more are empty.',
        }),
        finding('body.one-per-group', 9, 9, 'one', 'Terms of reference, 3.4', { status: 'pass', headroom: null }),
      ],
    })
    expect(tableOf(partnership, 'Tests')).to.deep.equal([
      'Chairs of areas, Terms of reference, 4.1 | 3 of 4 areas have a chair. Empty: chair of North East. | Breaks',
    ])
    expect(said(partnership).filter(({ kind }) => kind === 'note')).to.deep.include({
      kind: 'note',
      text: 'Also in order: one leader of each trust or school (Terms of reference, 3.4).',
    })
  })

  it('prints the other reading, and the next date that changes the answer with names in place of refs', () => {
    const words = said(board(11, 2)).flatMap((block) =>
      block.kind === 'note' || block.kind === 'paragraph' ? [block.text] : [],
    )
    expect(words).to.deep.equal([
      'Read the other way (heads whom the council employs are counted), the result would be 3 of 11, 27.27%.',
      'Also in order: chair (Article 19.3) and identity verified (Companies Act 2006, s.167M).',
      'If any other director leaves, the share becomes 2 of 10, 20.00%. On today’s appointments a line is crossed on 1 February 2027: term of Owen Trahearne ends, and the share is 2 of 10, 20.00%.',
    ])
  })

  it('gives an empty board no share', () => {
    expect(answerOf(board(0, 0))).to.equal(
      'No directors are in office. The shares of this certificate do not apply to an empty board.',
    )
  })

  for (const [directors, pages] of [
    [11, 1],
    [12, 1],
    [40, 2],
  ] as const) {
    it(`has ${pages === 1 ? 'one page' : 'two pages'} with ${directors} directors`, async () => {
      const pdf = await writePdf(documentOf(board(directors, 2)))
      expect(pdf.toString('latin1').match(/\/FlateDecode/g)?.length).to.be.greaterThan(4)
      expect(await pageCount(pdf)).to.equal(pages)
    })
  }

  it('of the sample company is signed on the page that it is about', async () => {
    const { reader, drop } = await wexmere('after the demonstration')
    const { bytes } = await renderReport(reader, certificate.name, { on: TODAY, today: TODAY, format: 'pdf' })
    expect(await pageCount(bytes)).to.equal(1)
    await drop()
  })
})

const pageCount = async (pdf: Buffer): Promise<number> => {
  const { inflateSync } = await import('node:zlib')
  const text = pdf.toString('latin1')
  for (const match of text.matchAll(/\/ObjStm[^>]*\/Length (\d+)>>\nstream\n/g)) {
    const start = match.index + match[0].length
    const objects = inflateSync(pdf.subarray(start, start + Number(match[1]))).toString('latin1')
    const count = /\/Type \/Pages\n\/Count (\d+)/.exec(objects)?.[1]
    if (count) return Number(count)
  }
  return 0
}
