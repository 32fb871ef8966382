import { boardCategories } from './categories.ts'
import { boardChair } from './chair.ts'
import { councilCap } from './council-cap.ts'
import { identityVerified } from './identity.ts'
import { boardLaw } from './law-20.ts'
import { membersConsent } from './members-consent.ts'
import { membersEligible } from './members-eligible.ts'
import { membersLaw } from './members-law-20.ts'
import type { Rule } from './rule.ts'
import { boardMaximum, boardMinimum } from './size.ts'
import { boardVotesLaw } from './votes-law-20.ts'

/** The same list guards an appointment, fills the page, prints the certificate and answers what-if. */
export const boardRules: readonly Rule[] = [
  boardMinimum,
  boardMaximum,
  councilCap,
  boardLaw,
  boardVotesLaw,
  boardChair,
  boardCategories,
  identityVerified,
]

export const memberRules: readonly Rule[] = [membersLaw, membersEligible, membersConsent]
