import { definePage, type PageDefinition } from '../../platform/http/index.ts'
import { programme } from './programme.ts'
import { programmes } from './programmes.ts'
import { sources } from './sources.ts'
import { surplus } from './surplus.ts'
import { surplusLine } from './surplus-line.ts'
import { trace } from './trace.ts'

const ofReserves = (path: string, run: PageDefinition['run']): PageDefinition =>
  definePage({ path, section: '/surplus', permission: 'reserves:read', run })

export const pages: PageDefinition[] = [
  ofReserves('/surplus', surplus),
  ofReserves('/surplus/trace', trace),
  ofReserves('/surplus/:year', surplus),
  ofReserves('/surplus/:year/sources', sources),
  ofReserves('/surplus/:year/lines/:line', surplusLine),
  ofReserves('/programmes', programmes),
  ofReserves('/programmes/:programme', programme),
]
