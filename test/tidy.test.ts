import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { expect } from 'chai'

const ROOT = join(import.meta.dirname, '..')
const filesBelow = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => statSync(join(ROOT, file)).isFile())
const code = (folder: string) => filesBelow(folder).filter((file) => file.endsWith('.ts'))
const text = (file: string) => readFileSync(join(ROOT, file), 'utf8')

/** The ground comes first; nothing imports from a later floor. Features stand beside each other between platform and reporting. */
const FLOORS = ['kernel', 'platform', 'db', 'feature', 'reporting', 'pack', 'top'] as const
const FEATURES =
  'company directory membership governance setting-up partnerships agenda catalogue trading commissioning billing ledger reserves access'.split(
    ' ',
  )

const roomOf = (file: string) => {
  const [, room = '', rest] = file.split('/')
  return rest === undefined ? 'top' : room
}
const floorOf = (file: string): number => {
  const room = roomOf(file)
  if (file.startsWith('db/')) return FLOORS.indexOf('db')
  if (file.startsWith('reports/')) return FLOORS.indexOf('reporting')
  if (FEATURES.includes(room)) return FLOORS.indexOf('feature')
  const floor = (FLOORS as readonly string[]).indexOf(room)
  return floor < 0 ? FLOORS.indexOf('top') : floor
}

interface Import {
  from: string
  to: string
  typeOnly: boolean
}

