export { reports } from '../../reports/definitions/index.ts'
export { reads } from './api.ts'
export { type AnyReport, type Asked, type Format, formatsOf, type ReportData } from './define.ts'
export type { ReportDocument } from './document.ts'
export {
  listReports,
  listReportsOf,
  type RenderedReport,
  type ReportRequest,
  renderReport,
  reportData,
  reportDocument,
  reportNamed,
  reportsOf,
} from './engine.ts'
export { pages } from './pages.ts'
export { type ReportView, reportView } from './view.ts'
