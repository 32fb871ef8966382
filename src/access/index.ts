/**
 * Who may come in, and as what. `signing-in`: users of the installation, and how each comes in. `roles`: what they, and programs
 * with tokens, are in a company. `recorded`: who recorded what. `pages` show it. What a role may do is a list in
 * `platform/permission.ts`; each act, read and page names its own.
 */

export { acts } from './acts.ts'
export { reads } from './api.ts'
export { forms } from './pages/forms.ts'
export { pages } from './pages/index.ts'
export { peopleText } from './pages/people-words.ts'
export { actsWithSubjects } from './recorded/act-subjects.ts'
export { type ActLine, actsNumbered, recordedActs } from './recorded/recorded.ts'
export { actTitle } from './recorded/told-command.ts'
export { grantRole, grantsOf } from './roles/grants.ts'
export { identifying } from './roles/identify.ts'
export { tokensOf } from './roles/tokens.ts'
export { entriesOf, givePassword } from './signing-in/invitations.ts'
export { mountSignIn } from './signing-in/sign-in.ts'
