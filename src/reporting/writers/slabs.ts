/** A slab is a piece of a document that never splits; pages are filled with slabs from the top. */
export interface Slab {
  height: number
  /** Space above it, dropped at the top of a page. */
  above: number
  /** It must not be the last thing on a page: a heading, the head of a table. */
  keepsWithNext?: boolean
  /** It begins a page. */
  startsPage?: boolean
  /** What is drawn again above it when it begins a page: the head of a table that goes on. */
  again?: { height: number; paint: (y: number) => void }
  paint: (y: number) => void
}

export interface Placed {
  slab: Slab
  y: number
}

/** Fills pages from `tops` (of the first page and of the others) down to the limit. Pure: it only places. */
export const paginate = (slabs: readonly Slab[], tops: { first: number; later: number }, limit: number): Placed[][] => {
  const pages: Placed[][] = [[]]
  let y = tops.first
  const turn = () => {
    pages.push([])
    y = tops.later
  }
  for (let i = 0; i < slabs.length; i += 1) {
    const slab = slabs[i]!
    const page = () => pages.at(-1)!
    let needed = slab.height
    for (let j = i; slabs[j]?.keepsWithNext && slabs[j + 1]; j += 1)
      needed += slabs[j + 1]!.above + slabs[j + 1]!.height
    const gap = page().length === 0 ? 0 : slab.above
    const tooLow = y + gap + needed > limit && page().length > 0
    if (tooLow || (slab.startsPage && page().length > 0)) turn()
    const again = page().length === 0 && pages.length > 1 ? slab.again : undefined
    if (page().length > 0) y += slab.above
    if (again) y += again.height
    page().push({ slab, y })
    y += slab.height
  }
  return pages
}
