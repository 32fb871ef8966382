import { definePage, type PageDefinition } from '../../platform/http/index.ts'
import { people } from './people.ts'
import { allActs, oneAct } from './recorded.ts'

export const pages: PageDefinition[] = [
  // That somebody has set a password is no act.
  definePage({ path: '/people', section: '/people', permission: 'people:read', proves: true, run: people }),
  definePage({ path: '/recorded', section: '/recorded', permission: 'acts:read', run: allActs }),
  definePage({ path: '/recorded/:number', section: '/recorded', permission: 'acts:read', run: oneAct }),
]
