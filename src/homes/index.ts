import type { PageDefinition } from '../platform/http/page.ts'
import { readersHomes } from './readers.ts'
import { secretaryHome } from './secretary.ts'

/** The first page of each role, where several subjects meet. */
export const pages: PageDefinition[] = [secretaryHome, ...readersHomes]
