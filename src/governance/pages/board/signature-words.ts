import { type IsoDate, longDate } from '../../../kernel/dates.ts'
import type { Finding } from '../../../kernel/finding.ts'
import type { PageContext } from '../../../platform/http/index.ts'
import { allSignatures, currentVersion, signaturesBy, signedState } from '../../board/agreements.ts'
import { boardOn } from '../../board/board.ts'
import { nameOfBody } from '../../board/called.ts'
import { rulesInShort } from '../../judging/rule-words.ts'
import { agreementAsked } from '../../rules/body/agreement.ts'
import type { BoardFacts, Signature } from '../../types.ts'
import { named } from '../names.ts'

/** "10 December 2026, version 2026" */
export const signedText = ({ signedOn, version }: Pick<Signature, 'signedOn' | 'version'>): string =>
  `${longDate(signedOn)}${version === null ? '' : `, version ${version}`}`

/** What comes to light with a signature, whether it is given, put right or removed: who has to sign again. */
export const willBreak = (facts: BoardFacts, breaches: readonly Finding[], from: IsoDate) =>
  breaches.length === 0
    ? {}
    : {
        willBreak: {
          title: `This will break ${rulesInShort(facts, breaches, from)}`,
          text: `${breaches.map(({ explanation }) => named(facts.directory, from)(explanation)).join(' ')} We will record it, and open a breach.`,
        },
      }

export const latestFirst = (all: readonly Signature[]): Signature[] =>
  [...all].sort((a, b) => (a.signedOn < b.signedOn ? 1 : a.signedOn > b.signedOn ? -1 : 0))

/** When somebody who sits in a body signed its agreement, and which versions of it: the last by a day, and those before it. */
export const signatureCell = (facts: BoardFacts, body: string, person: string, on: IsoDate) => {
  const all = signaturesBy(facts, body, on)
  const [last, ...before] = latestFirst(all.filter((one) => one.person === person))
  const asked =
    agreementAsked(facts, body).value && boardOn(facts, body, on).directors.some((one) => one.person === person)
  if (!last) return asked ? 'Not signed' : ''
  const outdated = asked && signedState([last, ...before], currentVersion(all)) === 'outdated'
  return {
    text: signedText(last),
    ...(before.length > 0 ? { sub: `Before that ${before.map(signedText).join('; ')}` } : {}),
    ...(outdated ? { tag: { kind: 'warn', text: 'To sign again' } } : {}),
  }
}

/** Everything that somebody has signed, of whatever body; under a past date what had been signed by then. */
export const signatureRows = (facts: BoardFacts, person: string, { on, dates, may, base }: PageContext) => {
  const writes = may('board:write') && !dates.isPast
  return latestFirst(allSignatures(facts))
    .filter((one) => one.person === person && (!dates.isPast || one.signedOn <= on))
    .map(({ ref, body, version, signedOn }) => {
      const name = nameOfBody(facts, body)
      const current = currentVersion(signaturesBy(facts, body, on))?.name
      const here = `${base}/board/directors/${encodeURIComponent(person)}/signatures/${encodeURIComponent(ref)}`
      const of = `${name}, ${signedText({ signedOn, version })}`
      return {
        cells: [
          name,
          version ?? 'Not known',
          longDate(signedOn),
          version !== null && version === current ? 'Current version' : '',
          ...(writes
            ? [
                { text: 'Put right', of, href: `${here}/correction/new` },
                { text: 'Remove', of, href: `${here}/removal/new` },
              ]
            : []),
        ],
      }
    })
}
