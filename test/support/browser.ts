import { type Browser, type BrowserContext, chromium as playwright } from 'playwright-core'
import { chromium } from './chromium.ts'

/**
 * A real browser for the tests, started when one first asks for it. One serves the tests of a process, and ends with it at
 * the latest.
 */
export const browser = (): Promise<Browser> => {
  started ??= start()
  return started
}

let started: Promise<Browser> | undefined

const start = async (): Promise<Browser> => {
  const { executablePath, env } = await chromium()
  return playwright.launch({ executablePath, args: ARGUMENTS, env, chromiumSandbox: false })
}

// Belongs to no suite, and so ends the browser after the last test of all. A process that is handed one file after another
// hears it with the first of them only; the browser that a later file starts ends with the process.
after(async () => {
  const running = started
  started = undefined
  await (await running)?.close()
})

// What the browser would do besides showing our pages: look for updates, draw with a graphics card, ask other sites.
const ARGUMENTS = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--font-render-hinting=none',
  '--no-default-browser-check',
  '--no-pings',
]

/** A visitor's browser at an address of ours; whatever asks another site is cut off. */
export const visitorTo = async (
  url: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<BrowserContext> => {
  const context = await (await browser()).newContext({ baseURL: url, locale: 'en-GB', ...options })
  await context.route(
    (asked) => asked.origin !== new URL(url).origin,
    (route) => route.abort(),
  )
  return context
}
