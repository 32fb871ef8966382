import { type Organisation, organisationDates, organisationOn } from '../../../directory/index.ts'
import { addDays, type IsoDate } from '../../../kernel/dates.ts'
import type { BoardFacts } from '../../types.ts'
import type { Change } from './change.ts'
import { organisationPutOff } from './put-off.ts'

/** Schools open, close and move between trusts; the register says so from a download on. */
export const organisationChanges = (facts: BoardFacts): Change[] =>
  [...facts.directory.organisations.values()].flatMap((one) =>
    organisationDates(facts.directory, one.ref).map((on) => ({
      on,
      ...organisationWords(organisationOn(facts.directory, one.ref, on) ?? one, on),
      ...organisationFact(facts, one, on),
      putOff: organisationPutOff(one.ref, on),
      who: one.ref,
      concerns: 'both' as const,
    })),
  )

/** Where the company's own spreadsheets say it; what the register of schools says was recorded for everybody. */
const organisationFact = (
  { directory }: BoardFacts,
  { ref, openedOn, closedOn }: Organisation,
  on: IsoDate,
): Pick<Change, 'fact'> => {
  const last = addDays(on, -1)
  const { from, to } =
    directory.groupings.find((row) => row.organisation === ref && (row.from === on || row.to === last)) ?? {}
  if (from === on) return { fact: { table: 'grouping', says: { organisation: ref, from } } }
  if (to) return { fact: { table: 'grouping', says: { organisation: ref, to } } }
  if (openedOn === on) return { fact: { table: 'organisation', says: { ref, opened_on: on } } }
  return closedOn === last ? { fact: { table: 'organisation', says: { ref, closed_on: last } } } : {}
}

const organisationWords = (
  { ref, openedOn, closedOn }: { ref: string; openedOn?: IsoDate; closedOn?: IsoDate },
  on: IsoDate,
): Pick<Change, 'because' | 'several'> => {
  if (openedOn === on) return { because: `${ref} opens`, several: '… open' }
  if (closedOn && addDays(closedOn, 1) === on) return { because: `${ref} has closed`, several: '… have closed' }
  return { because: `${ref} changes`, several: '… change' }
}
