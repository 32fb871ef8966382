import { passedResolution } from '../../governance/index.ts'
import { type IsoDate, longDate } from '../../kernel/dates.ts'
import type { FieldError } from '../../kernel/errors.ts'
import type { Reader } from '../../platform/reader.ts'

/** The board alone decides what reserves are kept for, and nothing moves before it has resolved so. `deed`: "Surplus is set aside". */
export const faultsOfDecision = async (
  reader: Reader,
  { resolution, date }: { resolution: string; date: IsoDate },
  deed: string,
): Promise<FieldError[]> => {
  const passed = await passedResolution(reader, resolution)
  if (!passed) {
    const detail = `There is no resolution “${resolution}” that was passed. ${deed} by a resolution of the board: record it with its votes first`
    return [{ pointer: '/resolution', detail }]
  }
  if (passed.passedOn <= date) return []
  const detail = `Resolution ${resolution} was passed on ${longDate(passed.passedOn)}. Use that date or a later one`
  return [{ pointer: '/date', detail }]
}
