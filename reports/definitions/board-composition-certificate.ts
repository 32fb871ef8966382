import { inWordsOf, signsAsSecretary } from '../../src/company/index.ts'
import {
  certificateAnswer,
  evaluate,
  loadBoardFacts,
  loadInterests,
  ruleTitles,
  type Standing,
  type StandingStep,
  standingOn,
  type TimelineEntry,
  withIncome,
} from '../../src/governance/index.ts'
import { longDate } from '../../src/kernel/dates.ts'
import { type Finding, verdictText } from '../../src/kernel/finding.ts'
import { lawOn } from '../../src/kernel/law.ts'
import { parseMoney, pounds, ZERO } from '../../src/kernel/money.ts'
import { percentOf } from '../../src/kernel/share.ts'
import { capitalised, listed, percent, plural } from '../../src/kernel/text.ts'
import { boardHemicycle } from '../../src/platform/charts/index.ts'
import { lastKnown } from '../../src/platform/reader.ts'
import { type CertifiedBoard, type CertifiedDirector, certifiedBoard } from '../../src/reporting/composition.ts'
import { type CompanyParticulars, defineReport, type ReportData } from '../../src/reporting/define.ts'
import type { Block, Table } from '../../src/reporting/document.ts'
import { asAt, fraction, working } from '../../src/reporting/words.ts'

interface Composition extends CertifiedBoard {
  findings: Finding[]
  timeline: TimelineEntry[]
  standing: Standing
  standingWorking: StandingStep[]
}

/** The tests that a share or a number decides stand in the table with their arithmetic. */
const TESTS: Record<string, string> = {
  'board.council-cap': 'Company cap',
  'board.law-20': 'Directors',
  'board.votes-law-20': 'Board votes',
  'members.law-20': 'Members’ votes',
  'company.business-relationship': 'Council’s income',
  'company.owners-share': 'Owners’ share',
  'board.minimum': 'Fewest directors',
  'board.maximum': 'Most directors',
}
/** Every other rule about the board stands there only when it is broken, else in a sentence below. */
const OTHERS: Record<string, string> = Object.fromEntries(
  Object.entries(ruleTitles).filter(([rule]) => /^(board|body)\./.test(rule) && !(rule in TESTS)),
)

/** The Act is named in the answer; in the table its section is enough. */
const clause = (source: string) =>
  source.replace(/^Local Government and Housing Act 1989, s\. ?/, 'section ').replace(/ \([a-z ]+\)$/, '')

const initialsOf = (name: string): string => {
  const words = name.split(/\s+/).filter(Boolean)
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toUpperCase()
}

const ring = (data: Composition & ReportData, { council, legalForm }: CompanyParticulars) =>
  boardHemicycle({
    on: data.on!,
    of: council,
    sitter: inWordsOf({ legalForm })('director'),
    ...(legalForm !== 'unincorporated' && { law: lawOn('influencedByDirectors', data.on!).value }),
    ...(data.cap && { cap: data.cap }),
    directors: data.rows.map(({ name, associated, nominee, category }) => ({
      initials: initialsOf(name),
      group:
        associated || nominee
          ? 'council'
          : category === 'school_leader' || category === 'governor'
            ? 'schools'
            : 'independent',
    })),
  })

/** The conclusion from it all; its working is in the data, and on the page of the board. */
const STANDINGS: Record<Standing, string> = {
  independent: 'independent of the council',
  influenced: 'influenced by the council (section 69)',
  controlled: 'controlled by the council (section 68)',
}

const answer = ({ totals, findings, cap, standing }: Composition, company: CompanyParticulars): Block => {
  const { council, legalForm } = company
  const said = inWordsOf(company)
  const { inOffice: n, associated, represented } = totals
  if (n === 0)
    return {
      kind: 'answer',
      strong: said('No directors are in office.'),
      text: 'The shares of this certificate do not apply to an empty board.',
    }
  const broken = (rule: string) => findings.some((finding) => finding.rule === rule && finding.status === 'fail')
  const how = represented === associated ? 'associated with' : 'associated with or nominated by'
  const [capBroken, lawBroken] = [broken('board.council-cap'), broken('board.law-20')]
  const act = 'the 20% in section 69 of the Local Government and Housing Act 1989'
  const lawWords = legalForm === 'unincorporated' ? '' : lawBroken ? `not below ${act}` : `below ${act}`
  const capWords = cap ? said(`${capBroken ? 'over' : 'within'} the company’s cap of ${percentOf(cap)}`) : ''
  const alone = represented === associated ? '' : ` Associated persons alone are ${fraction(associated, n)}.`
  const conclusion = legalForm === 'unincorporated' ? '' : ` The company is ${STANDINGS[standing]}.`
  const joined = capBroken === lawBroken ? ' and ' : ', but '
  return {
    kind: 'answer',
    strong: `${represented} of ${n} ${said('directors')} are ${how} ${council}: ${percent(represented, n)}%.`,
    text: `${capWords || lawWords ? `This is ${[capWords, lawWords].filter(Boolean).join(joined)}.` : 'No line applies to this share.'}${alone}${conclusion}`,
  }
}

