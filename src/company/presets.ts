import type { Articles, Clause, LegalForm, PresetName } from './types.ts'

/**
 * A preset: the articles that a kind of partnership starts from. A company's own articles say only what differs.
 */
export interface Preset {
  name: PresetName
  title: string
  legalForm: LegalForm
  /** What its clauses are clauses of. */
  book: 'Articles' | 'Terms of reference'
  /**
   * Who may be chair. `independent`: nobody of the council, and nobody who holds office in a school of the area;
   * `not_council`: nobody of the council; `anyone`: the council's chief executive may be.
   */
  chair: Clause<'independent' | 'not_council' | 'anyone'>
  /** Does everybody in office sign a membership agreement? */
  agreement: Clause<boolean>
  /**
   * What is done where more come forward for a place than there are places. `panel`: a co-chair and an officer of the authority interview
   * them; `interview`: they are interviewed; `vote`: the members vote.
   */
  contested: Clause<'panel' | 'interview' | 'vote'>
  articles: Articles
}

const says = <T>(value: T, clause: string): Clause<T> => ({ value, clause })

/** What stands in place of a clause where a book says nothing. */
export const silent = (book: Preset['book']) => `${book}: no provision`

/** Does a preset say nothing of what a company's own articles may say? */
export const isSilent = (clause: string): boolean => clause.endsWith(': no provision')

/** What the articles of any partnership say unless its preset or its own version says otherwise. */
const common = (book: Preset['book']): Articles => ({
  minimumDirectors: says(null, silent(book)),
  maximumDirectors: says(null, silent(book)),
  councilCap: says(null, silent(book)),
  chairHasCastingVote: says(true, `${book}, 13.1`),
  holdingOver: says(false, `${book}, 21.2`),
  countCouncilEmployedHeads: says('show_both', `${book}, 20.4`),
  authorities: says('all', `${book}, 20.5`),
  tradingArea: says([], `${book}, 4.2`),
  quorum: says(null, silent(book)),
  councilVotesAtMeetings: says('not_watched', silent(book)),
  termlyMeetings: says([], silent(book)),
  datesAhead: says([], silent(book)),
  attendance: says(null, silent(book)),
  term: says(null, silent(book)),
  replacementServes: says('fresh', `${book}, 21.3`),
  earlyLeaverPlaceStays: says(false, silent(book)),
  onePerGroup: says(false, silent(book)),
  sectorBalance: says(null, silent(book)),
  cells: says([], silent(book)),
  districts: says([], silent(book)),
  districtSeats: says(null, silent(book)),
  areas: says([], silent(book)),
  associations: says([], silent(book)),
  requiredSeats: says([], silent(book)),
  officersChosenByMembers: says([], silent(book)),
  electionVotes: says('per_school', `${book}, 23.1`),
  categories: says({}, silent(book)),
  reserveFloor: says(null, `${book}, 31.3`),
  vatRounding: says('nearest', 'VAT Notice 700, 17.5'),
  paymentDays: says(30, `${book}, 32.1`),
  horizonMonths: says(12, `${book}, 22.1`),
})

const ARTICLES = 'Articles'
const TERMS = 'Terms of reference'

/**
 * What the articles of a company say of its board's meetings. Two directors are the fewest that the model articles allow as a quorum
 * (Companies (Model Articles) Regulations 2008, Schedule 2, article 11).
 */
const boardMeetings: Pick<Articles, 'quorum' | 'councilVotesAtMeetings'> = {
  quorum: says(2, `${ARTICLES}, 11.2`),
  councilVotesAtMeetings: says('watched', `${ARTICLES}, 13.4`),
}

