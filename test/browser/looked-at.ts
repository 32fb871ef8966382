import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

/** A desk and a phone, where everything is looked at; and the narrowest that WCAG 1.4.10 asks for, where a page must still fit. */
export const WIDTHS = [1280, 390, 320] as const
const NARROWEST = 320
export const NARROW = [NARROWEST] as const

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
// Runs in the page, and so is no part of the program that tsc checks.
const LAYOUT = readFileSync(join(import.meta.dirname, 'layout.js'), 'utf8')
const RULES: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  resultTypes: ['violations'],
}

/** A page that brings along what asks after accessibility, half a megabyte, wherever it goes: sent once, not to each address. */
export const lookingClosely = async (page: Page): Promise<Page> => {
  await page.addInitScript(AXE)
  return page
}

/** Everything wrong with the page that is open, at each width, in words; nothing when all is well. */
export const faultsOf = async (page: Page, widths: readonly number[] = WIDTHS): Promise<string[]> => {
  const faults: string[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    const unfit = await page.evaluate<string[]>(LAYOUT)
    const found = width === NARROWEST ? unfit : [...unfit, ...(await accessibility(page))]
    faults.push(...found.map((fault) => `${width}: ${fault}`))
  }
  return faults
}

const accessibility = async (page: Page): Promise<string[]> => {
  const { violations } = await page.evaluate(
    (rules) => (globalThis as unknown as { axe: { run(rules: object): Promise<AxeResults> } }).axe.run(rules),
    RULES,
  )
  return violations.map(
    ({ id, help, nodes }) => `${id}, ${help}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`,
  )
}
