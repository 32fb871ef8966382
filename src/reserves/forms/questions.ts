import { loadResolutions } from '../../governance/index.ts'
import { addDays, type IsoDate, longDate } from '../../kernel/dates.ts'
import { pounds, sum, ZERO } from '../../kernel/money.ts'
import { loadProgrammes } from '../../ledger/index.ts'
import type { FormField, PageContext } from '../../platform/http/index.ts'
import { loadDesignations } from '../setting-aside/designations.ts'
import { programmesOn } from '../surplus/surplus.ts'

export const programmeOptions = async ({ reader }: PageContext) =>
  [...(await loadProgrammes(reader)).values()].map(({ ref, name }) => ({ value: ref, text: name }))

/**
 * Resolutions of the last two years that were carried, with what has been set aside by each. Those of the board that speak of
 * reserves come first, before all those by which nothing has been set aside yet; else the newest.
 */
const resolutionOptions = async ({ reader, today }: PageContext) => {
  const [resolutions, designations] = await Promise.all([loadResolutions(reader), loadDesignations(reader)])
  const recent = resolutions
    .filter(({ outcome, passedOn }) => outcome.carried && passedOn >= addDays(today, -731))
    .map(({ ref, kind, passedOn, text }) => {
      const used = sum(designations.filter(({ resolution }) => resolution === ref).map(({ amount }) => amount))
      return {
        ref,
        passedOn,
        text,
        used,
        rank: (kind === 'board' ? 0 : 4) + (MONEY.test(text) ? 0 : 2) + (used > 0 ? 1 : 0),
      }
    })
    .sort((a, b) => a.rank - b.rank || (a.passedOn < b.passedOn ? 1 : a.passedOn > b.passedOn ? -1 : 0))
  return recent.slice(0, 12).map(({ ref, passedOn, text, used }) => ({
    value: ref,
    text: `${ref}, ${longDate(passedOn)}`,
    hint: `${text}${used > 0 ? ` Set aside by it so far: ${pounds(used)}.` : ''}`,
  }))
}

const MONEY = /designat|set aside|reinvest|virement|reserves?\b/i

export const resolutionQuestion = async (context: PageContext): Promise<FormField> => ({
  name: 'resolution',
  label: 'Which resolution of the board?',
  kind: 'radios',
  missing: 'Choose the resolution',
  options: await resolutionOptions(context),
})

export const nameOf = async ({ reader }: PageContext, ref: string) =>
  (await loadProgrammes(reader)).get(ref)?.name ?? ref

/** What a programme has in the fund on a day. */
export const leftOn = async ({ reader }: PageContext, ref: string, day: IsoDate) =>
  (await programmesOn(reader, day)).find(({ programme }) => programme === ref)?.closing ?? ZERO
