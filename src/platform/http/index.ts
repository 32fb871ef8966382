/**
 * What a feature brings to the web, as values: reads of the API (`api`), pages (`pages`) with their views (`views`) and forms
 * (`forms`); and what a request is: who asks, of which company, as at which day (`request`). `serving.ts` is what the
 * application mounts them with; this door loads no server, because a command that reads no request is not to wait for one.
 */
export {
  AnythingOut,
  arrayOf,
  byName,
  ChoiceOut,
  DateOut,
  FindingOut,
  InstantOut,
  itemsOn,
  LaterVerdictOut,
  listOf,
  MoneyOut,
  MonthOut,
  OrNull,
  PerCentOut,
  TextOut,
  VerdictOut,
  WayOutOut,
  WholeOut,
  YesOrNoOut,
} from './api/answer.ts'
export { defineRead, type ReadDefinition } from './api/read.ts'
export {
  type Answers,
  type BeforeAfter,
  type CheckAnswer,
  type CheckTable,
  defineForm,
  type FormDefinition,
  type FormField,
  filled,
  type RecordedAnswer,
  type Step,
} from './forms/form.ts'
export { type CompanyHead, frameOf, type Navigation, type WebDeps } from './pages/frame.ts'
export { definePage, type FileAnswer, type PageContext, type PageDefinition, withParams } from './pages/page.ts'
export { AS_AT, asAtQuery, askedDay } from './request/as-at.ts'
export { type Context, identityOf } from './request/context.ts'
export {
  askedLimit,
  askedPage,
  PAGE_SIZE,
  PAGING,
  type Page,
  pageOf,
  type ShownPage,
  shownPage,
  wholeOrPage,
  wrongCursor,
} from './request/paging.ts'
export type { Identify, Identity } from './request/visitor.ts'
export { openTemplates, type Templates } from './views/templates.ts'
