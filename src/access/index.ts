/**
 * Who may come in, and as what: users of the installation, their roles in a company, sign-in and tokens, and who recorded what.
 * What a role may do is a list in `platform/permission.ts`; each act, read and page names its own.
 */

export { actsWithSubjects } from './act-subjects.ts'
export { acts } from './acts.ts'
export { reads } from './api.ts'
export { forms } from './forms.ts'
export { grantRole, grantsOf } from './grants.ts'
export { identifying } from './identify.ts'
export { entriesOf, givePassword } from './invitations.ts'
export { pages } from './pages.ts'
export { peopleText } from './people-words.ts'
export { type ActLine, actsNumbered, recordedActs } from './recorded.ts'
export { mountSignIn } from './sign-in.ts'
export { tokensOf } from './tokens.ts'