const imports: Import[] = [...code('src'), ...code('db'), ...code('reports')].flatMap((from) =>
  [...text(from).matchAll(/(?:import|export)\s+(type\s+)?[^'";]*?from\s+'(\.[^']+)'|import\('(\.[^']+)'\)/g)].map(
    (match) => ({
      from,
      to: relative(ROOT, normalize(join(ROOT, dirname(from), match[2] ?? match[3] ?? ''))),
      typeOnly: match[1] !== undefined,
    }),
  ),
)

/** Folders with rooms, in the order in which they need each other: each only those before it, except for the names of types. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  'src/platform': ['database', 'acts', 'registers', 'charts', 'pdf', 'http'],
  'src/governance': [
    ...['board', 'seats', 'meetings', 'rules', 'judging', 'decisions', 'elections', 'agenda'],
    ...['mending', 'ways-out', 'acts', 'api', 'pages'],
  ],
  'src/governance/acts': ['guarding', 'meetings', 'board', 'decisions'],
  'src/billing': ['plans', 'income', 'due', 'documents', 'receipts', 'run', 'credits'],
  'src/access': ['signing-in', 'roles', 'recorded', 'pages'],
  'src/ledger': ['periods', 'entries', 'fund', 'statements', 'posting', 'journal', 'pages'],
  'src/reserves': ['setting-aside', 'programmes', 'surplus', 'trace', 'pages', 'forms'],
  'src/partnerships': ['priorities', 'grants', 'reviews', 'maturity', 'pages'],
  'src/platform/charts': ['drawing', 'governing', 'money'],
  'src/platform/http': ['server', 'request', 'views', 'api', 'pages', 'forms'],
}
const roomIn = (house: string, file: string): string | undefined => {
  const [room, rest] = file.startsWith(`${house}/`) ? file.slice(house.length + 1).split('/') : []
  return rest === undefined ? undefined : room
}

/** Each circle of needs that is met first, written out. */
const circlesOf = (needs: readonly (readonly [from: string, to: string])[]): string[] => {
  const needed = new Map<string, Set<string>>()
  for (const [from, to] of needs) needed.set(from, (needed.get(from) ?? new Set()).add(to))
  const circles: string[] = []
  const done = new Set<string>()
  const walk = (place: string, path: readonly string[]): void => {
    if (path.includes(place)) circles.push([...path.slice(path.indexOf(place)), place].join(' → '))
    if (path.includes(place) || done.has(place)) return
    for (const next of needed.get(place) ?? []) walk(next, [...path, place])
    done.add(place)
  }
  for (const place of needed.keys()) walk(place, [])
  return circles
}

describe('the house', () => {
  it('has imports that run one way, from the ground up', () => {
    const wrong = imports.filter(({ from, to }) => floorOf(to) > floorOf(from)).map(({ from, to }) => `${from} → ${to}`)
    expect(wrong).to.deep.equal([])
  })

  it('has features that meet only at the door', () => {
    const wrong = imports
      .filter(
        ({ from, to }) => FEATURES.includes(roomOf(to)) && roomOf(from) !== roomOf(to) && !to.endsWith('/index.ts'),
      )
      .filter(({ from }) => FEATURES.includes(roomOf(from)) || floorOf(from) > FLOORS.indexOf('feature'))
      .map(({ from, to }) => `${from} → ${to}`)
    expect(wrong).to.deep.equal([])
  })

  it('has no two features that need each other', () => {
    const between = imports
      .filter(({ typeOnly }) => !typeOnly)
      .map(({ from, to }) => [roomOf(from), roomOf(to)] as const)
    const apart = between.filter(([a, b]) => a !== b && FEATURES.includes(a) && FEATURES.includes(b))
    expect(circlesOf(apart)).to.deep.equal([])
  })

  it('has no files that need each other, not even by the names of their types', () => {
    expect(circlesOf(imports.map(({ from, to }) => [from, to]))).to.deep.equal([])
  })

  for (const [house, rooms] of Object.entries(ROOMS)) {
    it(`has rooms in ${house} that need only those before them`, () => {
      const folders = new Set(code(house).map((file) => roomIn(house, file)))
      expect([...folders].filter((room) => room !== undefined)).to.have.members(rooms)
      const placeOf = (file: string) => rooms.indexOf(roomIn(house, file) ?? '')
      const wrong = imports
        .filter(({ from, to, typeOnly }) => !typeOnly && placeOf(from) >= 0 && placeOf(to) > placeOf(from))
        .map(({ from, to }) => `${from} → ${to}`)
      expect(wrong).to.deep.equal([])
    })
  }

  it('has a platform that is entered by its doors', () => {
    const inside = /^src\/platform\/(?!http\/[^/]+$)[^/]+\/(?!index\.ts$)/
    const wrong = imports
      .filter(({ from, to }) => !from.startsWith('src/platform/') && inside.test(to))
      .map(({ from, to }) => `${from} → ${to}`)
    expect(wrong).to.deep.equal([])
  })

  it('says at each door what is behind it', () => {
    const silent = code('src').filter(
      (file) => /^src\/([^/]+|platform\/[^/]+)\/index\.ts$/.test(file) && !text(file).startsWith('/**'),
    )
    expect(silent).to.deep.equal([])
  })

  it('leaves nothing for later', () => {
    const words = /\b(TODO|FIXME|XXX|HACK)\b|not implemented|\.only\(/
    const found = [...code('src'), ...code('db'), ...code('test')]
      .filter((file) => file !== 'test/tidy.test.ts')
      .filter((file) => words.test(text(file)))
    expect(found).to.deep.equal([])
  })

  it('has files that can be read at a sitting', () => {
    const long = code('src').filter((file) => text(file).split('\n').length > 400)
    expect(long).to.deep.equal([])
  })

  it('names every migration in the list, in order', () => {
    const files = readdirSync(join(ROOT, 'db/migrations'))
      .filter((file) => /^\d{4}-/.test(file))
      .map((file) => file.slice(0, -3))
    const listed = [...text('db/migrations/index.ts').matchAll(/^ {2}'(\d{4}-[a-z-]+)'/gm)].map((match) => match[1])
    expect(listed).to.deep.equal(files.sort())
  })

  it('draws every table', () => {
    const made = /(?:registerTable|factTable|createTable)\(\s*(?:knex,\s*)?'([a-z_]+)'/g
    const tables = code('db/migrations').flatMap((file) =>
      [...text(file).matchAll(made)].map((match) => match[1] ?? ''),
    )
    const picture = new Set(text('db/README.md').match(/[a-z_]+/g))
    expect(tables.filter((table) => !picture.has(table))).to.deep.equal([])
    expect(tables).to.include.members(['entry', 'person', 'session'])
  })

  it('keeps the top level to what people and tools expect', () => {
    const expected = new Set(
      'package.json tsconfig.json biome.json package-lock.json README.md CHANGELOG.md LICENSE src db fixtures reports test'.split(
        ' ',
      ),
    )
    const made = new Set(['node_modules', 'dist', 'var'])
    const others = readdirSync(ROOT).filter((name) => !name.startsWith('.') && !expected.has(name) && !made.has(name))
    expect(others).to.deep.equal([])
  })
})
