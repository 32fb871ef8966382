import type { PageDefinition } from '../../platform/http/page.ts'
import { breachesPage, breachPage } from './breaches.ts'
import { composition } from './composition.ts'
import { directorPage, directorsPage } from './directors.ts'
import { whatIfPage } from './what-if.ts'

/** The pages about the board and its decisions. */
export const pages: PageDefinition[] = [composition, whatIfPage, directorsPage, directorPage, breachesPage, breachPage]
