import { articlesOn, inWordsOf, shareInPercent, shareTyped, termsWord } from '../../../company/index.ts'
import { longDate } from '../../../kernel/dates.ts'
import { type FieldError, Refusal } from '../../../kernel/errors.ts'
import { type Finding, verdictTag } from '../../../kernel/finding.ts'
import { plural } from '../../../kernel/text.ts'
import { definePage, type PageContext } from '../../../platform/http/index.ts'
import { lastKnown } from '../../../platform/reader.ts'
import { type ListedRule, listRules, rulesAsked } from '../../judging/rule-list.ts'
import {
  type Divergence,
  readSimulation,
  type Short,
  type Simulation,
  simulate,
} from '../../judging/supposing/simulate.ts'
import { fractionText, ruleTitles } from '../../judging/words.ts'
import { loadBoardFacts, withIncome } from '../../store.ts'
import type { BoardFacts } from '../../types.ts'
import { boardLinks } from '../frame.ts'
import { bareTag } from '../verdicts.ts'

const READINGS = [
  { value: 'count', text: 'They count as officers of the council' },
  { value: 'do_not_count', text: 'They do not count' },
]

/** What the small form asks, as articles to suppose: a cap, a fewest number, and how council-employed heads are read. */
const supposedIn = ({ query }: PageContext): Record<string, unknown> => {
  const said = (name: string) => query[name]?.trim() ?? ''
  const [cap, minimum, heads] = [said('cap'), said('minimum'), said('heads')]
  return {
    ...(cap ? { councilCap: shareTyped(cap) } : {}),
    ...(minimum ? { minimumDirectors: /^\d+$/.test(minimum) ? Number(minimum) : minimum } : {}),
    ...(heads ? { countCouncilEmployedHeads: heads } : {}),
  }
}

/** "What does each rule ask of us, and what if it asked for something else?" */
export const rulesPage = definePage({
  path: '/board/rules',
  section: '/board',
  permission: 'board:read',
  run: async (context: PageContext) => {
    const { reader, on } = context
    const facts = await withIncome(reader, await loadBoardFacts(reader), on)
    const asked = { on, known: await lastKnown(reader) }
    const supposed = supposedIn(context)
    const errors: FieldError[] = []
    const simulation = Object.keys(supposed).length > 0 ? simulated(facts, supposed, asked, errors) : undefined
    const said = inWordsOf(facts.company)
    const rules = rulesAsked(facts, listRules(facts, asked).rules)
    return {
      view: 'governance/views/rules/rules.njk',
      title: 'Rules',
      status: errors.length > 0 ? 400 : 200,
      model: {
        links: await boardLinks(context, '/board/rules'),
        errors: errors.map(({ pointer, detail }) => ({ detail, href: `#${fieldOf(pointer)}` })),
        sentence: simulation ? simulatedAnswer(simulation) : said(listedAnswer(rules)),
        rules: ruleRows(rules, simulation),
        terms: termsWord(facts.company),
        columns: [
          { label: 'Rule' },
          { label: 'What it asks' },
          { label: 'As it is' },
          ...(simulation ? [{ label: 'As it would be' }] : []),
        ],
        simulation: simulation && {
          past: simulation.past.map((stretch) => stretchRow(simulation, stretch)),
          coming: simulation.coming.map((stretch) => stretchRow(simulation, stretch)),
        },
        fields: fieldsOf(context, facts, errors),
        example: context.link('/board/rules?cap=15%25'),
      },
    }
  },
})

const FIELD_OF: Record<string, string> = {
  councilCap: 'cap',
  minimumDirectors: 'minimum',
  countCouncilEmployedHeads: 'heads',
}
const fieldOf = (pointer: string): string => FIELD_OF[pointer.split('/')[2] ?? ''] ?? 'cap'

const simulated = (
  facts: BoardFacts,
  supposed: Record<string, unknown>,
  asked: Parameters<typeof simulate>[2],
  errors: FieldError[],
): Simulation | undefined => {
  try {
    return simulate(facts, readSimulation(supposed), asked)
  } catch (error) {
    if (!(error instanceof Refusal) || error.fault.kind !== 'invalid') throw error
    errors.push(...error.fault.fields)
    return undefined
  }
}

