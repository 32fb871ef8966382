import { expect } from 'chai'
import type { Page } from 'playwright-core'
import { features } from '../../src/features.ts'
import { ROLES, type Role } from '../../src/platform/permission.ts'
import { type Demonstration, demonstration } from '../support/demonstration.ts'
import { faultsOf, lookingClosely, NARROW, WIDTHS } from './looked-at.ts'
import { type Seen, walk } from './walk.ts'

const PAGES = features.flatMap(({ pages = [] }) => pages.map(({ path }) => path))
const FORMS = features.flatMap(({ forms = [] }) => forms.map(({ path }) => `${path}/new`))
/** Those without parameters first: /members/votes is not a member. */
const PATTERNS = [...new Set([...PAGES, ...FORMS])].sort((a, b) => Number(a.includes(':')) - Number(b.includes(':')))

/** Everybody in the full company; elsewhere whoever meets the rules of another preset, and who buys there. */
const VISITORS: [company: string, role: Role][] = [
  ...ROLES.map((role): [string, Role] => ['wexmere', role]),
  ...['haverfold', 'ottermouth', 'calderwick', 'marlshire'].flatMap((company): [string, Role][] => [
    [company, 'secretary'],
    [company, 'buyer'],
  ]),
]

/** The two whose work most pages are, in the company that has most to show: there two directors stand for eleven. */
const isAtHome = (company: string, role: Role): boolean =>
  company === 'wexmere' && (role === 'secretary' || role === 'finance')

describe('every page, for everybody who may see it', function () {
  this.timeout(600_000)
  let site: Demonstration
  const reached = new Set<string>()
  const looked = lookedAt()

  before(async () => {
    site = await demonstration()
    await issueToken(await site.signedIn('wexmere', 'administrator'))
    await propose(await site.signedIn('wexmere', 'secretary'))
    await contest(await site.signedIn('calderwick', 'secretary'))
    await excuse(await site.signedIn('wexmere', 'secretary'))
  })
  after(() => site?.close())

  for (const [company, role] of VISITORS) {
    it(`${company}, ${role}`, async () => {
      const first = await site.signedIn(company, role)
      const faults = new Map<number, string[]>()
      const toLookAt: { path: string; widths: readonly number[]; place: number }[] = []
      const ways = { base: `/companies/${company}`, patterns: PATTERNS, each: isAtHome(company, role) ? 2 : 1 }
      for (const [place, seen] of (await walk(first.context().request, ways)).entries()) {
        reached.add(seen.pattern)
        const widths = seen.status === 200 ? looked.widthsFor(seen) : []
        if (widths.length > 0) toLookAt.push({ path: seen.path, widths, place })
        if (seen.status !== 200) faults.set(place, [`${seen.path}: ${seen.status}, linked from ${seen.from}`])
      }
      const second = await first.context().newPage()
      await Promise.all(
        [first, second].map(async (page) => {
          await lookingClosely(page)
          const said = saidBy(page)
          for (let next = toLookAt.shift(); next; next = toLookAt.shift()) {
            const { path, widths, place } = next
            await page.goto(path)
            const found = (await faultsOf(page, widths)).map((fault) => `${path} at ${fault}`)
            faults.set(place, [...found, ...said.splice(0).map((text) => `${path} said ${text}`)])
          }
        }),
      )
      await first.context().close()
      const inOrder = [...faults].sort(([a], [b]) => a - b).flatMap(([, each]) => each)
      expect(inOrder, inOrder.join('\n')).to.deep.equal([])
    })
  }

  it('printed, it has no navigation, and says whose it is and when it was printed', async () => {
    const page = await site.signedIn('wexmere', 'secretary')
    await page.emulateMedia({ media: 'print' })
    for (const path of ['/board', '/members', '/surplus']) {
      await page.goto(`/companies/wexmere${path}`)
      expect(await page.getByRole('navigation').count(), path).to.equal(0)
      expect(await page.locator('main').innerText(), path).to.match(
        /Wexmere School Improvement Company Limited\. .*2026/,
      )
    }
    await page.context().close()
  })

  it('and there is none that no link leads to', () => {
    expect(PATTERNS.filter((pattern) => !reached.has(pattern))).to.deep.equal([])
  })
})

