import type { PageDefinition } from '../../platform/http/index.ts'
import { groupPage } from './group.ts'
import { groupsPage } from './groups.ts'

/** The pages about the groups and partnerships below the board. */
export const pages: PageDefinition[] = [groupsPage, groupPage]
