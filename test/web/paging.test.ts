import { expect } from 'chai'
import { shownPage } from '../../src/platform/http/index.ts'
import { type Desk, deskOf, words } from '../support/desk.ts'

describe('a long list', () => {
  const numbers = Array.from({ length: 160 }, (_, i) => i + 1)
  const shown = (asked: string | undefined, all = numbers) => shownPage(all, asked, (page) => `?page=${page}`)

  it('is shown fifty rows at a time, with the pages beside them', () => {
    expect(shown(undefined).rows).to.deep.equal(numbers.slice(0, 50))
    expect(shown('2')).to.deep.equal({
      rows: numbers.slice(50, 100),
      pages: { newer: '?page=1', older: '?page=3', text: '51 to 100 of 160' },
    })
  })

  it('ends with a page that takes the last few rows, so that none holds them alone', () => {
    expect(shown('3')).to.deep.equal({
      rows: numbers.slice(100),
      pages: { newer: '?page=2', text: '101 to 160 of 160' },
    })
    const many = Array.from({ length: 1200 }, (_, i) => i)
    expect(shown('23', many).pages.text).to.equal('1,101 to 1,150 of 1,200')
    expect(shown(undefined, numbers.slice(0, 60))).to.deep.equal({ rows: numbers.slice(0, 60), pages: {} })
  })

  it('has an answer to any page that is asked for', () => {
    expect(shown('99').rows).to.deep.equal(shown('3').rows)
    for (const wrong of ['0', '-1', 'two', '1.9']) expect(shown(wrong).rows, wrong).to.deep.equal(shown('1').rows)
    expect(shown('1', [])).to.deep.equal({ rows: [], pages: {} })
  })

  describe('on the pages of a company', () => {
    let desk: Desk
    before(async () => {
      desk = await deskOf('finance')
    })
    after(() => desk.drop())

    const rowsIn = (html: string, caption: string) => {
      const table = new RegExp(`<caption[^>]*>${caption}</caption>[\\s\\S]*?</table>`).exec(html)?.[0] ?? ''
      return [...table.matchAll(/<tr([^>]*)><th scope="row">([\s\S]*?)<\/tr>/g)].map(([row, attributes = '']) => ({
        text: words(row).trim(),
        isTotal: attributes.includes('total'),
      }))
    }

    const nextOf = (html: string): string | undefined =>
      /<a href="\/companies\/wexmere([^"]+)" rel="next">/.exec(html)?.[1]?.replaceAll('&amp;', '&')

    it('begin with the heading of the group of which they show the rest', async () => {
      const second = await desk.page('/reports/deferred-income?page=2')
      expect(second).to.match(/<tbody>\n<tr class="heading"><th scope="rowgroup" colspan="6">/)
      const headings = [...second.matchAll(/<tr class="heading">.*?<\/tr>/g)].map(([row]) => row)
      expect(new Set(headings).size).to.equal(headings.length)
    })

    const longOnes: [path: string, caption: string][] = [
      ['/reports/deferred-income', 'Deferred and accrued income by agreement'],
      ['/reports/deferred-income?on=2026-10-31', 'Deferred and accrued income by agreement'],
      ['/reports/surplus-sources?from=2025-04-01&to=2026-03-31', 'Shares of invoices and entries in the surplus'],
      ['/trading-area', 'Traded income by customer'],
    ]
    for (const [path, caption] of longOnes) {
      it(`has its total on every page, and every row on one: ${path}`, async () => {
        const rows: string[] = []
        const totals = new Set<string>()
        let pages = 0
        for (let next: string | undefined = path; next !== undefined; pages += 1) {
          const html = await desk.page(next)
          const here = rowsIn(html, caption)
          expect(here.filter(({ isTotal }) => isTotal)).to.have.lengthOf(1)
          expect(here.length).to.be.at.most(61)
          rows.push(...here.filter(({ isTotal }) => !isTotal).map(({ text }) => text))
          for (const { text, isTotal } of here) if (isTotal) totals.add(text)
          expect(words(html)).to.match(/\d+ to \d+ of \d+/)
          next = nextOf(html)
        }
        expect(pages).to.be.above(1)
        expect(new Set(rows).size).to.equal(rows.length)
        expect(totals.size).to.equal(1)
        const last = words(await desk.page(`${path}${path.includes('?') ? '&' : '?'}page=99`))
        expect(last).to.contain(` to ${rows.length} of ${rows.length} `)
      })
    }
  })
})
