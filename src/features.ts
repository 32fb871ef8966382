import type { Feature } from './platform/feature.ts'

/** Every subject of the product, in the order in which they rest on each other. */
export const features: readonly Feature[] = []
