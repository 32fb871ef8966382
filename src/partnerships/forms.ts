import type { FormDefinition } from '../platform/http/index.ts'
import { evaluationForm } from './maturity/form.ts'
import { priorityForm, priorityReviewForm } from './priorities/forms.ts'
import { reviewForm } from './reviews/form.ts'

/** What the partnership’s manager records of groups: what they work on, how they review each other, how far they have come. */
export const forms: FormDefinition[] = [priorityForm, priorityReviewForm, evaluationForm, reviewForm]
