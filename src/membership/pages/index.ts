import type { PageDefinition } from '../../platform/http/index.ts'
import { guaranteesPage } from './guarantees.ts'
import { memberPage } from './member.ts'
import { registerPage } from './register.ts'

export { memberLinks } from './links.ts'
export { legalPersonText, membersFor } from './words.ts'

/** The pages of the register. What changes it lies with governance, whose rules guard it. */
export const pages: PageDefinition[] = [registerPage, guaranteesPage, memberPage]
