import { unpackChromium } from './chromium.ts'

/** Done once, before the first test in whichever process. */
export const mochaGlobalSetup = unpackChromium
