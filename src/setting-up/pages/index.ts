import type { FormDefinition, PageDefinition } from '../../platform/http/index.ts'
import { openConsultationForm, recordResponseForm } from './consultation-forms.ts'
import { consultationPage, consultationsPage } from './consultations.ts'
import { planPage } from './plan.ts'
import { addMilestoneForm, changeMilestoneForm, doneMilestoneForm } from './plan-forms.ts'

/** How the company came into being, and what schools were asked. */
export const pages: PageDefinition[] = [planPage, consultationsPage, consultationPage]

export const forms: FormDefinition[] = [
  addMilestoneForm,
  changeMilestoneForm,
  doneMilestoneForm,
  openConsultationForm,
  recordResponseForm,
]
