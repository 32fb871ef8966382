import { type Drawing, type Hatch, type Mark, rounded } from './drawing.ts'

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const attributes = (values: Record<string, string | number | undefined>): string =>
  Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? rounded(value) : escaped(value ?? '')}"`)
    .join('')

const hatchKey = (hatch: Hatch) => `${hatch.colour.replace('#', '')}-${hatch.step}-${hatch.width}`.replaceAll('.', '_')

const pattern = (hatch: Hatch, id: string): string =>
  `<pattern id="${id}" width="${hatch.step}" height="${hatch.step}" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
  `<line x1="0" y1="0" x2="0" y2="${hatch.step}" stroke="${hatch.colour}" stroke-width="${hatch.width}"/></pattern>`

const paint = (mark: Exclude<Mark, { kind: 'text' }>) => ({
  fill: mark.kind === 'line' ? undefined : (mark.fill ?? 'none'),
  stroke: mark.stroke,
  'stroke-width': mark.stroke ? (mark.strokeWidth ?? 1) : undefined,
  'stroke-dasharray': mark.dash?.join(' '),
  opacity: mark.opacity,
})

const shape = (mark: Exclude<Mark, { kind: 'text' }>, painted: object): string => {
  switch (mark.kind) {
    case 'path':
      return `<path${attributes({ d: mark.d, ...painted })}/>`
    case 'rect':
      return `<rect${attributes({ x: mark.x, y: mark.y, width: mark.width, height: mark.height, ...painted })}/>`
    case 'line':
      return `<line${attributes({ x1: mark.x1, y1: mark.y1, x2: mark.x2, y2: mark.y2, ...painted })}/>`
    case 'circle':
      return `<circle${attributes({ cx: mark.cx, cy: mark.cy, r: mark.r, ...painted })}/>`
  }
}

const written = (mark: Mark, idPrefix: string): string => {
  if (mark.kind === 'text') {
    const halo = mark.halo
      ? { stroke: '#ffffff', 'stroke-width': 4, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }
      : {}
    const place = { x: mark.x, y: mark.y, 'font-size': mark.size, fill: mark.fill }
    const weight = { 'font-weight': mark.bold ? 600 : undefined, 'text-anchor': mark.anchor }
    return `<text${attributes({ ...place, ...weight, ...halo })}>${escaped(mark.text)}</text>`
  }
  const plain = shape(mark, paint(mark))
  return mark.hatch ? plain + shape(mark, { fill: `url(#${idPrefix}-h-${hatchKey(mark.hatch)})` }) : plain
}

interface SvgOptions {
  /** Unique on the page: title, description and patterns hang on it. */
  idPrefix: string
  /** Says nothing that the words beside it do not say. */
  decorative?: boolean
}

/** A drawing as an SVG element. */
export const svg = (drawing: Drawing, { idPrefix, decorative = false }: SvgOptions): string => {
  const hatches = new Map<string, Hatch>()
  for (const mark of drawing.marks) {
    if (mark.kind !== 'text' && mark.hatch) hatches.set(hatchKey(mark.hatch), mark.hatch)
  }
  const patterns = [...hatches].map(([key, hatch]) => pattern(hatch, `${idPrefix}-h-${key}`)).join('')
  const box = `viewBox="0 0 ${rounded(drawing.width)} ${rounded(drawing.height)}"`
  const names = `<title id="${idPrefix}-t">${escaped(drawing.title)}</title><desc id="${idPrefix}-d">${escaped(drawing.desc)}</desc>`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${box}`,
    decorative ? ' aria-hidden="true">' : ` role="img" aria-labelledby="${idPrefix}-t ${idPrefix}-d">${names}`,
    patterns ? `<defs>${patterns}</defs>` : '',
    ...drawing.marks.map((mark) => written(mark, idPrefix)),
    '</svg>',
  ].join('')
}
