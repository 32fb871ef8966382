import { nameOf, organisationOn } from '../../directory/index.ts'
import type { BoardFacts, Body } from '../../governance/index.ts'
import { type IsoDate, longDate } from '../../kernel/dates.ts'
import { pounds } from '../../kernel/money.ts'
import { type FigureModel, figureOf, levelsOverTime } from '../../platform/charts/index.ts'
import type { PageContext } from '../../platform/http/index.ts'
import { type Grant, loadGrants } from '../grants/register.ts'
import { type GrantState, grantOn } from '../grants/standing.ts'
import { LEVELS, levelNumber, levelWord } from '../maturity/levels.ts'
import { type Evaluation, loadEvaluations } from '../maturity/register.ts'
import { loadReviews, type Review } from '../reviews/register.ts'

interface Rows {
  cells: unknown[]
}

/** What a partnership of schools was given, how others reviewed it, and how mature it has become. Undefined for other groups. */
export const partnershipModel = async (
  { reader, on }: PageContext,
  facts: BoardFacts,
  body: Body,
): Promise<{ grants: Rows[]; reviews: Rows[]; levels: FigureModel | undefined } | undefined> => {
  const grants = (await loadGrants(reader)).filter(({ partnership }) => partnership === body.ref)
  const reviews = (await loadReviews(reader)).filter(
    ({ reviewer, reviewed, heldOn }) => heldOn <= on && (reviewer === body.ref || reviewed === body.ref),
  )
  const levels = (await loadEvaluations(reader)).filter(
    ({ partnership, assessedOn }) => partnership === body.ref && assessedOn <= on,
  )
  if (body.kind !== 'partnership' && grants.length + reviews.length + levels.length === 0) return undefined
  return {
    grants: grants.map((grant) => grantRow(grant, on)),
    reviews: reviews.map((review) => reviewRow(facts, body, review, on)),
    levels: levels.length === 0 ? undefined : figureOf(levelsChart(body, levels), 'levels'),
  }
}

const STATES: Record<GrantState, string> = {
  promised: 'Promised',
  paid: 'Paid',
  partly_returned: 'Partly returned',
  returned: 'Returned',
}

const grantRow = (grant: Grant, on: IsoDate): Rows => {
  const { state, kept } = grantOn(grant, on)
  return {
    cells: [
      { text: grant.purpose ?? grant.ref, ...(grant.conditions ? { sub: grant.conditions } : {}) },
      pounds(grant.amount),
      grant.paidOn && grant.paidOn <= on ? longDate(grant.paidOn) : '',
      grant.returnedOn && grant.returnedOn <= on
        ? `${pounds(grant.returned ?? 0)} on ${longDate(grant.returnedOn)}`
        : '',
      pounds(kept),
      STATES[state],
    ],
  }
}

const reviewRow = (facts: BoardFacts, body: Body, review: Review, on: IsoDate): Rows => {
  const given = review.reviewer === body.ref
  return {
    cells: [
      longDate(review.heldOn),
      `${given ? 'Reviewed' : 'Reviewed by'} ${partyName(facts, given ? review.reviewed : review.reviewer, on)}`,
      review.findings ?? '',
    ],
  }
}

/** Groups, schools and people review each other. */
const partyName = (facts: BoardFacts, ref: string, on: IsoDate): string =>
  facts.bodies.find((body) => body.ref === ref)?.name ??
  organisationOn(facts.directory, ref, on)?.name ??
  nameOf(facts.directory, ref)

const levelsChart = (body: Body, levels: readonly Evaluation[]) =>
  levelsOverTime({
    of: body.name,
    levels: LEVELS.map(levelWord),
    aspects: [...new Set(levels.map(({ aspect }) => aspect))].map((aspect) => ({
      name: aspect,
      assessed: levels
        .filter((one) => one.aspect === aspect)
        .map((one) => ({ on: one.assessedOn, level: levelNumber(one.level), note: one.note ?? '' })),
    })),
  })
