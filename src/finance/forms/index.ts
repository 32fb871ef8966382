import type { FormDefinition } from '../../platform/http/index.ts'
import { bankDetailsForm } from './bank-details.ts'
import { closeForm, reopenForm } from './close.ts'
import { creditNoteForm } from './credit-note.ts'
import { receiptForm } from './receipt.ts'
import { runForm } from './run.ts'

/** What the finance officer records: runs, money received, credit notes, the close of a month, and the account to pay into. */
export const forms: FormDefinition[] = [runForm, receiptForm, creditNoteForm, closeForm, reopenForm, bankDetailsForm]