const directors = ({ rows, on }: Composition & ReportData, said: (text: string) => string): Table => ({
  kind: 'table',
  caption: said('Directors in office'),
  dense: true,
  empty: said('No directors are in office on this date.'),
  columns: [
    { key: 'name', head: capitalised(said('director')), kind: 'text', rowHeading: true },
    { key: 'seat', head: 'Seat', kind: 'text' },
    { key: 'nominatedBy', head: 'Nominated by', kind: 'text' },
    { key: 'associated', head: 'Associated?', kind: 'text' },
    { key: 'evidence', head: 'Evidence', kind: 'text' },
    { key: 'termEndsOn', head: 'Term ends', kind: 'text' },
  ],
  rows: rows.map(({ name, seat, nominatedBy, nominee, associated, limb, evidence, termEndsOn, leavesOn }) => ({
    cells: {
      name,
      seat,
      nominatedBy: nominee ? 'Council' : nominatedBy,
      associated: associated ? `Yes (${limb})` : 'No',
      // A blank would read as if it had been left out.
      evidence: evidence ?? 'None recorded',
      termEndsOn: leavesOn ? `Leaves ${longDate(leavesOn)}` : termEndText(termEndsOn, on),
    },
  })),
})

const termEndText = (termEndsOn: string | null, on = ''): string => {
  if (termEndsOn === null) return 'While in post'
  return termEndsOn < on ? `${longDate(termEndsOn)}; holding over` : longDate(termEndsOn)
}

const judged = (findings: Finding[], tests: Record<string, string>): Finding[] =>
  Object.keys(tests).flatMap((rule) =>
    findings.filter((finding) => finding.rule === rule && finding.status !== 'not-applicable'),
  )

/** The days over which income is judged. */
const SPANS: Record<string, string> = {
  'company.business-relationship': '12 months',
  'company.owners-share': '3 years',
}

const shareOfMoney = (part: Finding['numerator'], whole: Finding['denominator']): string => {
  const [of, all] = [parseMoney(String(part)) ?? ZERO, parseMoney(String(whole)) ?? ZERO]
  return `${pounds(of)} of ${pounds(all)}, ${percent(of, all)}%`
}

/** On paper a rule about numbers is its two numbers; any other rule is how many are in order, and then who or what is not. */
const shortWorking = (finding: Finding): string => {
  const { rule, numerator, denominator, explanation } = finding
  if (rule === 'board.minimum') return `${numerator} in office; at least ${denominator} asked for`
  if (rule === 'board.maximum') return `${numerator} in office; at most ${denominator} allowed`
  const span = SPANS[rule]
  if (span) return `${shareOfMoney(numerator, denominator)}, ${span}`
  const sentences = explanation.split(/(?<=\.) /)
  return working({ ...finding, explanation: sentences.slice(0, rule in OTHERS ? 2 : 1).join(' ') })
}

const tests = ({ findings }: Composition): Table => ({
  kind: 'table',
  caption: 'Tests',
  dense: true,
  empty: 'No test of a share or a number applies to this board.',
  columns: [
    { key: 'test', head: 'Test', kind: 'text', rowHeading: true },
    { key: 'working', head: 'Working', kind: 'text' },
    { key: 'result', head: 'Result', kind: 'text' },
  ],
  rows: judged(findings, TESTS)
    .concat(judged(findings, OTHERS).filter(({ status }) => status === 'fail'))
    .map((finding) => ({
      cells: {
        test: `${TESTS[finding.rule] ?? OTHERS[finding.rule]}, ${clause(finding.source)}`,
        working: shortWorking(finding),
        result: verdictText(finding),
      },
    })),
})

