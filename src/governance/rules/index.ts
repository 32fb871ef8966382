import type { Scope } from '../types.ts'
import { boardCategories } from './board/categories.ts'
import { boardChair } from './board/chair.ts'
import { councilCap } from './board/council-cap.ts'
import { identityVerified } from './board/identity.ts'
import { boardLaw } from './board/law-20.ts'
import { tellingSharedSeats } from './board/shared-seats.ts'
import { boardMaximum, boardMinimum } from './board/size.ts'
import { boardVotesLaw } from './board/votes-law-20.ts'
import { bodyAgreement } from './body/agreement.ts'
import { areaChairs } from './body/area-chairs.ts'
import { associationSeats } from './body/association-seats.ts'
import { bodyAttendance } from './body/attendance.ts'
import { cells } from './body/cells.ts'
import { districts } from './body/districts.ts'
import { onePerGroup } from './body/one-per-group.ts'
import { placesRule, type Wanted } from './body/places.ts'
import { requiredSeats, requiredSeatsRule } from './body/required-seats.ts'
import { sectorBalance } from './body/sector-balance.ts'
import { bodyTerm } from './body/term.ts'
import { businessRelationship } from './company/business-relationship.ts'
import { ownersShare } from './company/owners-share.ts'
import { membersConsent } from './members/consent.ts'
import { membersEligible } from './members/eligible.ts'
import { membersLaw } from './members/law-20.ts'
import type { Rule } from './rule.ts'

/** What is asked of the people who sit in any body: the board, a sub-group, the group of a district. */
const groupRules: readonly Rule[] = [bodyTerm, bodyAgreement, bodyAttendance]

/** The rules that want places filled, each of which can be looked at on its own: who fills it, and who could. */
export const WANTED: readonly Wanted[] = [cells, districts, areaChairs, associationSeats, requiredSeats]

/** What is asked of the main body besides: its size, the council's share, its chair, and who has to be represented in it. */
const boardRules: readonly Rule[] = [
  ...[boardMinimum, boardMaximum, councilCap, boardLaw, boardVotesLaw].map(tellingSharedSeats),
  boardChair,
  tellingSharedSeats(boardCategories),
  identityVerified,
  ...[cells, districts, areaChairs, associationSeats].map(placesRule),
  requiredSeatsRule,
  tellingSharedSeats(sectorBalance),
  onePerGroup,
  ...groupRules,
]

const memberRules: readonly Rule[] = [membersLaw, membersEligible, membersConsent]

/** What is asked of the company's income, on the day asked about only: nobody knows what will be posted. */
const companyRules: readonly Rule[] = [businessRelationship, ownersShare]

/** The same lists guard an appointment, fill the pages, print the certificate and answer what-if. */
export const RULES: Readonly<Record<Scope, readonly Rule[]>> = {
  board: boardRules,
  group: groupRules,
  members: memberRules,
  company: companyRules,
  all: [...boardRules, ...memberRules],
}