/** What a page complains of, as it goes along. */
const saidBy = (page: Page): string[] => {
  const said: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) said.push(message.text())
  })
  page.on('pageerror', (error) => said.push(error.message))
  return said
}

/** The one thing that has a page and is in no sample company: a token of a program. */
const issueToken = async (page: Page): Promise<void> => {
  await page.goto('/companies/wexmere/people/tokens/new')
  await page.getByLabel('Name of the token').fill('Nightly export')
  await page.getByLabel('Auditor').check()
  const expiry = page.getByRole('group', { name: 'Last day' })
  for (const [label, text] of Object.entries({ Day: '31', Month: '3', Year: '2027' })) {
    await expiry.getByLabel(label).fill(text)
  }
  await page.locator('main').getByRole('button').click()
  await page.locator('main').getByRole('button').click()
  await page.context().close()
}

/** A proposal for a seat, which no sample company has: saved from an appointment that the board cannot bear. */
const propose = async (page: Page): Promise<void> => {
  const answers = { person: 'stephen-harcombe', councilOffice: 'none', seat: 'independent-2', step: '4' }
  const dates = { appointedOn: '2026-12-10', verifiedOn: '2026-11-02' }
  await page.goto(`/companies/wexmere/board/appointments/new?${new URLSearchParams({ ...answers, ...dates })}`)
  await page.locator('main').getByRole('button').click()
  await page.locator('main').getByRole('button', { name: 'Save as a proposal for the board' }).click()
  await page.context().close()
}

/** A place for which two people stand, so that members vote; in no sample company is a vote still to come. */
const contest = async (page: Page): Promise<void> => {
  const dates = async (group: string, [day, month]: readonly [string, string]) => {
    const asked = page.getByRole('group', { name: group })
    for (const [label, text] of Object.entries({ Day: day, Month: month, Year: '2026' })) {
      await asked.getByLabel(label).fill(text)
    }
  }
  const record = async () => {
    await page.locator('main').getByRole('button').click()
    await page.locator('main').getByRole('button').click()
  }
  await page.goto('/companies/calderwick/nominations/advertisements/new')
  await page.getByLabel('Seat', { exact: true }).selectOption('c-southmere-p')
  await dates('Advertised on', ['1', '10'])
  await dates('Last day for nominations', ['16', '10'])
  await record()
  for (const person of ['xanthe-lowther', 'bronte-sykes']) {
    await page.goto('/companies/calderwick/nominations/new')
    await page.getByLabel('Who is nominated').selectOption(person)
    await page.getByLabel('Self-nomination').check()
    await page.getByLabel('Seat', { exact: true }).selectOption('c-southmere-p')
    await dates('Received on', ['12', '10'])
    await record()
  }
  await page.context().close()
}

/** A meeting whose date nobody has published yet, and one for which somebody has sent apologies. */
const excuse = async (page: Page): Promise<void> => {
  const record = async () => {
    await page.locator('main').getByRole('button').click()
    await page.locator('main').getByRole('button').click()
  }
  await page.goto('/companies/wexmere/meetings/new?body=board')
  const held = page.getByRole('group', { name: 'Date of the meeting' })
  for (const [label, text] of Object.entries({ Day: '22', Month: '7', Year: '2027' })) {
    await held.getByLabel(label).fill(text)
  }
  await record()
  await page.goto('/companies/wexmere/meetings/board-2026-12-10/apologies/new')
  await page.getByLabel('Who cannot come?').selectOption('tomasz-wilk')
  await record()
  await page.context().close()
}

/**
 * Many roles see the same page with another navigation over it, and many addresses show the same layout. So a page is looked at
 * in every width when it is met first, and has to fit into the narrowest when it says something else to somebody else.
 */
function lookedAt() {
  const kinds = new Set<string>()
  const mains = new Set<string>()
  return {
    widthsFor: ({ path, pattern, html }: Seen): readonly number[] => {
      const main = /<main[\s\S]*<\/main>/.exec(html)?.[0].replace(/name="_(csrf|key)" value="[^"]*"/g, '')
      if (main === undefined || mains.has(main)) return []
      mains.add(main)
      const isNew = !kinds.has(pattern)
      kinds.add(pattern)
      if (isNew) return WIDTHS
      return path.includes('?') ? [] : NARROW
    },
  }
}