const inOrder = ({ findings }: Composition): Block[] => {
  const passing = judged(findings, OTHERS).filter(({ status }) => status !== 'fail')
  if (passing.length === 0) return []
  const words = passing.map(({ rule, source }) => `${OTHERS[rule]?.toLowerCase()} (${clause(source)})`)
  return [{ kind: 'note', text: `Also in order: ${listed(words)}.` }]
}

/** The same count under the other answer to an open legal question. */
const otherReadings = ({ findings }: Composition): Block[] =>
  findings
    .filter(({ rule, readings }) => rule === 'board.law-20' && readings)
    .flatMap(({ readings = [], numerator }) => readings.filter((reading) => reading.numerator !== numerator))
    .map(({ assumption, numerator, denominator }) => ({
      kind: 'note',
      text: `Read the other way (${assumption}), the result would be ${fraction(numerator, denominator)}.`,
    }))

/** The timeline names people by their refs; on paper they have their names. */
const named = (text: string, rows: readonly CertifiedDirector[]): string =>
  rows.reduce((words, { person, name }) => words.replaceAll(person, name), text)

const SHARES = ['board.council-cap', 'board.law-20']

const whatIsComing = ({ rows, totals, findings, timeline }: Composition, said: (text: string) => string): Block[] => {
  const share = judged(findings, TESTS).find(({ rule }) => SHARES.includes(rule))
  const next = timeline.find(({ rule, status }) => status === 'fail' && SHARES.includes(rule))
  const { inOffice: n, represented: k } = totals
  const when = next
    ? `On today’s appointments a line is crossed on ${longDate(next.on)}: ${named(next.because, rows)}`
    : ''
  const dated = next
    ? `${when}, and the share is ${fraction(next.numerator ?? 0, next.denominator ?? 0)}.`
    : 'No date known today changes the answer.'
  if (share?.headroom === 0 && n > 1) {
    const leaving = `If any other ${said('director')} leaves, the share becomes ${fraction(k, n - 1)}.`
    return [{ kind: 'paragraph', lead: 'No slack.', text: `${leaving} ${dated}` }]
  }
  if (share && share.headroom !== null && share.headroom > 0) {
    const spare = `${plural(share.headroom, `other ${said('director')}`)} may leave before a line is crossed.`
    return [{ kind: 'paragraph', lead: `${share.headroom} to spare.`, text: `${spare} ${dated}` }]
  }
  return next ? [{ kind: 'paragraph', lead: 'What is coming.', text: dated }] : []
}

export const boardCompositionCertificate = defineReport<Composition>({
  name: 'board-composition-certificate',
  title: 'Board composition certificate',
  takes: ['on'],
  permission: 'board:read',
  columns: [
    'person',
    'name',
    'seat',
    'category',
    'nominatedBy',
    'nominee',
    'associated',
    'limb',
    'evidence',
    'appointedOn',
    'appointedWithin',
    'termEndsOn',
    'leavesOn',
  ],
  answer: certificateAnswer,
  facts: async (reader, { on }) => {
    const [facts, interests, known] = await Promise.all([
      loadBoardFacts(reader),
      loadInterests(reader),
      lastKnown(reader),
    ])
    const withTurnover = await withIncome(reader, facts, on)
    const { findings, timeline } = evaluate(withTurnover, { on, known })
    return { ...certifiedBoard(facts, interests, on), findings, timeline, ...standingOn(withTurnover, on) }
  },
  say: (data, company) => ({
    subtitle: asAt(data.on!),
    blocks: [
      {
        kind: 'pair',
        left: [answer(data, company)],
        right: [{ kind: 'chart', chart: ring(data, company), size: 'narrow' }],
      },
      {
        kind: 'heading',
        text: `${inWordsOf(company)('Directors in office')}${data.vacant > 0 ? `; ${plural(data.vacant, 'seat is', 'seats are')} vacant` : ''}`,
      },
      directors(data, inWordsOf(company)),
      ...otherReadings(data),
      { kind: 'heading', text: 'Tests' },
      tests(data),
      ...inOrder(data),
      ...whatIsComing(data, inWordsOf(company)),
      { kind: 'signatures', lines: [signsAsSecretary(company), 'Date'] },
    ],
  }),
})
