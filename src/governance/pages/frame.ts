import { isIncorporated, type LegalForm, type PresetName, sitterOf } from '../../company/index.ts'
import { capitalised } from '../../kernel/text.ts'
import type { PageContext } from '../../platform/http/index.ts'
import { known, type Reader } from '../../platform/reader.ts'

interface Entry {
  text: string
  path: string
}

const ABOUT_MEETINGS = ['/meetings', '/groups', '/resolutions', '/nominations', '/consultations', '/plan']

/** The row of links under the heading of a page: those about the board itself, or those about what it and its groups do. */
export const boardLinks = async (
  { reader, link, may }: Pick<PageContext, 'reader' | 'link' | 'may'>,
  current: string,
): Promise<{ text: string; href: string; current: boolean }[]> => {
  const { parts, legalForm } = may('board:read') ? await partsOf(reader) : { parts: [], legalForm: undefined }
  const incorporated = !legalForm || isIncorporated({ legalForm })
  const part = (path: string) => parts.filter((one) => one.path === path)
  const board = [
    { text: 'Composition', path: '/board' },
    { text: capitalised(`${sitterOf({ legalForm: legalForm ?? 'clg' })}s`), path: '/board/directors' },
    { text: 'Terms and seats', path: '/board/seats' },
    { text: 'Skills', path: '/board/skills' },
    { text: 'What if', path: '/board/what-if' },
    { text: 'Proposals', path: '/board/proposals' },
    { text: 'Breaches', path: '/board/breaches' },
    { text: 'Rules', path: '/board/rules' },
    ...(may('articles:read') ? [{ text: incorporated ? 'Articles' : 'Terms of reference', path: '/articles' }] : []),
    ...part('/board/supervision'),
    ...(may('reports:read') ? [{ text: 'Certificate', path: '/reports/board-composition-certificate' }] : []),
  ]
  const meetings = [
    { text: 'Meetings', path: '/meetings' },
    { text: 'Groups', path: '/groups' },
    { text: 'Resolutions', path: '/resolutions' },
    ...part('/nominations'),
    ...part('/consultations'),
    ...part('/plan'),
  ]
  const section = ABOUT_MEETINGS.includes(current) ? meetings : board
  return section.map(({ text, path }) => ({ text, href: link(path), current: path === current }))
}

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
const partsOf = async (reader: Reader): Promise<{ parts: Entry[]; legalForm: LegalForm | undefined }> => {
  const some = PARTS.map(({ table }) => known(reader, table).select('id').limit(1).as(table))
  const row: Record<string, string | null> | undefined = await known(reader, 'company').first(
    'preset',
    'legal_form',
    ...some,
  )
  const parts = PARTS.filter(({ table, presets }) => row?.[table] || presets.includes(row?.preset as PresetName))
  return { parts, legalForm: row?.legal_form as LegalForm | undefined }
}
