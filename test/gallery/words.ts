import type { WayOut } from '../../src/kernel/errors.ts'

/** The exact words of each refusal of the gallery. */
export interface Words {
  detail: string
  breaches: { rule: string; explanation: string; source: string }[]
  waysOut: WayOut[]
}

export const WORDS: Record<string, Words> = {
  'board.maximum': {
    detail:
      'Appointing Ruth Calder on 1 December 2026 would break the most directors the articles allow (2; the limit is at most 1). Nothing has been recorded',
    breaches: [
      {
        rule: 'board.maximum',
        explanation: '2 directors are in office, and the articles allow at most 1. 1 is too many.',
        source: 'Articles, 18.2',
      },
    ],
    waysOut: [{ text: 'Lena Sorby leaves first', result: 'the appointment can be recorded' }],
  },
  'board.council-cap': {
    detail:
      'Appointing Lena Sorby on 1 December 2026 would break the articles’ cap on the council’s share (1 of 1, 100.00%; the limit is at most 190/1000). Nothing has been recorded',
    breaches: [
      {
        rule: 'board.council-cap',
        explanation:
          '1 of 1 director is associated with the council or nominated by it (100.00%): 100 × 1 = 100, which is more than 19 × 1 = 19. It is in order again when 1 of those counted leaves, or 5 directors who do not count join. Counted: Lena Sorby (nominated by the council).',
        source: 'Articles, 20.3',
      },
    ],
    waysOut: [{ text: 'Five directors who do not count join first', result: '1 of 6, 16.67%' }],
  },
  'board.law-20': {
    detail:
      'Appointing Joan Akersley on 1 December 2026 would break the law’s line of a fifth of the directors (1 of 1, 100.00%; the limit is below 1/5). Nothing has been recorded',
    breaches: [
      {
        rule: 'board.law-20',
        explanation:
          '1 of 1 director is associated with the council (100.00%): 5 × 1 = 5, which is not less than 1. It is in order again when 1 of those counted leaves, or 5 directors who do not count join. Counted: Joan Akersley (councillor of Wexmere Council).',
        source: 'Local Government and Housing Act 1989, s.69(1)(b)',
      },
    ],
    waysOut: [{ text: 'Five directors who do not count join first', result: '1 of 6, 16.67%' }],
  },
  'board.votes-law-20': {
    detail:
      'Appointing Joan Akersley on 1 December 2026 would break the law’s line of a fifth of the votes at directors’ meetings (2 of 7, 28.57%; the limit is below 1/5). Nothing has been recorded',
    breaches: [
      {
        rule: 'board.votes-law-20',
        explanation:
          '2 of 7 votes at directors’ meetings are held by persons associated with the council (28.57%): 5 × 2 = 10, which is not less than 7. It is in order again when 1 of those counted leaves, or 4 directors with one vote who do not count join. Counted: Joan Akersley (councillor of Wexmere Council).',
        source: 'Local Government and Housing Act 1989, s.69(1)(c)',
      },
    ],
    waysOut: [{ text: 'Four directors who do not count join first', result: '2 of 11, 18.18%' }],
  },
  'board.chair': {
    detail:
      'Appointing Ruth Calder on 1 December 2026 would break the rule on who may be chair (kept by 0 of 1, where it asks for a chair who is independent of the council and of schools in the area). Nothing has been recorded',
    breaches: [
      {
        rule: 'board.chair',
        explanation: 'Ruth Calder is chair and holds office as head teacher at Alder Lane Primary School.',
        source: 'Articles, 19.3',
      },
    ],
    waysOut: [
      {
        text: 'Appoint Ruth Calder to the seat head-1 instead, which is vacant',
        result: 'the appointment can be recorded',
      },
    ],
  },
  'board.categories': {
    detail:
      'Appointing Abel Marsh on 1 December 2026 would break the kinds of seat the articles ask for (kept by 0 of 1, where it asks for exactly 1 chief executive). Nothing has been recorded',
    breaches: [
      {
        rule: 'board.categories',
        explanation: 'There are 2 chief executives where the articles ask for at most 1.',
        source: 'Articles, 19.2',
      },
    ],
    waysOut: [{ text: 'Lena Sorby leaves first', result: 'the appointment can be recorded' }],
  },
  'board.identity-verified': {
    detail:
      'Appointing Ruth Calder on 1 December 2026 would break the verification of directors’ identity (kept by 0 of 1, where it asks for every director verified). Nothing has been recorded',
    breaches: [
      {
        rule: 'board.identity-verified',
        explanation: 'The identity of 0 of 1 director is verified. Acting without verification: Ruth Calder.',
        source: 'Companies Act 2006, ss.167M and 1110A (identity verification)',
      },
    ],
    waysOut: [
      {
        text: 'Verify the identity of Ruth Calder on or before 1 December 2026, and give that date',
        result: 'the appointment can be recorded',
      },
    ],
  },
  'body.required-seats': {
    detail:
      'Appointing Lena Sorby on 1 December 2026 would break the titled seats that the articles want filled (kept by 0 of 1, where it asks for officers whom the members chose). Nothing has been recorded',
    breaches: [
      {
        rule: 'body.required-seats',
        explanation: 'Lena Sorby is vice-chair, and no decision of the members to that effect is on record.',
        source: 'Articles, 15.2',
      },
    ],
    waysOut: [
      {
        text: 'Record the members’ resolution first (passResolution, ordinary), passed on or before 1 December 2026 and choosing Lena Sorby, and name it in the appointment (resolution)',
        result: 'the appointment can be recorded',
      },
    ],
  },
  'body.one-per-group': {
    detail:
      'Appointing Nina Farrow on 1 December 2026 would break the rule of one leader of each trust, federation or school (kept by 0 of 2, where it asks for at most one senior leader of each trust, federation or school). Nothing has been recorded',
    breaches: [
      {
        rule: 'body.one-per-group',
        explanation: 'Owen Brand and Nina Farrow lead one trust, federation or school, of which one leader may sit.',
        source: 'Terms of reference, 3.4',
      },
    ],
    waysOut: [
      { text: 'Owen Brand leaves first', result: 'the appointment can be recorded' },
      {
        text: 'Appoint Nina Farrow on or after 1 September 2028, when nobody of the same trust or school sits any more',
        result: 'the appointment can be recorded',
      },
    ],
  },
  'body.sector-balance': {
    detail:
      'Appointing Petra Lunt on 1 December 2026 would break the balance of academies and maintained schools (2 of 2, 100.00%; the limit is within 1 seat of the share of academies among schools). Nothing has been recorded',
    breaches: [
      {
        rule: 'body.sector-balance',
        explanation:
          'Leaders of academies hold 2 of 2 seats of school leaders (100.00%), and 2 of 5 open state-funded schools are academies (40.00%): 2 × 5 and 2 × 2 differ by 6, and 1 × 5 is 5. Leaders of academies hold too many.',
        source: 'Terms of reference, 3.3',
      },
    ],
    waysOut: [
      { text: 'Owen Brand leaves first', result: 'the appointment can be recorded' },
      { text: 'A leader of a maintained school joins first', result: '2 of 3, 66.67%' },
    ],
  },
  'body.term': {
    detail:
      'Appointing Lena Sorby on 1 December 2026 would break the length of terms (kept by 0 of 1, where it asks for at most 2 years, or what the seat says). Nothing has been recorded',
    breaches: [
      {
        rule: 'body.term',
        explanation:
          '0 of 1 person in office serves a term that is in order. Lena Sorby: the term to 1 December 2028 is longer than allowed; it may last to 30 November 2028.',
        source: 'Terms of reference, 4.1',
      },
    ],
    waysOut: [
      { text: 'Let the term end on 30 November 2028 at the latest', result: 'the appointment can be recorded' },
    ],
  },
  'body.agreement': {
    detail:
      'Appointing Lena Sorby on 1 December 2026 would break the signing of the membership agreement (kept by 0 of 1, where it asks for the current membership agreement signed by everybody in office). Nothing has been recorded',
    breaches: [
      {
        rule: 'body.agreement',
        explanation: '0 of 1 person in office has signed the current agreement. Not signed: Lena Sorby.',
        source: 'Terms of reference, 5.1',
      },
    ],
    waysOut: [
      {
        text: 'Let Lena Sorby sign the membership agreement on or before 1 December 2026, and give the date (agreedOn) and the version (agreementVersion)',
        result: 'the appointment can be recorded',
      },
    ],
  },
  'members.law-20': {
    detail:
      'Admitting Wexmere Council on 1 December 2026 would break the law’s line of a fifth of members’ votes (1 of 1, 100.00%; the limit is below 1/5). Nothing has been recorded',
    breaches: [
      {
        rule: 'members.law-20',
        explanation:
          '1 of 1 vote of members is the council’s (100.00%): 5 × 1 = 5, which is not less than 1. It is in order again when the council has 1 vote fewer, or 5 members with one vote who do not count join. With more than half of the votes the council does not only influence the company: the company is controlled (Local Government and Housing Act 1989, s.68(1)).',
        source: 'Local Government and Housing Act 1989, s.69(1)(a)',
      },
    ],
    waysOut: [{ text: 'Five schools with one vote each join first', result: '1 of 6, 16.67%' }],
  },
  'members.eligible': {
    detail:
      'Admitting Moor End Primary School on 1 December 2026 would break the rule on who may be a member (kept by 0 of 1, where it asks for the council, and state-funded providers of its area). Nothing has been recorded',
    breaches: [
      {
        rule: 'members.eligible',
        explanation:
          '0 of 1 member may be on the register. Moor End Primary School lies outside the area (970), and can be an associate and customer.',
        source: 'School Companies Regulations 2002, reg.5',
      },
    ],
    waysOut: [
      {
        text: 'Serve it as an associate: a customer who is not on the register',
        result: 'no vote, the price of non-members',
      },
    ],
  },
  'members.consent': {
    detail:
      'Admitting Alder Lane Primary School on 1 December 2026 would break the consent of the maintaining authority (kept by 0 of 1, where it asks for consent of the maintaining authority on or before admission). Nothing has been recorded',
    breaches: [
      {
        rule: 'members.consent',
        explanation:
          '1 of 1 member joined without the consent that it needed. Alder Lane Primary School: no consent is recorded.',
        source: 'Education Act 2002, s.12, and School Companies Regulations 2002',
      },
    ],
    waysOut: [
      {
        text: 'Record the authority’s consent, given on or before 1 December 2026, with its reference',
        result: 'the member can be admitted',
      },
    ],
  },
}
