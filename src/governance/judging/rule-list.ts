import { type ArticleName, articlesOn, articleText, inWordsOf, isIncorporated } from '../../company/index.ts'
import type { Instant, IsoDate } from '../../kernel/dates.ts'
import type { Status } from '../../kernel/finding.ts'
import { capitalised } from '../../kernel/text.ts'
import type { BoardFacts } from '../types.ts'
import { evaluate } from './check.ts'
import { ruleQuotes } from './rule-words.ts'
import { RULE_NAMES, ruleTitles } from './words.ts'

/** A rule as it is asked here: in words, with its number, and where it stands. */
export interface ListedRule {
  rule: string
  title: string
  /** What it asks of this company, in a sentence. */
  asks: string
  limit: string
  /** The article that gives it its number, and its clause; null where the law alone does. */
  article: ArticleName | null
  number: string | null
  clause: string | null
  source: string
  status: Status
  headroom: number | null
}

/** The article from which a rule has its number. */
const ARTICLE_OF: Readonly<Record<string, ArticleName>> = {
  'board.minimum': 'minimumDirectors',
  'board.maximum': 'maximumDirectors',
  'board.council-cap': 'councilCap',
  'board.categories': 'categories',
  'body.cells': 'cells',
  'body.sector-balance': 'sectorBalance',
  'body.one-per-group': 'onePerGroup',
  'body.term': 'term',
  'body.attendance': 'attendance',
  'body.districts': 'districtSeats',
  'body.area-chairs': 'areas',
  'body.association-seats': 'associations',
  'body.required-seats': 'requiredSeats',
}

/** Every rule that is asked of a body, or of the board and the members, with what each asks on a day. */
export const listRules = (
  facts: BoardFacts,
  { body, on, known }: { body?: string | undefined; on: IsoDate; known: Instant },
): { company: string; body: string; on: IsoDate; known: Instant; rules: ListedRule[] } => {
  const document = evaluate(facts, { body, on, known })
  const articles = articlesOn(facts.company, on)
  const quotes = ruleQuotes(facts, on)
  const said = inWordsOf(facts.company)
  return {
    company: document.company,
    body: document.body,
    on,
    known,
    rules: document.findings.map(({ rule, limit, source, status, headroom }) => {
      const article = ARTICLE_OF[rule] ?? null
      return {
        rule,
        title: said(ruleTitles[rule] ?? rule),
        // What the law says it says of companies, whatever their directors are called.
        asks: isOfCompanies(rule) ? (quotes[rule] ?? '') : said(quotes[rule] ?? capitalised(RULE_NAMES[rule] ?? rule)),
        limit,
        article,
        number: article && (articleText(articles, article) ?? null),
        clause: article && articles[article].clause,
        source,
        status,
        headroom,
      }
    }),
  }
}

/** Rules of the register of members and of the company's income: nobody who sits in a body breaks or mends them. */
export const isOfRegisterOrIncome = (rule: string): boolean => /^(?:members|company)\./.test(rule)

/** Those that can ask something here: the law on companies asks nothing of a partnership that is none. */
export const rulesAsked = (facts: BoardFacts, rules: readonly ListedRule[]): ListedRule[] =>
  rules.filter(({ rule }) => isIncorporated(facts.company) || !isOfCompanies(rule))

/** Rules of the law on companies, which ask nothing of a partnership that is not one. */
const isOfCompanies = (rule: string): boolean =>
  isOfRegisterOrIncome(rule) || /^board\.(?:law-20|votes-law-20|identity-verified)$/.test(rule)
