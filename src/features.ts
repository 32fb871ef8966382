import * as access from './access/index.ts'
import type { Feature } from './platform/feature.ts'

/** Every subject of the product, in the order in which they rest on each other. */
export const features: readonly Feature[] = [
  { name: 'access', acts: access.acts, reads: access.reads, pages: access.pages, forms: access.forms },
]
