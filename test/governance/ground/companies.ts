import { freshDatabase, type Kind } from '../../support/database.ts'
import { shared } from '../../support/shared.ts'
import { setUp } from './company.ts'
import { type PARTNERSHIPS, setUpPartnership } from './partnerships.ts'
import { setUpTrading } from './trading.ts'

/** The companies of a block of tests: each by itself, all in one database. */
export const companiesOn = (kind: Kind) => {
  const place = shared(() => freshDatabase(kind))
  let count = 0
  const nextSlug = () => {
    count += 1
    return `company-${count}`
  }
  return {
    place,
    company: (directors?: number, more?: object) => setUp(place.database, nextSlug(), directors, more),
    partnership: (preset: keyof typeof PARTNERSHIPS) => setUpPartnership(place.database, nextSlug(), preset),
    seller: (outsider?: string) => setUpTrading(place.database, nextSlug(), outsider),
  }
}