export const PRESETS: Readonly<Record<PresetName, Preset>> = {
  'school-improvement-company': {
    name: 'school-improvement-company',
    title: 'School-improvement company owned by schools and council',
    legalForm: 'clg',
    book: ARTICLES,
    chair: says('independent', `${ARTICLES}, 19.3`),
    agreement: says(false, silent(ARTICLES)),
    contested: says('interview', `${ARTICLES}, 23.2`),
    articles: {
      ...common(ARTICLES),
      ...boardMeetings,
      minimumDirectors: says(11, `${ARTICLES}, 18.1`),
      maximumDirectors: says(null, `${ARTICLES}, 18.2`),
      councilCap: says([190, 1000], `${ARTICLES}, 20.3`),
      categories: says(
        {
          school_leader: { minimum: 1 },
          governor: { minimum: 1 },
          council: { minimum: 1 },
          chief_executive: { minimum: 1, maximum: 1 },
          non_executive: { minimum: 1 },
        },
        `${ARTICLES}, 19.2`,
      ),
    },
  },
  'strategic-partnership': {
    name: 'strategic-partnership',
    title: 'Strategic partnership of schools and authority',
    legalForm: 'unincorporated',
    book: TERMS,
    chair: says('anyone', `${TERMS}, 3.1`),
    agreement: says(true, `${TERMS}, 5.1`),
    contested: says('panel', `${TERMS}, 4.5`),
    articles: {
      ...common(TERMS),
      datesAhead: says(['board', 'sub_group'], `${TERMS}, 6.3`),
      attendance: says({ share: [4, 5], substituteCounts: false, inquorateCounts: false }, `${TERMS}, 6.2`),
      term: says({ years: 2 }, `${TERMS}, 4.1`),
      replacementServes: says('fresh', `${TERMS}, 4.3`),
      earlyLeaverPlaceStays: says(true, `${TERMS}, 4.4`),
      onePerGroup: says(true, `${TERMS}, 3.4`),
      sectorBalance: says({ toleranceSeats: 1 }, `${TERMS}, 3.3`),
      requiredSeats: says([], `${TERMS}, 3.2`),
    },
  },
  'learning-partnership': {
    name: 'learning-partnership',
    title: 'Learning partnership with a seat for every sector',
    legalForm: 'clg',
    book: ARTICLES,
    chair: says('not_council', `${ARTICLES}, 17.1`),
    agreement: says(false, silent(ARTICLES)),
    contested: says('interview', `${ARTICLES}, 23.2`),
    articles: {
      ...common(ARTICLES),
      ...boardMeetings,
      cells: says(
        [
          { phase: 'Secondary', sector: 'community', role: 'head_teacher' },
          { phase: 'Secondary', sector: 'community', role: 'governor' },
        ],
        `${ARTICLES}, 16.2`,
      ),
    },
  },
  'district-partnership': {
    name: 'district-partnership',
    title: 'Membership body and charity with district groups',
    legalForm: 'charitable_clg',
    book: ARTICLES,
    chair: says('not_council', `${ARTICLES}, 15.1`),
    agreement: says(false, silent(ARTICLES)),
    contested: says('vote', `${ARTICLES}, 23.1`),
    articles: {
      ...common(ARTICLES),
      ...boardMeetings,
      districts: says([], `${ARTICLES}, 14.2`),
      districtSeats: says({ primary: 1, secondary: 1 }, `${ARTICLES}, 14.3`),
      electionVotes: says('per_school', `${ARTICLES}, 14.5`),
      officersChosenByMembers: says(['chair', 'vice-chair'], `${ARTICLES}, 15.2`),
    },
  },
  'school-led-system': {
    name: 'school-led-system',
    title: 'School-led system of associations and areas',
    legalForm: 'unincorporated',
    book: TERMS,
    chair: says('anyone', `${TERMS}, 2.3`),
    agreement: says(false, silent(TERMS)),
    contested: says('interview', `${TERMS}, 23.2`),
    articles: {
      ...common(TERMS),
      areas: says([], `${TERMS}, 4.1`),
      termlyMeetings: says(['area_group'], `${TERMS}, 4.3`),
      associations: says([], `${TERMS}, 3.1`),
      requiredSeats: says([], `${TERMS}, 3.2`),
    },
  },
}
