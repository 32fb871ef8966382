import { services } from '../../catalogue/index.ts'
import { loadDirectory, organisationOn } from '../../directory/index.ts'
import type { IsoDate } from '../../kernel/dates.ts'
import type { PageContext } from '../../platform/http/index.ts'
import type { Reader } from '../../platform/reader.ts'
import { registerRows } from '../../platform/registers/index.ts'
import type { Posting } from '../entries/entry.ts'
import { loadProgrammes } from '../fund/programmes.ts'

/** What a line is about, beside its account, and where that is shown. */
export interface About {
  text: string
  href?: string
}

type Named = Partial<Pick<Posting, 'customer' | 'service' | 'programme'>>

/** What customers are called on a day, and services and programmes; only what these speak of is read. */
export const namesOf = async (reader: Reader, lines: readonly Named[]) => {
  const directory = lines.some(({ customer }) => customer) ? await loadDirectory(reader) : undefined
  const offered = lines.some(({ service }) => service)
    ? new Map((await registerRows(reader, services)).map(({ code, name }) => [code, String(name)]))
    : undefined
  const programmes = lines.some(({ programme }) => programme) ? await loadProgrammes(reader) : undefined
  return {
    customer: (ref: string, day: IsoDate) => (directory && organisationOn(directory, ref, day)?.name) ?? ref,
    service: (code: string) => offered?.get(code) ?? code,
    programme: (ref: string) => programmes?.get(ref)?.name ?? ref,
  }
}

/** Names of customers as of the day of the line, of services and of programmes, for the lines of one page. */
export const aboutLines = async (
  { reader, link, may }: PageContext,
  lines: readonly Posting[],
): Promise<(line: Posting) => About> => {
  const names = await namesOf(reader, lines)
  return ({ customer, service, programme, agreement, stream, automatic, date }) => {
    const parts = [
      customer && names.customer(customer, date),
      service && names.service(service),
      programme && names.programme(programme),
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