const listedAnswer = (rules: readonly ListedRule[]): string => {
  const applying = rules.filter(({ status }) => status !== 'not-applicable').length
  return `**${plural(applying, 'rule')}** of law and articles ${applying === 1 ? 'applies' : 'apply'} here on this date; ${rules.length - applying} ask nothing.`
}

const simulatedAnswer = ({ rules, past, on }: Simulation): string => {
  const other = rules.filter(({ now, simulated: would }) => now.status !== would.status).length
  const before =
    past.length === 0
      ? 'No earlier day would'
      : `Earlier, ${plural(past.length, 'span of days', 'spans of days')} would`
  return `On ${longDate(on)} **${other === 0 ? 'no verdict' : plural(other, 'verdict')} would be different**. ${before}.`
}

/** "2 of 11"; sums of money as they are read, "£5.00 of £20.00, 25.00%". */
const counted = (one: Short): string => {
  if (typeof one.numerator === 'string') return fractionText(one)
  return one.denominator === null ? '' : `${one.numerator} of ${one.denominator}`
}
const verdictToday = (finding: Finding) => ({ text: counted(finding), tag: verdictTag(finding) })

const ruleRows = (rules: readonly ListedRule[], simulation: Simulation | undefined) => {
  const order = simulation?.rules.map(({ rule, now, simulated: would, differs }) => ({ rule, now, would, differs }))
  if (!order) {
    return rules.map((one) => ({
      id: one.rule,
      cells: [named(one), { text: one.asks, sub: limitWords(one.limit) }, { tag: verdictTag(one) }],
    }))
  }
  return order.flatMap(({ rule, now, would, differs }) => {
    const one = rules.find((listed) => listed.rule === rule)
    if (!one) return []
    const after = differs
      ? { ...verdictToday(would), sub: limitWords(would.limit) }
      : { tag: { kind: 'none', text: 'The same' } }
    return [{ id: rule, cells: [named(one), { text: one.asks, sub: limitWords(one.limit) }, verdictToday(now), after] }]
  })
}

/** "at most 190/1000" → "at most 19%" */
const limitWords = (limit: string): string =>
  limit.replace(/\b(\d+)\/(\d+)\b/g, (_, part, whole) => shareInPercent([Number(part), Number(whole)]))

const named = ({ title, source }: ListedRule) => ({ text: title, sub: source })

const stretchRow = ({ rules }: Simulation, { from, to, rule, was, would }: Divergence) => {
  const today = rules.find((one) => one.rule === rule)
  const verdict = (one: Short, limit = '') => ({ text: counted(one), tag: bareTag(rule, one, limit) })
  return {
    cells: [
      ruleTitles[rule] ?? rule,
      from === to ? longDate(from) : `${longDate(from)} to ${longDate(to)}`,
      verdict(was, today?.now.limit),
      verdict(would, today?.simulated.limit),
    ],
  }
}

const fieldsOf = ({ query, on }: PageContext, { company }: BoardFacts, errors: readonly FieldError[]) => {
  const { councilCap, minimumDirectors } = articlesOn(company, on)
  const said = inWordsOf(company)
  const field = (name: string, label: string, hint: string) => ({
    name,
    label,
    hint,
    value: query[name] ?? '',
    error: errors.find(({ pointer }) => fieldOf(pointer) === name)?.detail,
  })
  return {
    cap: {
      ...field(
        'cap',
        'Cap on the council’s share',
        `Like 15%. In force: ${councilCap.value ? shareInPercent(councilCap.value) : 'none'}`,
      ),
      width: 10,
    },
    minimum: {
      ...field('minimum', said('Fewest directors'), `In force: ${minimumDirectors.value ?? 'none'}`),
      kind: 'whole',
    },
    heads: {
      ...field(
        'heads',
        'Staff of schools whom the council employs',
        'Whether they are officers of the council is an open question of law',
      ),
      options: READINGS,
      blank: said('As the articles say'),
    },
  }
}
