import { invalid } from '../../kernel/errors.ts'

/** One page of a long list, with the cursor of the next: the sort key of the last item, so that new rows shift nothing. */
export interface Page<T> {
  items: T[]
  next: string | null
}

export const PAGE_SIZE = 50

interface Asked {
  limit: number
  /** The sort key after which the page begins. */
  after?: string
}

/** Reads ?limit= (1 to 500) and ?cursor=. */
export const askedPage = (query: Record<string, string | undefined>): Asked => {
  const limit = query.limit === undefined ? PAGE_SIZE : Number(query.limit)
  if (!Number.isInteger(limit) || limit < 1 || limit > 500)
    throw invalid('limit must be a whole number from 1 to 500', '/limit')
  if (query.cursor === undefined) return { limit }
  const after = Buffer.from(query.cursor, 'base64url').toString()
  if (after === '') throw invalid('cursor must be one that an earlier page gave', '/cursor')
  return { limit, after }
}

/** From one row more than asked for, which shows whether there is a next page. */
export const pageOf = <T>(rows: T[], { limit }: Asked, key: (row: T) => string | number): Page<T> => {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const next = rows.length > limit && last !== undefined ? Buffer.from(String(key(last))).toString('base64url') : null
  return { items, next }
}
