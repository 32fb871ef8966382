import type { FormDefinition } from '../../platform/http/index.ts'
import { outcomeForm } from './outcome.ts'
import { programmeForm } from './programme.ts'
import { setAsideForm } from './set-aside.ts'
import { drawDownForm, returnForm } from './spending.ts'
import { virementForm } from './virement.ts'

export const forms: FormDefinition[] = [
  setAsideForm,
  drawDownForm,
  returnForm,
  virementForm,
  programmeForm,
  outcomeForm,
]
