import { articlesOn, inWordsOf, PRESETS } from '../../company/index.ts'
import type { IsoDate } from '../../kernel/dates.ts'
import type { Finding } from '../../kernel/finding.ts'
import { perCent, percentOf } from '../../kernel/share.ts'
import { listed, plural } from '../../kernel/text.ts'
import type { BoardFacts } from '../types.ts'
import { RULE_NAMES } from './words.ts'

const CHAIRS = {
  independent:
    'The chair is recruited from outside: nobody who is associated with the council or nominated by it, and nobody who holds office in a school of the area.',
  not_council: 'The chair is nobody who is associated with the council or nominated by it.',
  anyone: 'The board has a chair in office.',
}

/** What a rule says, as a refusal quotes it, with the numbers of the articles in force on a day. */
export const ruleQuotes = (facts: BoardFacts, on: IsoDate): Record<string, string> => {
  const {
    councilCap,
    minimumDirectors,
    maximumDirectors,
    term,
    replacementServes,
    attendance,
    sectorBalance,
    officersChosenByMembers,
  } = articlesOn(facts.company, on)
  const cap = councilCap.value
  const offices = officersChosenByMembers.value
  const byMembers = offices.length > 0 ? ` The members choose the ${listed(offices)}.` : ''
  return {
    ...(cap
      ? {
          'board.council-cap': `Directors who are nominated by the council or associated with it shall not at any time make up more than ${perCent(cap)} per cent of the directors in office.`,
        }
      : {}),
    ...(minimumDirectors.value
      ? { 'board.minimum': `There shall be at least ${minimumDirectors.value} directors.` }
      : {}),
    ...(maximumDirectors.value
      ? { 'board.maximum': `There shall be at most ${maximumDirectors.value} directors.` }
      : {}),
    ...(term.value || replacementServes.value === 'remainder'
      ? {
          'body.term': [
            ...(term.value
              ? [
                  `A term of office lasts ${plural(term.value.years, 'year')} at most, unless the seat says otherwise. When it ends the seat is vacant.`,
                ]
              : []),
            ...(replacementServes.value === 'remainder'
              ? ['Whoever fills a seat during a term serves the rest of that term.']
              : []),
          ].join(' '),
        }
      : {}),
    'body.agreement':
      'Everybody who sits in the partnership signs its membership agreement, and signs it again when it is changed.',
    ...(attendance.value
      ? {
          'body.attendance': `Everybody in office comes to at least ${perCent(attendance.value.share)} per cent of the meetings of a school year${attendance.value.substituteCounts ? ', in person or through a substitute' : ''}.`,
        }
      : {}),
    ...(sectorBalance.value
      ? {
          'body.sector-balance': `Seats of school leaders reflect the schools of the area: the share of academies among them differs by no more than ${plural(sectorBalance.value.toleranceSeats, 'seat')}.`,
        }
      : {}),
    'body.one-per-group':
      'Of a trust, a federation, or a school that is in neither, no more than one senior leader sits on the board at a time.',
    'body.cells': 'Somebody of every phase, sector and role that is named here sits on the board.',
    'body.districts': 'Every district has a strategy group, and its heads on the board.',
    'body.area-chairs': 'Every area has a chair who is the serving head of a school there.',
    'body.association-seats': 'Every association that is named here has its nominee on the board.',
    'body.required-seats': `Every seat whose title is named here is filled.${byMembers}`,
    'board.law-20':
      'A company is under the influence of an authority if at least one fifth of its directors are persons associated with the authority, and there is a business relationship between them.',
    'board.votes-law-20':
      'A company is under the influence of an authority if at least one fifth of the votes at a meeting of its directors are held by persons associated with the authority, and there is a business relationship between them.',
    'members.law-20':
      'A company is under the influence of an authority if at least one fifth of the votes at a general meeting are held by persons associated with the authority, and there is a business relationship between them.',
    'members.consent':
      'The governing body of a maintained school joins a company only with the consent of the authority that maintains it.',
    'members.eligible':
      'Members of a school company are the authority, and governing bodies and other state-funded providers of education in its area.',
    'company.business-relationship':
      'There is a business relationship between a company and an authority if more than half of the company’s turnover of twelve months comes from the authority.',
    'company.owners-share':
      'An authority may contract without competition with a company that it controls jointly with others, if the company carries out more than 80 per cent of its activities for them.',
    'board.chair': `${CHAIRS[PRESETS[facts.company.preset].chair.value]}${byMembers}`,
    'board.categories':
      'Every kind of seat has as many people in it as the articles ask for, and no more than they allow.',
    'board.identity-verified': 'Nobody acts as a director of a company before his or her identity has been verified.',
  }
}

const SHORT: Readonly<Record<string, string>> = {
  'board.law-20': 'the 20% legal line',
  'board.votes-law-20': 'the 20% legal line',
  'members.law-20': 'the 20% legal line of members’ votes',
  'board.minimum': 'the minimum number of directors',
  'board.maximum': 'the maximum number of directors',
}

/** "the 19% cap and the 20% legal line"; where they are many, how many they are. */
export const rulesInShort = (facts: BoardFacts, findings: readonly Finding[], on: IsoDate): string => {
  const cap = articlesOn(facts.company, on).councilCap.value
  const short = (rule: string) =>
    rule === 'board.council-cap' && cap ? `the ${percentOf(cap)} cap` : (SHORT[rule] ?? RULE_NAMES[rule] ?? rule)
  const rules = [...new Set(findings.map(({ rule }) => rule))]
  const names = [...new Set(rules.map(short))]
  return names.length > 3 ? `${rules.length} rules` : inWordsOf(facts.company)(listed(names))
}
