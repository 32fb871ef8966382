import { asDate } from '../../kernel/dates.ts'
import { breathing } from '../../platform/breathing.ts'
import { COLOURS } from '../../platform/charts/index.ts'
import {
  type Element,
  leadingOf,
  loadFaces,
  type Pen,
  packObjects,
  penFor,
  type Style,
  typesetter,
  writtenBy,
} from '../../platform/pdf/index.ts'
import { footText, type ReportDocument } from '../document.ts'
import { slabsOf } from './pdf-blocks.ts'
import { paginate } from './slabs.ts'

/** A4 in points, 18 mm at the sides, 13 mm at the top. */
const PAGE = { width: 595.28, height: 841.89, side: 51.02, top: 36.85 } as const
const ROOM = PAGE.width - 2 * PAGE.side
const RIGHT = PAGE.width - PAGE.side
const FIRST_TOP = 88
const LATER_TOP = 62
const FOOT_TOP = 786
const LIMIT = FOOT_TOP - 5

const NAME: Style = { size: 11.6, bold: true, leading: 15 }
const SMALL: Style = { size: 9.2, colour: COLOURS.secondary, leading: 12.6 }
const TITLE: Style = { size: 22, bold: true, leading: 27 }
const SUBTITLE: Style = { size: 12, colour: COLOURS.secondary, leading: 16 }
const FOOT: Style = { size: 8, colour: COLOURS.secondary, leading: 11 }

const letterhead = (pen: Pen, root: Element, { letterhead: { company, description, office } }: ReportDocument) => {
  const { wrap } = pen.type
  const half = ROOM * 0.66
  pen.tagged('P', root, () => {
    pen.lines(wrap([{ text: company }], NAME, half).slice(0, 1), PAGE.side, PAGE.top, NAME)
    pen.lines(wrap([{ text: description }], SMALL, half).slice(0, 1), PAGE.side, PAGE.top + 16, SMALL)
    office.slice(0, 2).forEach((text, i) => {
      pen.lines(wrap([{ text }], SMALL, ROOM - half).slice(0, 1), PAGE.side, PAGE.top + 3 + i * 13, SMALL, RIGHT)
    })
  })
  pen.decoration(() => pen.box(PAGE.side, PAGE.top + 36, ROOM, 3.4, COLOURS.brand))
}

const runningHead = (pen: Pen, { letterhead: { company }, title, subtitle }: ReportDocument) =>
  pen.decoration(() => {
    const [left] = pen.type.wrap([{ text: company, bold: true }], FOOT, ROOM * 0.6)
    const room = ROOM - (left?.width ?? 0) - 16
    const whole = pen.type.wrap([{ text: `${title}, ${subtitle}` }], FOOT, room)
    // A line that has no room for the days says the title alone, never half of them.
    const [right] = whole.length === 1 ? whole : pen.type.wrap([{ text: title }], FOOT, room)
    if (left) pen.lines([left], PAGE.side, PAGE.top, FOOT)
    if (right) pen.lines([right], PAGE.side, PAGE.top, FOOT, RIGHT)
    pen.rule(PAGE.side, RIGHT, PAGE.top + 15, COLOURS.brand, 1.2)
  })

const footer = (pen: Pen, { foot }: ReportDocument, number: number, of: number) =>
  pen.decoration(() => {
    const { wrap } = pen.type
    pen.rule(PAGE.side, RIGHT, FOOT_TOP, COLOURS.rule)
    pen.lines(wrap([{ text: footText(foot) }], FOOT, ROOM - 120).slice(0, 2), PAGE.side, FOOT_TOP + 7, FOOT)
    const right = [`Digest ${foot.digest}`, `Page ${number} of ${of}`].flatMap((text) => wrap([{ text }], FOOT, 120))
    pen.lines(right, PAGE.side, FOOT_TOP + 7, FOOT, RIGHT)
  })

const titles = (pen: Pen, root: Element, { title, subtitle }: ReportDocument): number => {
  const [big, small] = [
    pen.type.wrap([{ text: title }], TITLE, ROOM),
    pen.type.wrap([{ text: subtitle }], SUBTITLE, ROOM),
  ]
  const below = FIRST_TOP + big.length * leadingOf(TITLE) + 3
  pen.tagged('H1', root, () => pen.lines(big, PAGE.side, FIRST_TOP, TITLE))
  pen.tagged('P', root, () => pen.lines(small, PAGE.side, below, SUBTITLE))
  return below + small.length * leadingOf(SUBTITLE) + 8
}

const titlesHeight = (pen: Pen, { title, subtitle }: ReportDocument): number =>
  pen.type.wrap([{ text: title }], TITLE, ROOM).length * leadingOf(TITLE) +
  3 +
  pen.type.wrap([{ text: subtitle }], SUBTITLE, ROOM).length * leadingOf(SUBTITLE) +
  8

/**
 * The document as a tagged PDF. Places everything first, so that the number of pages is known, then paints, and lets other
 * work go on between rows. The dates inside are the instant at which the facts were known: the
 * same facts make the same bytes.
 */
export const writePdf = async (report: ReportDocument): Promise<Buffer> => {
  const [{ default: PDFDocument }, faces] = await Promise.all([import('pdfkit'), loadFaces()])
  const created = asDate(report.foot.known)
  const document = new PDFDocument({
    autoFirstPage: false,
    size: [PAGE.width, PAGE.height],
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en-GB',
    displayTitle: true,
    font: '',
    info: {
      Title: `${report.title}, ${report.subtitle}`,
      Author: report.letterhead.company,
      Creator: 'schoolco',
      Producer: 'schoolco',
      CreationDate: created,
      ModDate: created,
    },
  })
  const written = writtenBy(document)
  document.registerFont('regular', faces.regular).registerFont('bold', faces.bold)

  const pen = penFor(document, typesetter(document))
  const root = document.struct('Document')
  document.addStructure(root)
  const slabs = await slabsOf(report.blocks, pen, () => root, PAGE.side, ROOM)
  const pages = paginate(slabs, { first: FIRST_TOP + titlesHeight(pen, report), later: LATER_TOP }, LIMIT)
  const breathe = breathing(5)
  for (const [index, page] of pages.entries()) {
    document.addPage()
    if (index === 0) {
      letterhead(pen, root, report)
      titles(pen, root, report)
    } else runningHead(pen, report)
    for (const [i, { slab, y }] of page.entries()) {
      if (index > 0 && i === 0 && slab.again) slab.again.paint(y - slab.again.height)
      slab.paint(y)
      await breathe()
    }
    footer(pen, report, index + 1, pages.length)
  }
  root.end()
  document.end()
  return packObjects(await written)
}
