import type { FormDefinition } from '../../platform/http/form.ts'
import type { PageDefinition } from '../../platform/http/page.ts'
import { admitForm } from './admit.ts'
import { appointForm } from './appoint.ts'
import { adoptForm } from './articles/adopt.ts'
import { comparePage } from './articles/compare.ts'
import { articlesPage } from './articles/reading.ts'
import { breachesPage, breachPage } from './breaches.ts'
import { ceaseForm } from './cease.ts'
import { composition } from './composition.ts'
import { directorPage, directorsPage } from './directors.ts'
import { advertPage, noticePage } from './drafts.ts'
import { gapsPage } from './gaps.ts'
import { attendanceForm, outcomeForm, scheduleForm } from './meeting-forms.ts'
import { meetingPage, meetingsPage } from './meetings.ts'
import { nominationForms } from './nomination-forms.ts'
import { nominationsPage } from './nominations.ts'
import { proposalsPage, proposeForm, withdrawForm } from './proposals.ts'
import { resignForm } from './resign.ts'
import { resolutionForm, resolutionPage, resolutionsPage } from './resolutions.ts'
import { rulesPage } from './rules.ts'
import { seatPage, seatsPage } from './seats.ts'
import { agreementForm } from './sign.ts'
import { skillsPage } from './skills.ts'
import { designateForm, returnForm, supervisionPage } from './supervision.ts'
import { termsPage } from './terms.ts'
import { votesPage } from './votes.ts'
import { whatIfPage } from './what-if.ts'

/** The pages about the board and its decisions. */
export const pages: PageDefinition[] = [
  composition,
  whatIfPage,
  directorsPage,
  directorPage,
  seatsPage,
  seatPage,
  advertPage,
  noticePage,
  termsPage,
  gapsPage,
  proposalsPage,
  breachesPage,
  breachPage,
  resolutionsPage,
  resolutionPage,
  nominationsPage,
  votesPage,
  meetingsPage,
  meetingPage,
  supervisionPage,
  articlesPage,
  comparePage,
  rulesPage,
  skillsPage,
]

/** What the secretary records: who sits on the board, who is a member, what was decided. */
export const forms: FormDefinition[] = [
  appointForm,
  proposeForm,
  withdrawForm,
  resignForm,
  agreementForm,
  resolutionForm,
  admitForm,
  ceaseForm,
  adoptForm,
  ...nominationForms,
  scheduleForm,
  outcomeForm,
  attendanceForm,
  designateForm,
  returnForm,
]
