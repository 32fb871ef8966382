import { reports } from '../../reports/definitions/index.ts'
import { definePage, type PageContext, type PageDefinition } from '../platform/http/index.ts'
import { requestOf } from './asked.ts'
import { type AnyReport, type Format, formatsOf } from './define.ts'
import { renderReport, reportDocument, reportsOf } from './engine.ts'
import { reportView } from './view.ts'

const FORMAT_WORDS: Record<Format, string> = { pdf: 'PDF', csv: 'CSV', json: 'JSON', html: 'Page' }
const FILES: Format[] = ['pdf', 'csv', 'json']

/** The address of a report's file under the dates of the page. */
const fileHref = ({ base, query }: PageContext, report: AnyReport, format: Format): string => {
  const asked = ['on', 'known', 'from', 'to'].flatMap((name) => {
    const value = query[name]
    return typeof value === 'string' && value !== '' ? [[name, value]] : []
  })
  const text = new URLSearchParams(asked).toString()
  return `${base}/reports/${report.name}.${format}${text ? `?${text}` : ''}`
}

/** A page of the report, between the days that are asked for; the others stand in every link. */
const pageHref = ({ query: { from, to } }: PageContext, { name }: AnyReport, page: number): string =>
  `/reports/${name}?${new URLSearchParams({ ...(from && { from }), ...(to && { to }), page: String(page) })}`

const filesOf = (context: PageContext, report: AnyReport) =>
  FILES.filter((format) => formatsOf(report).includes(format)).map((format) => ({
    text: FORMAT_WORDS[format],
    href: fileHref(context, report, format),
  }))

/** What can be had, and what does each say? A report of one document is found with that document. */
const listPage = definePage({
  path: '/reports',
  section: '/reports',
  permission: 'reports:read',
  run: async (context) => {
    const open = (await reportsOf(context.reader)).filter(
      (report) => report.takes[0] !== 'ref' && context.may(report.permission),
    )
    return {
      view: 'reporting/views/reports.njk',
      title: 'Reports',
      model: {
        sentence: `**${open.length} reports** say on any day what is recorded: on the page, on paper and as data, in the same words and figures.`,
        rows: open.map((report) => ({
          cells: [
            report.say ? { text: report.title, href: context.link(`/reports/${report.name}`) } : report.title,
            report.takes[0] === 'on' ? 'On a day' : 'For a span of days',
            { files: filesOf(context, report) },
          ],
        })),
      },
    }
  },
})

const reportPage = (report: AnyReport): PageDefinition =>
  definePage({
    path: `/reports/${report.name}`,
    section: '/reports',
    permission: report.permission,
    run: async (context) => {
      const request = requestOf(context)
      const document = await reportDocument(context.reader, report.name, request)
      if (!document) throw new Error(`${report.name} says nothing on a page`)
      return {
        view: 'reporting/views/page.njk',
        title: document.title,
        back: { href: context.link('/reports'), text: 'Reports' },
        model: {
          report: reportView(document, {
            opens: ({ path, permission }) => (context.may(permission) ? context.link(path) : undefined),
            paging: { asked: context.query.page, address: (page) => context.link(pageHref(context, report, page)) },
          }),
          files: filesOf(context, report),
          takesSpan: report.takes[0] === 'from',
          span: { from: document.asked.from, to: document.asked.to },
        },
      }
    },
  })

const filePage = (report: AnyReport, format: Format): PageDefinition =>
  definePage({
    path: report.takes[0] === 'ref' ? `/reports/${report.name}/:ref.${format}` : `/reports/${report.name}.${format}`,
    section: '/reports',
    permission: report.permission,
    run: async (context) => {
      const { bytes, contentType, fileName } = await renderReport(context.reader, report.name, {
        ...requestOf(context),
        ...(context.params.ref && { ref: context.params.ref }),
        format,
      })
      return { file: fileName, type: contentType, body: bytes, inline: format === 'pdf' }
    },
  })

/** The page of one document, where it is looked for; its files stand among those of reports. */
const documentPage = (report: AnyReport, { path, section, back }: NonNullable<AnyReport['document']>): PageDefinition =>
  definePage({
    path,
    section,
    permission: report.permission,
    run: async ({ reader, params, today, base, link }) => {
      const ref = params.ref ?? ''
      const document = await reportDocument(reader, report.name, { ref, today })
      if (!document) throw new Error(`${report.name} says nothing on a page`)
      return {
        view: 'reporting/views/page.njk',
        title: document.title,
        back: { href: link(back.href), text: back.text },
        model: {
          report: reportView(document),
          isDocument: true,
          files: FILES.map((format) => ({
            text: FORMAT_WORDS[format],
            href: `${base}/reports/${report.name}/${encodeURIComponent(ref)}.${format}`,
          })),
        },
      }
    },
  })

const dated = reports.filter((report) => report.takes[0] !== 'ref')

export const pages: PageDefinition[] = [
  listPage,
  ...reports.flatMap((report) => (report.document ? [documentPage(report, report.document)] : [])),
  ...dated.filter((report) => report.say).map(reportPage),
  ...reports
    .filter((report) => report.takes[0] !== 'ref' || report.givesFiles)
    .flatMap((report) =>
      FILES.filter((format) => formatsOf(report).includes(format)).map((format) => filePage(report, format)),
    ),
]
