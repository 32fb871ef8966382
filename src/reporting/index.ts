/**
 * A report is a definition (under `reports/definitions`) and facts; from them come the page, the PDF, the CSV and the JSON
 * alike. The figures themselves are worked out by the subjects.
 */

export { reads } from './api.ts'
export { formatsOf } from './define.ts'
export { listReports, listReportsOf, renderReport, reportData, reportDocument, reportsOf } from './engine.ts'
export { pages } from './pages.ts'
export { reportView } from './view.ts'
