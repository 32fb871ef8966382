import { nameOf } from '../../../directory/index.ts'
import { earlier, longDate } from '../../../kernel/dates.ts'
import { notFound } from '../../../kernel/errors.ts'
import { defineForm, type PageContext } from '../../../platform/http/index.ts'
import {
  type CorrectSignature,
  correctSignatureAct,
  type RemoveSignature,
  removeSignatureAct,
  type Signed,
} from '../../acts/board/agreements.ts'
import { allSignatures } from '../../board/agreements.ts'
import { nameOfBody } from '../../board/called.ts'
import { loadBoardFacts } from '../../store.ts'
import type { Signature } from '../../types.ts'
import { mindText } from '../act-words.ts'
import { signedText, willBreak } from '../board/signature-words.ts'
import { named } from '../names.ts'

/** The signature that the address names. */
const signatureIn = async ({ reader, params }: PageContext) => {
  const facts = await loadBoardFacts(reader)
  const signature = allSignatures(facts).find(({ ref, person }) => ref === params.signature && person === params.person)
  if (!signature) throw notFound('There is no such signature of this person')
  return {
    facts,
    signature,
    name: nameOf(facts.directory, signature.person),
    body: nameOfBody(facts, signature.body),
  }
}

const recordedLinks = ({ base }: PageContext, { person }: Signature, name: string) => [
  { text: name, href: `${base}/board/directors/${encodeURIComponent(person)}` },
  { text: 'Board composition', href: `${base}/board` },
]

const KEPT = 'What was recorded before stays on record, and is shown to whoever asks what was known then.'

/** A slip in what was recorded of a signature: the day, or the version. */
export const correctSignatureForm = defineForm<CorrectSignature, Signed>({
  path: '/board/directors/:person/signatures/:signature/correction',
  section: '/board',
  cancel: '/board/directors/:person',
  act: correctSignatureAct,
  title: 'Put a signature right',
  intro: async (context) => {
    const { signature, name, body } = await signatureIn(context)
    return [
      `It is recorded that **${name}** signed the agreement of ${body} on ${signedText(signature)}. Who signs again has a new signature recorded; here only a slip is put right.`,
    ]
  },
  steps: [
    {
      fields: async (context) => {
        const { signature } = await signatureIn(context)
        return [
          { name: 'version', label: 'Version of the agreement', width: 10, value: signature.version ?? '' },
          { name: 'signedOn', label: 'Date of signature', kind: 'date', value: signature.signedOn },
        ]
      },
    },
  ],
  command: ({ params }, { version, signedOn }) => ({
    signature: params.signature,
    ...(version ? { version } : {}),
    ...(signedOn ? { signedOn } : {}),
  }),
  // What stands already is no correction: it is said where the version is asked for.
  aim: (error) => (error.pointer === '/signature' ? { ...error, pointer: '/version' } : error),
  check: async (context, { outcome }) => {
    const { facts, signature, name, body } = await signatureIn(context)
    const right = outcome.result
    return {
      heading: `Check before you put the signature of ${name} right`,
      button: 'Put the signature right',
      ...willBreak(facts, outcome.breaches, earlier(signature.signedOn, right.signedOn)),
      effects: [
        `${name} has signed the agreement of ${body} on **${signedText(right)}**.`,
        KEPT,
        ...right.notices.map(mindText),
      ],
    }
  },
  recorded: async (context, { outcome: { result } }) => {
    const { facts, name } = await signatureIn(context)
    return {
      title: `The signature of ${name} is put right`,
      next: [{ on: result.signedOn, text: `Signed on ${signedText(result)}.` }],
      links: recordedLinks(context, result, name),
      words: named(facts.directory, context.today),
    }
  },
})

/** A signature that nobody gave. */
export const removeSignatureForm = defineForm<RemoveSignature, Signature>({
  path: '/board/directors/:person/signatures/:signature/removal',
  section: '/board',
  cancel: '/board/directors/:person',
  act: removeSignatureAct,
  title: 'Remove a signature that nobody gave',
  intro: async (context) => {
    const { signature, name, body } = await signatureIn(context)
    return [
      `It is recorded that **${name}** signed the agreement of ${body} on ${signedText(signature)}. Remove it only if that was never so: a signature under an earlier version stays.`,
    ]
  },
  steps: [{ fields: () => [] }],
  command: ({ params }) => ({ signature: params.signature }),
  check: async (context, { outcome }) => {
    const { facts, signature, name, body } = await signatureIn(context)
    return {
      heading: `Check before you remove the signature of ${name}`,
      button: 'Remove the signature',
      ...willBreak(facts, outcome.breaches, signature.signedOn),
      effects: [
        `${name} has **not** signed the agreement of ${body} on ${longDate(signature.signedOn)}${signature.version === null ? '' : ` in version ${signature.version}`}.`,
        KEPT,
      ],
    }
  },
  recorded: async (context, { outcome: { result } }) => {
    const { directory } = await loadBoardFacts(context.reader)
    const name = nameOf(directory, result.person)
    return {
      title: `The signature of ${name} is removed`,
      links: recordedLinks(context, result, name),
      words: named(directory, context.today),
    }
  },
})
