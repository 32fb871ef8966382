import type { FieldError } from '../../kernel/errors.ts'
import { sum } from '../../kernel/money.ts'
import { CODES } from '../chart.ts'
import type { Line, NewEntry } from '../entries/entry.ts'

/**
 * A journal made by hand names no resolution, so it may not give a programme what was in free reserves or with another
 * programme. A fund that is brought over from other books comes against neither.
 */
export const faultsOfSettingAside = ({ lines }: NewEntry): FieldError[] => {
  const given = (line: Line) => growth(lines.filter((each) => isOfFund(each) && each.programme === line.programme))
  const fromFree = growth(lines.filter(({ account }) => account === CODES.freeReserve)) < 0
  const fromOthers = lines.some((line) => isOfFund(line) && given(line) < 0)
  if (!fromFree && !fromOthers) return []
  const detail = fromFree
    ? 'Surplus is set aside by a resolution of the board, which a journal does not name. Use “Set surplus aside”'
    : 'Money moves between programmes by a resolution of the board, which a journal does not name. Use “Move from one programme to another”'
  return lines.flatMap((line, i) =>
    isOfFund(line) && line.credit && given(line) > 0 ? [{ pointer: `/lines/${i}/account`, detail }] : [],
  )
}

const isOfFund = ({ account }: Line) => account === CODES.reinvestmentFund

const growth = (lines: readonly Line[]): number => sum(lines.map(({ debit, credit }) => (credit ?? 0) - (debit ?? 0)))
