import { addDays, financialYear, type IsoDate } from '../../kernel/dates.ts'
import { known, type Reader } from '../../platform/reader.ts'

/** The day of the year on which the company's accounts end, "03-31". One column, so that a statement costs no more than it must. */
export const yearEndOf = (reader: Reader): Promise<string> => {
  const read = async () => {
    const row: { year_end: string } | undefined = await known(reader, 'company').first('year_end')
    return row?.year_end ?? '03-31'
  }
  return reader.remembered?.('year end', ['company'], read) ?? read()
}

/** The accounting year that holds a day. */
export const yearOf = async (reader: Reader, day: IsoDate): Promise<{ from: IsoDate; to: IsoDate }> =>
  financialYear(day, await yearEndOf(reader))

/** The last day of the newest accounting year that has ended by a day, that day counted. */
export const lastYearEnd = (day: IsoDate, yearEnd: string): IsoDate => {
  const year = financialYear(day, yearEnd)
  return year.to === day ? day : addDays(year.from, -1)
}
