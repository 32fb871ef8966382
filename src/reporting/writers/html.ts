import { openTemplates, type Templates } from '../../platform/http/index.ts'
import type { ReportDocument } from '../document.ts'
import { reportView } from '../view.ts'

let templates: Templates | undefined

/** The report as one page that needs nothing else: to be sent, kept, or printed from a browser. */
export const writeHtml = (document: ReportDocument): Buffer => {
  templates ??= openTemplates()
  return Buffer.from(templates.render('reporting/views/standalone.njk', { report: reportView(document) }), 'utf8')
}
