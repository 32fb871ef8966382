import { type Directory, loadDirectory, nameOf, organisationOn } from '../../directory/index.ts'
import { type IsoDate, longDate } from '../../kernel/dates.ts'
import { known, type Reader, type Row } from '../../platform/reader.ts'
import type { Register } from '../../platform/registers/index.ts'
import { remembering } from '../../platform/remembering.ts'

/** What a ref of a command stands for, in words. `refers`: the files of one of which it is a ref, without their endings, 'bodies people'. */
export type Namer = (refers: string, ref: string) => string

/** A ref that a command holds, with the register in which it stands: ['seats', 'independent-2']. */
export type Asked = readonly [refers: string, ref: string]

/** People and organisations by the names that they have on a day, the rest by the title or name in its register; else by the ref. */
export const namerOf = async (
  reader: Reader,
  registers: readonly Register[],
  asked: readonly Asked[],
  on: IsoDate,
): Promise<Namer> => {
  const single = asked.flatMap(([refers, ref]) => refers.split(' ').map((one): Asked => [one, ref]))
  // The directory is large, and acts of a run or of a month name nobody.
  const directory = single.some(([refers]) => isOfDirectory(refers)) ? await directoryOf(reader) : undefined
  const called = await titlesOf(reader, registers, single)
  const one = (refers: string, ref: string): string | undefined => {
    if (directory && refers === 'people') return directory.people.has(ref) ? nameOf(directory, ref) : undefined
    if (directory && refers === 'organisations') return organisationOn(directory, ref, on)?.name
    return called.get(keyOf(refers, ref))
  }
  return (refers, ref) =>
    refers
      .split(' ')
      .map((each) => one(each, ref))
      .find((name) => name !== undefined) ?? ref
}

const isOfDirectory = (refers: string): boolean => refers === 'people' || refers === 'organisations'

const directoryOf = async (reader: Reader): Promise<Directory> => {
  const kept = await remembering(reader)
  return kept.remembered('directory', [], () => loadDirectory(kept))
}

const keyOf = (refers: string, ref: string): string => `${refers} ${ref}`

const titlesOf = async (
  reader: Reader,
  registers: readonly Register[],
  asked: readonly Asked[],
): Promise<Map<string, string>> => {
  const called = new Map<string, string>()
  for (const refers of new Set(asked.map(([each]) => each))) {
    const register = registers.find(({ file }) => file === `${refers}.csv`)
    const title = ['title', 'name'].find((column) => register && column in register.columns)
    const [key] = register?.key ?? []
    if (!register || !title || !key || isOfDirectory(refers)) continue
    const refs = [...new Set(asked.filter(([each]) => each === refers).map(([, ref]) => ref))]
    for (const row of await known(reader, register.table).whereIn(key, refs).select('*')) {
      const words = wordsOf(row, title)
      if (words) called.set(keyOf(refers, String(row[key])), words)
    }
  }
  return called
}

/** "Head, primary"; of many meetings with one title, "Board meeting, 10 December 2026". */
const wordsOf = (row: Row, title: string): string =>
  [row[title], row.held_on && longDate(row.held_on as IsoDate)].filter(Boolean).join(', ')
