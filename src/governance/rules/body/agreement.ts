import { type Clause, PRESETS, type PresetName } from '../../../company/index.ts'
import { nameOf } from '../../../directory/index.ts'
import { longDate } from '../../../kernel/dates.ts'
import { agreeing, listed, plural } from '../../../kernel/text.ts'
import { currentVersion, type SignedState, signaturesBy, signedState, type Version } from '../../board/agreements.ts'
import type { BoardFacts, Signature } from '../../types.ts'
import { judged, notApplicable, type Rule } from '../rule.ts'

const RULE = 'body.agreement'
const LIMIT = 'the current membership agreement signed by everybody in office'
const NONE_ASKED = 'This kind of partnership asks for no membership agreement'

/**
 * Everybody in office has signed the membership agreement, in its current version: who signed an earlier one signs again. It is
 * asked of the bodies of a strategic partnership, the board and its sub-groups alike.
 */
export const bodyAgreement: Rule = (situation) => {
  const { board, body, day, facts } = situation
  const { directors } = board
  const { value: asked, clause } = agreementAsked(facts, body)
  if (!asked) return notApplicable(RULE, LIMIT, NONE_ASKED, clause, body)
  if (directors.length === 0) return notApplicable(RULE, LIMIT, 'Nobody is in office', clause, body)
  const signatures = signaturesBy(facts, body, day)
  const current = currentVersion(signatures)
  const standing = directors.map(({ person }) => ({ person, ...standingOf(person, signatures, current) }))
  const wrong = standing.filter(({ state }) => state !== 'signed')
  const names = (state: SignedState) =>
    listed(wrong.filter((one) => one.state === state).map(({ person }) => nameOf(facts.directory, person)))
  const [unsigned, outdated] = [names('unsigned'), names('outdated')]
  const good = directors.length - wrong.length
  return judged({
    rule: RULE,
    body,
    status: wrong.length > 0 ? 'fail' : 'pass',
    numerator: good,
    denominator: directors.length,
    limit: LIMIT,
    people: wrong.map(({ person }) => person),
    explanation: [
      `${good} of ${plural(directors.length, 'person', 'people')} in office ${agreeing(good, directors.length, 'has', 'have')} signed the current agreement${current ? ` (version ${current.name}, first signed on ${longDate(current.since)})` : ''}.`,
      ...(unsigned ? [`Not signed: ${unsigned}.`] : []),
      ...(outdated ? [`To sign again, having signed an earlier version: ${outdated}.`] : []),
    ].join(' '),
    source: clause,
    // A new version makes the signatures of others outdated, which must not stop the appointment of the first who signs it.
    distance: wrong.filter(({ ownDoing }) => ownDoing).length,
    out: wrong.filter(({ ownDoing }) => !ownDoing).map(({ person }) => person),
  })
}

/** How somebody stands, and whether that was so from the day of signature: nothing signed, or what was outdated already. */
const standingOf = (
  person: string,
  signatures: readonly Signature[],
  current: Version | undefined,
): { state: SignedState; ownDoing: boolean } => {
  const own = signatures.filter((one) => one.person === person)
  const state = signedState(own, current)
  return { state, ownDoing: state !== 'signed' && own.every(({ signedOn }) => current && signedOn > current.since) }
}

/** Does a body ask for an agreement? It may be of another kind of partnership than the company around it. */
export const agreementAsked = (facts: BoardFacts, body: string): Clause<boolean> => {
  const own = facts.bodies.find(({ ref }) => ref === body)?.preset
  return PRESETS[own && Object.hasOwn(PRESETS, own) ? (own as PresetName) : facts.company.preset].agreement
}
