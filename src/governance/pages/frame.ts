import type { PresetName } from '../../company/index.ts'
import type { PageContext } from '../../platform/http/page.ts'
import { known, type Reader } from '../../platform/reader.ts'

interface Entry {
  text: string
  path: string
}

/** The row of links under the heading of every page about the board. */
export const boardLinks = async (
  { reader, link, may }: Pick<PageContext, 'reader' | 'link' | 'may'>,
  current: string,
): Promise<{ text: string; href: string; current: boolean }[]> =>
  [
    { text: 'Composition', path: '/board' },
    { text: 'Directors', path: '/board/directors' },
    { text: 'Skills', path: '/board/skills' },
    { text: 'What if', path: '/board/what-if' },
    { text: 'Groups', path: '/groups' },
    { text: 'Terms and seats', path: '/board/seats' },
    { text: 'Rules', path: '/board/rules' },
    ...(may('board:read') ? await partsOf(reader) : []),
    { text: 'Proposals', path: '/board/proposals' },
    { text: 'Breaches', path: '/board/breaches' },
    { text: 'Meetings', path: '/meetings' },
    { text: 'Resolutions', path: '/resolutions' },
    ...(may('articles:read') ? [{ text: 'Articles', path: '/articles' }] : []),
    ...(may('reports:read') ? [{ text: 'Certificate', path: '/reports/board-composition-certificate' }] : []),
  ].map(({ text, path }) => ({ text, href: link(path), current: path === current }))

/** Parts of the section that not every company needs: `presets` begin with them, others have them once something is recorded. */
const PARTS: (Entry & { table: string; presets: readonly PresetName[] })[] = [
  {
    text: 'Nominations',
    path: '/nominations',
    table: 'nomination',
    presets: ['strategic-partnership', 'district-partnership', 'school-led-system'],
  },
  {
    text: 'Supervision',
    path: '/board/supervision',
    table: 'supervision',
    presets: ['school-improvement-company', 'learning-partnership', 'district-partnership'],
  },
  { text: 'Plan', path: '/plan', table: 'milestone', presets: ['school-improvement-company'] },
  { text: 'Consultations', path: '/consultations', table: 'consultation', presets: ['learning-partnership'] },
]

/** In one query, because every page about the board asks. */
const partsOf = async (reader: Reader): Promise<Entry[]> => {
  const some = PARTS.map(({ table }) => known(reader, table).select('id').limit(1).as(table))
  const row: Record<string, string | null> | undefined = await known(reader, 'company').first('preset', ...some)
  return PARTS.filter(({ table, presets }) => row?.[table] || presets.includes(row?.preset as PresetName))
}
