import { services } from '../../catalogue/index.ts'
import { loadDirectory, organisationOn } from '../../directory/index.ts'
import type { PageContext } from '../../platform/http/index.ts'
import { registerRows } from '../../platform/registers/index.ts'
import type { Posting } from '../entries/entry.ts'
import { loadProgrammes } from '../fund/programmes.ts'

/** What a line is about, beside its account, and where that is shown. */
export interface About {
  text: string
  href?: string
}

/** Names of customers as of the day of the line, of services and of programmes, for the lines of one page. */
export const aboutLines = async (
  { reader, link, may }: PageContext,
  lines: readonly Posting[],
): Promise<(line: Posting) => About> => {
  const directory = lines.some(({ customer }) => customer) ? await loadDirectory(reader) : undefined
  const offered = lines.some(({ service }) => service)
    ? new Map((await registerRows(reader, services)).map(({ code, name }) => [code, name]))
    : undefined
  const programmes = lines.some(({ programme }) => programme) ? await loadProgrammes(reader) : undefined
  return ({ customer, service, programme, agreement, stream, automatic, date }) => {
    const customerName = customer && directory ? organisationOn(directory, customer, date)?.name : undefined
    const parts = [
      customerName ?? customer,
      service && (offered?.get(service) ?? service),
      programme && (programmes?.get(programme)?.name ?? programme),
      agreement && `under ${agreement}`,
      automatic && 'added by the ledger',
    ]
    // A commission has no page of its own.
    const path =
      programme && may('reserves:read')
        ? `/programmes/${encodeURIComponent(programme)}`
        : agreement && stream === 'traded' && may('orders:read')
          ? `/agreements/${encodeURIComponent(agreement)}`
          : undefined
    return { text: parts.filter(Boolean).join(', '), ...(path ? { href: link(path) } : {}) }
  }
}
