import type { FormDefinition, PageDefinition } from '../../platform/http/index.ts'
import { appointForm } from './appointing/appoint.ts'
import { advertPage, noticePage } from './appointing/drafts.ts'
import { proposalsPage, proposeForm, withdrawForm } from './appointing/proposals.ts'
import { resignForm } from './appointing/resign.ts'
import { agreementForm } from './appointing/sign.ts'
import { correctSignatureForm, removeSignatureForm } from './appointing/signatures.ts'
import { adoptForm } from './articles/adopt.ts'
import { comparePage } from './articles/compare.ts'
import { correctForm } from './articles/correct.ts'
import { articlesPage } from './articles/reading.ts'
import { composition } from './board/composition.ts'
import { directorPage, directorsPage } from './board/directors.ts'
import { gapsPage } from './board/gaps.ts'
import { seatPage, seatsPage } from './board/seats.ts'
import { skillsPage } from './board/skills.ts'
import { designateForm, returnForm, supervisionPage } from './board/supervision.ts'
import { termsPage } from './board/terms.ts'
import { endInterestForm, interestForm } from './interests/forms.ts'
import { interestsPage } from './interests/register.ts'
import { apologiesForm, withdrawApologiesForm } from './meetings/apologies.ts'
import { electionForm } from './meetings/election-form.ts'
import { attendanceForm, outcomeForm, scheduleForm } from './meetings/meeting-forms.ts'
import { meetingPage, meetingsPage } from './meetings/meetings.ts'
import { nominationForms } from './meetings/nomination-forms.ts'
import { nominationsPage } from './meetings/nominations.ts'
import { publishForm } from './meetings/publish-form.ts'
import { resolutionForm, resolutionPage, resolutionsPage } from './meetings/resolutions.ts'
import { substituteForm, withdrawSubstituteForm } from './meetings/substitutes.ts'
import { admitForm } from './members/admit.ts'
import { ceaseForm } from './members/cease.ts'
import { votesPage } from './members/votes.ts'
import { breachesPage, breachPage } from './rules/breaches.ts'
import { rulesPage } from './rules/rules.ts'
import { whatIfPage } from './rules/what-if.ts'

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
  interestsPage,
]

/** What the secretary records: who sits on the board, who is a member, what was decided. */
export const forms: FormDefinition[] = [
  appointForm,
  proposeForm,
  withdrawForm,
  resignForm,
  agreementForm,
  correctSignatureForm,
  removeSignatureForm,
  resolutionForm,
  admitForm,
  ceaseForm,
  adoptForm,
  correctForm,
  ...nominationForms,
  electionForm,
  scheduleForm,
  publishForm,
  outcomeForm,
  attendanceForm,
  substituteForm,
  withdrawSubstituteForm,
  apologiesForm,
  withdrawApologiesForm,
  designateForm,
  returnForm,
  interestForm,
  endInterestForm,
]
