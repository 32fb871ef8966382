import { addDays, type IsoDate, isDate } from '../../../kernel/dates.ts'

/**
 * The day of a download, from the name of its file: edubasealldata20240301.csv, schools_2021-04-26.csv. A year alone means its
 * last day, for what the file says was so at some time of that year at the latest.
 */
export const asOfFromName = (name: string, today: IsoDate): IsoDate | undefined => {
  const days = [...name.matchAll(/(?<!\d)(\d{4})[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)/g)]
    .map(([, year, month, day]) => `${year}-${month}-${day}`)
    .concat([...name.matchAll(/(?<!\d)(\d\d)[-_.](\d\d)[-_.](\d{4})(?!\d)/g)].map(([, d, m, y]) => `${y}-${m}-${d}`))
    .filter((day): day is IsoDate => isDate(day) && day <= addDays(today, 1))
  if (days.length > 0) return days.at(-1)
  const years = [...name.matchAll(/(?<!\d)(20\d\d)(?!\d)/g)]
    .map(([, year]) => `${year}-12-31`)
    .filter((day): day is IsoDate => isDate(day) && day < today)
  return years.at(-1)
}
