import { inForce } from '../kernel/dates.ts'
import { notFound } from '../kernel/errors.ts'
import { Fields, Optional, Text } from '../kernel/fields.ts'
import { schema } from '../kernel/schema.ts'
import { AS_AT, asAtQuery, defineRead, type ReadDefinition } from '../platform/http/index.ts'
import { answers } from './answers.ts'
import { bandDocument, priceDocument } from './documents.ts'
import { loadCatalogue } from './store.ts'

export const reads: ReadDefinition[] = [
  defineRead({
    name: 'listServices',
    path: '/services',
    summary: 'The services that are offered on a day',
    permission: 'catalogue:read',
    alsoFor: 'school:read',
    query: asAtQuery,
    returns: answers.services,
    run: async ({ reader, on }) => {
      const { services } = await loadCatalogue(reader)
      return { on, items: [...services.values()].filter((service) => inForce(service, on)) }
    },
  }),
  defineRead({
    name: 'getService',
    path: '/services/:code',
    summary: 'One service, with its prices and bands in force on a day and later',
    permission: 'catalogue:read',
    alsoFor: 'school:read',
    query: asAtQuery,
    returns: answers.service,
    run: async ({ reader, on, params }) => {
      const { services, prices, bands } = await loadCatalogue(reader)
      const service = services.get(params.code ?? '')
      if (!service) throw notFound(`There is no service “${params.code}”`)
      const ofService = (row: { service: string; to: string | null }) =>
        row.service === service.code && (row.to === null || on <= row.to)
      return {
        on,
        ...service,
        prices: prices.filter(ofService).map(priceDocument),
        bands: bands.filter(ofService).map(bandDocument),
      }
    },
  }),
  defineRead({
    name: 'listPrices',
    path: '/prices',
    summary: 'The price list in force on a day',
    permission: 'catalogue:read',
    alsoFor: 'school:read',
    query: schema(Fields({ ...AS_AT, service: Optional(Text('service')) })),
    returns: answers.prices,
    run: async ({ reader, on, query }) => {
      const { prices, bands } = await loadCatalogue(reader)
      const asked = (row: { service: string; from: string; to: string | null }) =>
        inForce(row, on) && (query.service === undefined || row.service === query.service)
      return { on, items: prices.filter(asked).map(priceDocument), bands: bands.filter(asked).map(bandDocument) }
    },
  }),
]
