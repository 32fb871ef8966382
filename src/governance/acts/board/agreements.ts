import { nameOf } from '../../../directory/index.ts'
import { earlier, type IsoDate, longDate } from '../../../kernel/dates.ts'
import { conflict, invalid } from '../../../kernel/errors.ts'
import { DateText, Optional, Ref, Text } from '../../../kernel/fields.ts'
import { freshRef } from '../../../kernel/refs.ts'
import { commandSchema } from '../../../kernel/schema.ts'
import { type AnyAct, defineAct, type Tx } from '../../../platform/acts/index.ts'
import { withdrawRow } from '../../../platform/registers/index.ts'
import { withoutSignature, withSignature } from '../../board/after.ts'
import { allSignatures, maySign, signatureRow, signatures } from '../../board/agreements.ts'
import { nameOfBody } from '../../board/called.ts'
import { signatureToCome } from '../../judging/still-to-come.ts'
import { loadBoardFacts, recordAppointment, recordSignature } from '../../store.ts'
import type { BoardFacts, Notice, Signature } from '../../types.ts'
import { report } from '../guarding/guard.ts'

export interface SignAgreement {
  person: string
  body: string
  version: string
  signedOn: IsoDate
}

const SignAgreementBody = commandSchema<SignAgreement>({
  person: Ref('person', 'people'),
  body: Ref('body', 'bodies'),
  version: Text('version of the agreement', 50),
  signedOn: DateText('date of signature'),
})

/** A signature as it was recorded, and what whoever records it should know. */
export interface Signed extends Signature {
  notices: Notice[]
}

/**
 * Records that somebody has signed a version of the membership agreement of a body in which he or she sits, or is about to. What was
 * signed before stays signed.
 */
const signAgreement = async (tx: Tx, command: SignAgreement): Promise<Signed> => {
  const facts = await loadBoardFacts(tx)
  const { person, body, version, signedOn } = command
  if (!maySign(facts, body, person, signedOn)) {
    throw invalid(
      `${nameOf(facts.directory, person)} does not sit in “${nameOfBody(facts, body)}” on ${longDate(signedOn)} or later. Check the body and the date`,
      '/person',
    )
  }
  const signature = { ref: freshRef('s', facts.signatures, facts.appointments), person, body, version, signedOn }
  refuseTwice(facts, signature)
  await recordSignature(tx, signature)
  tell(tx, facts, withSignature(facts, signature), signature)
  return { ...signature, notices: signatureToCome(facts, signature, tx.today) }
}

const refuseTwice = (facts: BoardFacts, { ref, person, body, version, signedOn }: Signature): void => {
  const same = allSignatures(facts).find(
    (one) =>
      one.person === person &&
      one.body === body &&
      one.version === version &&
      one.signedOn === signedOn &&
      one.ref !== ref,
  )
  if (!same) return
  throw conflict(
    'already-there',
    `${nameOf(facts.directory, person)} has signed ${version === null ? 'the agreement' : `version ${version}`} of ${nameOfBody(facts, body)} on ${longDate(signedOn)} already: signature ${same.ref}`,
  )
}

/** A new version makes what others signed outdated, and who signed nothing after all breaks the rule: it is recorded, and said. */
const tell = (tx: Tx, before: BoardFacts, after: BoardFacts, { body, signedOn }: Signature, since = signedOn): void =>
  report(tx, { before, after, subjects: [{ body, scope: 'group' }], from: earlier(signedOn, since) })

export interface CorrectSignature {
  /** Its ref, or that of the appointment with which it was given. */
  signature: string
  version?: string
  signedOn?: IsoDate
}

const CorrectSignatureBody = commandSchema<CorrectSignature>({
  signature: Ref('signature', 'signatures'),
  version: Optional(Text('version of the agreement', 50)),
  signedOn: Optional(DateText('date of signature')),
})

/** Puts right which version was signed, or when. What was known before stays as it was known. */
const correctSignature = async (tx: Tx, command: CorrectSignature): Promise<Signed> => {
  const facts = await loadBoardFacts(tx)
  const found = signatureCalled(facts, command.signature)
  const { version = found.version, signedOn = found.signedOn } = command
  if (version === found.version && signedOn === found.signedOn) {
    throw invalid('The signature says so already. Give the version or the day that is right', '/signature')
  }
  const right = { ...found, version, signedOn }
  refuseTwice(facts, right)
  const after = withSignature(facts, right)
  if (!(await recordIfGiven(tx, after, right))) await recordSignature(tx, right)
  tell(tx, facts, after, right, found.signedOn)
  return { ...right, notices: signatureToCome(facts, right, tx.today) }
}

const signatureCalled = (facts: BoardFacts, ref: string): Signature => {
  const found = allSignatures(facts).find((one) => one.ref === ref)
  if (!found) throw invalid(`There is no signature “${ref}”. GET /board/agreements lists them all`, '/signature')
  return found
}

/** Writes the row of the appointment with which a signature was given, if it was. */
const recordIfGiven = async (tx: Tx, { appointments }: BoardFacts, { ref }: Signature): Promise<boolean> => {
  const given = appointments.find((one) => one.ref === ref)
  if (given) await recordAppointment(tx, given)
  return given !== undefined
}

export interface RemoveSignature {
  signature: string
}

const RemoveSignatureBody = commandSchema<RemoveSignature>({ signature: Ref('signature', 'signatures') })

/** Takes away a signature that nobody gave: it was recorded by mistake. What was known before stays as it was known. */
const removeSignature = async (tx: Tx, command: RemoveSignature): Promise<Signature> => {
  const facts = await loadBoardFacts(tx)
  const found = signatureCalled(facts, command.signature)
  const after = withoutSignature(facts, found)
  if (!(await recordIfGiven(tx, after, found))) await withdrawRow(tx, signatures, signatureRow(found))
  tell(tx, facts, after, found)
  return found
}

export const signAgreementAct = defineAct<SignAgreement, Signed>({
  name: 'signAgreement',
  title: 'Record a signed membership agreement',
  permission: 'board:write',
  path: '/board/agreements',
  body: SignAgreementBody,
  example: { person: 'p-12', body: 'board', version: '2026', signedOn: '2026-12-10' as IsoDate },
  run: signAgreement,
})

export const correctSignatureAct = defineAct<CorrectSignature, Signed>({
  name: 'correctSignature',
  title: 'Put a signature right',
  permission: 'board:write',
  path: '/board/agreements/corrections',
  body: CorrectSignatureBody,
  example: { signature: 's-3', signedOn: '2026-12-09' as IsoDate },
  run: correctSignature,
})

export const removeSignatureAct = defineAct<RemoveSignature, Signature>({
  name: 'removeSignature',
  title: 'Remove a signature that nobody gave',
  permission: 'board:write',
  path: '/board/agreements/removals',
  body: RemoveSignatureBody,
  example: { signature: 's-3' },
  run: removeSignature,
})

export const agreementActs: AnyAct[] = [signAgreementAct, correctSignatureAct, removeSignatureAct]
