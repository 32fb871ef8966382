import type { FieldError } from '../../../kernel/errors.ts'
import type { AnyAct, Outcome } from '../../acts/act.ts'
import type { PageContext } from '../pages/page.ts'
import type { Cell } from '../views/data-table.ts'

/**
 * A form is an act with a face: the questions (one step or several), "Check before you …", and the page that says what was
 * recorded. The check page is the dry run of the same act. Its addresses, for the path `/board/appointments`:
 *
 *   GET  /board/appointments/new                the questions; a query fills answers in: ?seat=chair
 *   POST /board/appointments/check              the next step, or the dry run: check, refusal, or the form with its errors
 *   POST /board/appointments                    the act, with the key that the check page gave out
 *   GET  /board/appointments/recorded/{number}  what was recorded
 *
 * The act's schema checks the answers and names them; its permission guards the form.
 */
export interface FormDefinition {
  kind: 'form'
  path: string
  section?: string
  act: AnyAct
  title: string
  caption?: string
  /** Whom or what it is about, above the heading and in the title of the page: a director's name, an invoice's number. */
  subject?: (context: PageContext) => Promise<string> | string
  /** Sentences above the questions. */
  intro?: (context: PageContext) => Promise<string[]> | string[]
  steps: readonly Step[]
  /** The command from the answers; by default every filled field under its own name. Route parameters are in the context. */
  command?: (context: PageContext, answers: Answers) => Promise<unknown> | unknown
  /** Where the command has parts that are no fields, such as lines: the field that an error in one of them belongs to. */
  aim?: (error: FieldError, answers: Answers) => FieldError
  check: (context: PageContext, preview: Preview<never>) => Promise<CheckAnswer> | CheckAnswer
  refused?: (context: PageContext, command: never) => Promise<Partial<RefusedAnswer>> | Partial<RefusedAnswer>
  recorded: (context: PageContext, preview: Preview<never>) => Promise<RecordedAnswer> | RecordedAnswer
  /** What a refused act can be kept as, with the same answers: an appointment as a proposal. */
  instead?: FormDefinition
  /** Where "Cancel and record nothing" and the back link go, with the parameters of the path; by default the section. */
  cancel?: string
}

export type Answers = Record<string, string>

/** What was answered: a question that is left blank says nothing. */
export const filled = (answers: Readonly<Record<string, string | null | undefined>>): Answers =>
  Object.fromEntries(Object.entries(answers).filter((entry): entry is [string, string] => Boolean(entry[1])))

export interface Step {
  title?: string
  /** None, where earlier answers leave nothing to ask: the step is passed over. */
  fields: (context: PageContext, answers: Answers) => Promise<FormField[]> | FormField[]
}

/** One question. Names are those of the act's body. */
export interface FormField {
  name: string
  label: string
  kind?: 'text' | 'email' | 'money' | 'whole' | 'long' | 'date' | 'select' | 'radios' | 'hidden'
  hint?: string
  options?: readonly { value: string; text: string; hint?: string }[]
  /** What stands in the field at first. */
  value?: string
  /** The message when it is left blank, where "Enter the …" does not fit: "Choose who appoints this director". */
  missing?: string
  width?: 2 | 3 | 4 | 5 | 10 | 20
  /** Fields that stand beside each other under one legend: "Line 1". */
  group?: string
  /** Left out of the answers on the check page, which shows it in a table of its own. */
  shownElsewhere?: boolean
}

export interface Preview<C = unknown, R = unknown> {
  command: C
  outcome: Outcome<R>
  answers: Answers
}

export interface CheckAnswer {
  /** "Check before you appoint Lena Sorby" */
  heading: string
  /** "Appoint Lena Sorby" */
  button: string
  beforeAfter?: { on?: string; rows: BeforeAfter[] }
  /** What else will happen, in sentences. */
  effects?: string[]
  /** Figures that belong to it, each table as the macro `dataTable` takes it. */
  tables?: CheckTable[]
  /** An act that cannot be refused and breaks a rule: how the amber heading and its sentence read. */
  willBreak?: { title: string; text: string }
  /** SVG made by our own charts, shown above the answers. */
  drawing?: string
}

export interface CheckTable {
  heading: string
  caption: string
  columns: { label: string; number?: boolean; keep?: boolean }[]
  rows: { cells: Cell[]; total?: boolean }[]
}

export interface BeforeAfter {
  text: string
  before: string
  after: string
}

export interface RefusedAnswer {
  heading: string
  /** What stands in the red box: h2 and sentence. */
  title: string
  text: string
  beforeAfter: { on?: string; rows: BeforeAfter[] }
  drawing: string
  /** "Why he counts", as paragraphs. */
  why: string[]
  links: { text: string; href: string }[]
  /** Findings speak of persons and organisations by ref; this gives them their names. */
  words: (explanation: string) => string
  /** What rules say in their own words, by rule; where there is none, its title stands. */
  quotes: Record<string, string>
}

export interface RecordedAnswer {
  /** In the past tense: "Lena Sorby is a director". */
  title: string
  next?: { on?: string; label?: string; text: string; href?: string; link?: string }[]
  links?: { text: string; href: string }[]
  /** As of a refusal: names for the refs in the findings of an act that broke a rule. */
  words?: (explanation: string) => string
}

type Typed<C, R> = Omit<FormDefinition, 'kind' | 'check' | 'refused' | 'recorded'> & {
  check: (context: PageContext, preview: Preview<C, R>) => Promise<CheckAnswer> | CheckAnswer
  refused?: (context: PageContext, command: C) => Promise<Partial<RefusedAnswer>> | Partial<RefusedAnswer>
  recorded: (context: PageContext, preview: Preview<C, R>) => Promise<RecordedAnswer> | RecordedAnswer
}

/** `defineForm<AppointDirector, Appointment>({ … })` names what the act takes and gives. */
export const defineForm = <C = unknown, R = unknown>(form: Typed<C, R>): FormDefinition =>
  ({ ...form, kind: 'form' }) as unknown as FormDefinition
