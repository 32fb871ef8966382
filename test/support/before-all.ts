import fc from 'fast-check'
import { unpackChromium } from './chromium.ts'

/**
 * Properties try the same cases each time, so that a commit passes or fails whoever tests it and whenever. Others are tried with
 * `PROPERTY_SEED=7 npm test`.
 */
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20261130) })

/** Done once, before the first test in whichever process. */
export const mochaGlobalSetup = unpackChromium
