import type { Check } from '../kernel/check.ts'
import type { AnyAct } from './acts/act.ts'
import type { ReadDefinition } from './http/api/read.ts'
import type { FormDefinition } from './http/forms/form.ts'
import type { PageDefinition } from './http/pages/page.ts'
import type { Reader } from './reader.ts'
import type { Register } from './registers/register.ts'

/** What one subject brings to the product. The application, the API's description, the commands and the tests read these. */
export interface Feature {
  name: string
  acts?: readonly AnyAct[]
  reads?: readonly ReadDefinition[]
  pages?: readonly PageDefinition[]
  /** Acts with a face: questions, check, record. */
  forms?: readonly FormDefinition[]
  /** What its rules are called on pages: { 'board.council-cap': 'Council cap' }. */
  ruleTitles?: Readonly<Record<string, string>>
  /** Its spreadsheets in a pack. */
  registers?: readonly Register[]
  /** What `verify` derives again. */
  checks?: (reader: Reader) => Promise<Check[]>
}
