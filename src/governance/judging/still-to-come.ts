import { nameOf } from '../../directory/index.ts'
import { type IsoDate, longDate } from '../../kernel/dates.ts'
import { lawOn } from '../../kernel/law.ts'
import { nameOfBody } from '../board/called.ts'
import { agreementAsked } from '../rules/body/agreement.ts'
import type { BoardFacts, Notice, Resolution } from '../types.ts'

/**
 * What is recorded as done on a day that has not come. An appointment or an entry may be prepared with what belongs to it, so it is not
 * refused; whoever records it is told.
 */
const stillToCome = (
  body: string,
  today: IsoDate,
  done: string,
  day: IsoDate | null,
  source: string,
  advice = 'Put it right if that day passes without it',
): Notice[] =>
  day === null || day <= today
    ? []
    : [
        {
          notice: 'still-to-come',
          body,
          status: 'warn',
          explanation: `${done} on ${longDate(day)}, which is still to come. ${advice}.`,
          source,
        },
      ]

/** An identity that is to be verified. */
export const verificationToCome = (
  { directory }: BoardFacts,
  { body, person, verifiedOn }: { body: string; person: string; verifiedOn: IsoDate | null },
  today: IsoDate,
): Notice[] => {
  const done = `The identity of ${nameOf(directory, person)} is recorded as verified`
  return stillToCome(body, today, done, verifiedOn, lawOn('identityVerification', today).source)
}

/** A membership agreement that is to be signed. */
export const signatureToCome = (
  facts: BoardFacts,
  { body, person, signedOn }: { body: string; person: string; signedOn: IsoDate | null },
  today: IsoDate,
): Notice[] => {
  const done = `${nameOf(facts.directory, person)} is recorded as having signed the agreement of ${nameOfBody(facts, body)}`
  return stillToCome(body, today, done, signedOn, agreementAsked(facts, body).clause)
}

/** A vote that is to be held: who may vote, and how they do, is not known before. */
export const voteToCome = (
  { body, ref, passedOn }: Pick<Resolution, 'body' | 'ref' | 'passedOn'>,
  countedUnder: string,
  today: IsoDate,
): Notice[] =>
  stillToCome(
    body,
    today,
    `The vote on resolution ${ref} is recorded as held`,
    passedOn,
    countedUnder,
    'A resolution is recorded once it has been voted on, and stays as it was recorded',
  )

/** A consent that is to be given. */
export const consentToCome = (body: string, name: string, consentOn: IsoDate | null, today: IsoDate): Notice[] => {
  const { source } = lawOn('consentToMembership', today)
  return stillToCome(body, today, `The consent for ${name} is recorded as given`, consentOn, source)
}
