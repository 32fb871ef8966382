export { reports } from '../../reports/definitions/index.ts'
export { type AnyReport, type Asked, type Format, formatsOf, type ReportData } from './define.ts'
export type { ReportDocument } from './document.ts'
export {
  listReports,
  type RenderedReport,
  type ReportRequest,
  renderReport,
  reportData,
  reportDocument,
  reportNamed,
} from './engine.ts'
export { type ReportView, reportView } from './view.ts'
