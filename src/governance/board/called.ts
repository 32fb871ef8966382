import type { BoardFacts, Seat } from '../types.ts'

/** What a body is called; one that is not known by its ref. */
export const nameOfBody = ({ bodies }: Pick<BoardFacts, 'bodies'>, ref: string): string =>
  bodies.find((body) => body.ref === ref)?.name ?? ref

/** That no body has this ref, and which there are, for whoever named one; undefined where one has. */
export const noSuchBody = ({ bodies }: Pick<BoardFacts, 'bodies'>, ref: string): string | undefined => {
  if (bodies.some((body) => body.ref === ref)) return undefined
  const known = bodies.map((body) => body.ref).join(', ')
  return `There is no body “${ref}”. ${known ? `The bodies are ${known}` : 'No bodies are recorded yet'}`
}

/** "the seat “Head, primary” (head-2)": by its title, with the ref that commands name it by. */
export const seatCalled = ({ seats }: Pick<BoardFacts, 'seats'>, ref: string): string => {
  const title = seats.find((seat: Seat) => seat.ref === ref)?.title
  return title ? `the seat “${title}” (${ref})` : `the seat ${ref}`
}

/** "Head, primary"; a seat without a title is called by its kind. */
export const seatTitle = (seat: Seat): string => seat.title ?? kindText(seat)

export const kindText = ({ category }: Pick<Seat, 'category'>): string =>
  KINDS[category] ?? category.replaceAll('_', ' ')

/** Those that are not written as their words alone. */
const KINDS: Partial<Record<Seat['category'], string>> = { non_executive: 'non-executive', co_opted: 'co-opted' }
