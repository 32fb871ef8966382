import { invalid } from '../../../kernel/errors.ts'
import { Optional, Text } from '../../../kernel/fields.ts'
import { withCommas } from '../../../kernel/text.ts'

/** One page of a long list, with the cursor of the next: the sort key of the last item, so that new rows shift nothing. */
export interface Page<T> {
  items: T[]
  next: string | null
}

export const PAGE_SIZE = 50

// A last page of a few rows is no page: the one before it takes them.
const FEW = 10

export interface ShownPage<T> {
  rows: T[]
  /** As the macro `paging` takes them. */
  pages: { newer?: string; older?: string; text?: string }
}

/**
 * The part of a list in memory that the page of a reader shows: fifty rows, with the addresses of the pages before and after.
 * What is asked for beyond the first or the last page is that page.
 */
export const shownPage = <T>(
  all: readonly T[],
  asked: string | undefined,
  address: (page: number) => string,
): ShownPage<T> => {
  const last = Math.max(1, Math.ceil((all.length - FEW) / PAGE_SIZE))
  const page = Math.min(Math.max(1, Math.trunc(Number(asked)) || 1), last)
  const start = (page - 1) * PAGE_SIZE
  const rows = all.slice(start, page === last ? undefined : start + PAGE_SIZE)
  return {
    rows,
    pages: {
      ...(page > 1 ? { newer: address(page - 1) } : {}),
      ...(page < last ? { older: address(page + 1) } : {}),
      ...(last > 1
        ? { text: `${withCommas(start + 1)} to ${withCommas(start + rows.length)} of ${withCommas(all.length)}` }
        : {}),
    },
  }
}

interface Asked {
  limit: number
  /** The sort key after which the page begins. */
  after?: string
}

/** What every long list takes. */
export const PAGING = { limit: Optional(Text('limit', 3)), cursor: Optional(Text('cursor', 200)) }

export const wrongCursor = () => invalid('cursor must be one that an earlier page gave', '/cursor')

interface Paging {
  limit?: string | undefined
  cursor?: string | undefined
}

/** Reads ?limit= (1 to 500). */
export const askedLimit = ({ limit: asked }: Paging, otherwise = PAGE_SIZE): number => {
  const limit = asked === undefined ? otherwise : Number(asked)
  if (!Number.isInteger(limit) || limit < 1 || limit > 500)
    throw invalid('limit must be a whole number from 1 to 500', '/limit')
  return limit
}

/** Reads ?limit= and ?cursor=. */
export const askedPage = (query: Paging): Asked => {
  const limit = askedLimit(query)
  if (query.cursor === undefined) return { limit }
  const after = Buffer.from(query.cursor, 'base64url').toString()
  if (after === '') throw wrongCursor()
  return { limit, after }
}

/** From one row more than asked for, which shows whether there is a next page. */
export const pageOf = <T>(rows: T[], { limit }: Asked, key: (row: T) => string | number): Page<T> => {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const next = rows.length > limit && last !== undefined ? Buffer.from(String(key(last))).toString('base64url') : null
  return { items, next }
}

/** A list that is in memory: whole where neither a limit nor a cursor is asked for, else a page of it. */
export const wholeOrPage = <T>(all: readonly T[], query: Paging, key: (row: T) => string): Page<T> => {
  if (query.limit === undefined && query.cursor === undefined) return { items: [...all], next: null }
  const asked = askedPage(query)
  const start = asked.after === undefined ? 0 : all.findIndex((row) => key(row) === asked.after) + 1
  if (asked.after !== undefined && start === 0) throw wrongCursor()
  return pageOf(all.slice(start, start + asked.limit + 1), asked, key)
}
