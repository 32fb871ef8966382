/**
 * The first page of the secretary, of a director, of a commissioner, of an auditor and of an administrator: what needs them,
 * gathered from several subjects. The finance officer's is in `finance`, a buyer's in `schools`.
 */

import type { PageDefinition } from '../platform/http/index.ts'
import { administratorHome } from './administrator.ts'
import { auditorHome } from './auditor.ts'
import { commissionerHome } from './commissioner.ts'
import { directorHome } from './director.ts'
import { secretaryHome } from './secretary.ts'

export const pages: PageDefinition[] = [secretaryHome, directorHome, commissionerHome, auditorHome, administratorHome]
