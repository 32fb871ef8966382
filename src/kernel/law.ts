import type { IsoDate } from './dates.ts'
import type { Share } from './share.ts'

/** What the law sets and may change: what it is, from when to when, and where it stands. */
interface Parameter<T> {
  value: T
  from: IsoDate
  to?: IsoDate
  source: string
}

const since = <T>(from: string, value: T, source: string): Parameter<T> => ({ value, from: from as IsoDate, source })

const LGHA = 'Local Government and Housing Act 1989'
const COMPANIES_ACT = 'Companies Act 2006'

/** Every number that the law sets, each with its versions, oldest first. */
const LAW = {
  influencedByVotes: [since<Share>('1990-04-01', [1, 5], `${LGHA}, s.69(1)(a)`)],
  influencedByDirectors: [since<Share>('1990-04-01', [1, 5], `${LGHA}, s.69(1)(b)`)],
  influencedByBoardVotes: [since<Share>('1990-04-01', [1, 5], `${LGHA}, s.69(1)(c)`)],
  controlledByVotes: [since<Share>('1990-04-01', [1, 2], `${LGHA}, s.68(1)`)],
  /** More than this of a year's turnover from the authority makes a business relationship with it. */
  businessRelationship: [since<Share>('1990-04-01', [1, 2], `${LGHA}, s.69(3)(a)`)],
  controlledByBoard: [since<Share>('1990-04-01', [1, 2], `${LGHA}, s.68(1), and ${COMPANIES_ACT}, s.1159`)],
  /** More than this of its activities a company carries out for the authorities that jointly control it. */
  ownersShare: [
    since<Share>('2015-02-26', [4, 5], 'Public Contracts Regulations 2015, reg.12'),
    since<Share>('2025-02-24', [4, 5], 'Procurement Act 2023, Sch.2, para.2'),
  ],
  /** s.69(5)(d): whoever was a member of the authority counts for this many years more. */
  formerMemberYears: [since('1990-04-01', 4, `${LGHA}, s.69(5)(d)`)],
  /** Councillors retire on this day after the ordinary day of election, and those elected come into office on it. */
  councillorsRetire: [since('1974-04-01', 4, 'Local Government Act 1972, s.7')],
  consentToMembership: [since('2003-01-01', true, 'Education Act 2002, s.12, and School Companies Regulations 2002')],
  eligibleMembers: [since('2002-12-31', true, 'School Companies Regulations 2002, reg.5')],
  identityVerification: [
    since('2025-11-18', { graceDays: 14 }, `${COMPANIES_ACT}, ss.167M and 1110A (identity verification)`),
  ],
  /** Days from incorporation to the designation of a supervising authority. */
  supervisingAuthority: [since('2002-12-31', 28, 'School Companies Regulations 2002, reg.17')],
  /** Months from a year's end to the day by which its audited accounts are with the supervising authority. */
  accountsToAuthority: [since('2002-12-31', 10, 'School Companies Regulations 2002, reg.28')],
  ordinaryResolution: [since<Share>('2007-10-01', [1, 2], `${COMPANIES_ACT}, s.282`)],
  specialResolution: [since<Share>('2007-10-01', [3, 4], `${COMPANIES_ACT}, s.283`)],
  /** A written resolution lapses at the end of the period of this many days that begins with its circulation. */
  writtenResolutionDays: [since('2007-10-01', 28, `${COMPANIES_ACT}, s.297`)],
  /** Clear days between special notice to the company and the meeting that removes a director or the auditor; never in writing. */
  specialNotice: [since('2007-10-01', 28, `${COMPANIES_ACT}, ss.168, 288(2), 312 and 510`)],
  /** Whoever has left guarantees for this many years more what was owed before. */
  guaranteeYears: [since('2009-10-01', 1, `${COMPANIES_ACT}, section 11`)],
  /** The entry of a former member may be removed so many years after the membership ended. */
  formerEntryYears: [since('2009-10-01', 10, `${COMPANIES_ACT}, s.121`)],
  /** Days in which the registrar is told of a change among directors. */
  directorNoticeDays: [since('2009-10-01', 14, `${COMPANIES_ACT}, Part 10, chapter 8`)],
  /** A copy of the articles as altered, after they take effect; a copy of the resolution, after it is passed. */
  alteredArticlesDays: [since('2009-10-01', 15, `${COMPANIES_ACT}, s.26`)],
  specialResolutionDays: [since('2009-10-01', 15, `${COMPANIES_ACT}, ss.29 and 30`)],
  alteringArticles: [since('2009-10-01', 'special', `${COMPANIES_ACT}, s.21`)],
} satisfies Record<string, Parameter<unknown>[]>

type Law = typeof LAW

/** What the law says on a day, and where; before its first version, the first one's value. */
export const lawOn = <Name extends keyof Law>(name: Name, day: IsoDate): Law[Name][number] => {
  const versions: Law[Name][number][] = LAW[name]
  return (versions.findLast((version) => version.from <= day) ?? versions[0]) as Law[Name][number]
}

/** Since when the law has asked for something. */
export const lawBegan = (name: keyof Law): IsoDate => (LAW[name][0] as Parameter<unknown>).from
