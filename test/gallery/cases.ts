import { DAY, type Smallest } from './ground.ts'

/** An act that somebody asks for, in the words of the API. */
export interface Asked {
  name: 'appointDirector' | 'admitMember' | 'ceaseMember' | 'recordResignation' | 'acceptAgreement' | 'passResolution'
  command: Record<string, string | number>
}

/** A refusal for a rule: the smallest company, what is asked of it, and what lets it through by the first way out. */
export interface RefusalCase {
  company: Smallest
  asked: Asked
  follow: Asked[]
}

export const appoint = (person: string, seat: string, more: object = {}): Asked => ({
  name: 'appointDirector',
  command: { person, seat, appointedOn: DAY, verifiedOn: '2026-11-02', ...more },
})
const admit = (organisation: string, more: object = {}): Asked => ({
  name: 'admitMember',
  command: { organisation, class: 'school', admittedOn: DAY, ...more },
})
const leaves = (person: string): Asked => ({
  name: 'recordResignation',
  command: { person, ceasedOn: '2026-11-30', reason: 'Makes way' },
})
export const signed = { agreedOn: '2026-11-30', agreementVersion: '2026' }
const consent = { consentOn: '2026-11-17', consentReference: 'Cabinet 17 November 2026, minute 8' }

export const company = (
  seats: Smallest['seats'] = [],
  sits: Smallest['sits'] = {},
  articles: object = {},
): Smallest => ({
  preset: 'school-improvement-company',
  articles,
  seats,
  sits,
})
export const partnership = (
  seats: Smallest['seats'] = [],
  sits: Smallest['sits'] = {},
  articles: object = {},
): Smallest => ({
  preset: 'strategic-partnership',
  articles,
  seats,
  sits,
})
export const heads = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ ref: `head-${i + 1}`, category: 'school_leader' }))

const FIVE = { abel: 'head-1', bryn: 'head-2', cora: 'head-3', dora: 'head-4', edith: 'head-5' }
const fiveJoin = Object.entries(FIVE).map(([person, seat]) => appoint(person, seat))

export const CASES: Record<string, RefusalCase> = {
  'board.maximum': {
    company: company(heads(2), { lena: 'head-1' }, { minimumDirectors: 1, maximumDirectors: 1, quorum: null }),
    asked: appoint('ruth', 'head-2'),
    follow: [leaves('lena'), appoint('ruth', 'head-2')],
  },
  'board.council-cap': {
    company: company([{ ref: 'council-1', category: 'council' }, ...heads(5)]),
    asked: appoint('lena', 'council-1'),
    follow: [...fiveJoin, appoint('lena', 'council-1')],
  },
  'board.law-20': {
    company: {
      preset: 'learning-partnership',
      seats: [{ ref: 'adviser', category: 'co_opted', votes: 0 }, ...heads(5)],
    },
    asked: appoint('joan', 'adviser'),
    follow: [...fiveJoin, appoint('joan', 'adviser')],
  },
  'board.votes-law-20': {
    company: {
      preset: 'learning-partnership',
      seats: [{ ref: 'double', category: 'co_opted', votes: 2 }, ...heads(9)],
      sits: FIVE,
    },
    asked: appoint('joan', 'double'),
    follow: [
      ...['ruth', 'owen', 'petra', 'lena'].map((person, i) => appoint(person, `head-${i + 6}`)),
      appoint('joan', 'double'),
    ],
  },
  'board.chair': {
    company: company([{ ref: 'chair', category: 'chair' }, ...heads(1)]),
    asked: appoint('ruth', 'chair'),
    follow: [appoint('ruth', 'head-1')],
  },
  'board.categories': {
    company: company(
      [
        { ref: 'chief-1', category: 'chief_executive' },
        { ref: 'chief-2', category: 'chief_executive' },
      ],
      { lena: 'chief-1' },
      { categories: { chief_executive: { minimum: 1, maximum: 1 } } },
    ),
    asked: appoint('abel', 'chief-2'),
    follow: [leaves('lena'), appoint('abel', 'chief-2')],
  },
  'board.identity-verified': {
    company: company(heads(1)),
    asked: { name: 'appointDirector', command: { person: 'ruth', seat: 'head-1', appointedOn: DAY } },
    follow: [appoint('ruth', 'head-1', { verifiedOn: DAY })],
  },
  'body.required-seats': {
    company: {
      preset: 'district-partnership',
      seats: [{ ref: 'vice', category: 'non_executive', title: 'Vice-chair' }],
    },
    asked: appoint('lena', 'vice'),
    follow: [
      {
        name: 'passResolution',
        command: {
          body: 'board',
          kind: 'ordinary',
          text: 'That Lena Sorby be vice-chair.',
          passedOn: '2026-11-20',
          votesFor: 3,
          votesAgainst: 1,
          abstentions: 0,
        },
      },
      appoint('lena', 'vice', { resolution: 'r-1' }),
    ],
  },
  'body.one-per-group': {
    company: partnership(
      [
        { ref: 'place-1', category: 'co_opted' },
        { ref: 'place-2', category: 'co_opted' },
      ],
      { owen: 'place-1' },
    ),
    asked: appoint('nina', 'place-2', signed),
    follow: [leaves('owen'), appoint('nina', 'place-2', signed)],
  },
  'body.sector-balance': {
    company: partnership(heads(2), { owen: 'head-1' }),
    asked: appoint('petra', 'head-2', signed),
    follow: [leaves('owen'), appoint('petra', 'head-2', signed)],
  },
  'body.term': {
    company: partnership(heads(1)),
    asked: appoint('lena', 'head-1', { ...signed, termEndsOn: '2028-12-01' }),
    follow: [appoint('lena', 'head-1', { ...signed, termEndsOn: '2028-11-30' })],
  },
  'body.agreement': {
    company: partnership(heads(1)),
    asked: appoint('lena', 'head-1'),
    follow: [appoint('lena', 'head-1', signed)],
  },
  'members.law-20': {
    company: company(),
    asked: admit('council', { class: 'council' }),
    follow: [
      ...['alder-lane', 'brook', 'elm-row'].map((ref) => admit(ref, consent)),
      ...['tern', 'quay'].map((ref) => admit(ref)),
      admit('council', { class: 'council' }),
    ],
  },
  'members.eligible': {
    company: company(),
    asked: admit('moor-end', consent),
    follow: [
      {
        name: 'acceptAgreement',
        command: { customer: 'moor-end', service: 'PARTNER', startsOn: DAY, endsOn: '2027-11-30' },
      },
    ],
  },
  'members.consent': {
    company: company(),
    asked: admit('alder-lane'),
    follow: [admit('alder-lane', consent)],
  },
}
