import { nameOf } from '../../../directory/index.ts'
import { type IsoDate, longDate } from '../../../kernel/dates.ts'
import { notFound } from '../../../kernel/errors.ts'
import { defineForm, type PageContext } from '../../../platform/http/index.ts'
import { type SignAgreement, type Signed, signAgreementAct } from '../../acts/board/agreements.ts'
import { allSignatures, currentVersion, maySign, signaturesBy } from '../../board/agreements.ts'
import { nameOfBody } from '../../board/called.ts'
import { loadBoardFacts } from '../../store.ts'
import type { BoardFacts } from '../../types.ts'
import { mindText } from '../act-words.ts'
import { latestFirst, signedText, willBreak } from '../board/signature-words.ts'
import { named } from '../names.ts'

/** The person that the address names, and the bodies in which he or she sits or is to sit. */
const signerIn = async ({ reader, params, today }: PageContext) => {
  const facts = await loadBoardFacts(reader)
  const person = params.person ?? ''
  if (!facts.directory.people.has(person)) throw notFound('There is no such person in this company')
  const bodies = facts.bodies.filter(({ ref }) => maySign(facts, ref, person, today))
  return { facts, person, name: nameOf(facts.directory, person), bodies }
}

const versionOf = (facts: BoardFacts, body: string | undefined, on: IsoDate): string =>
  body === undefined ? '' : (currentVersion(signaturesBy(facts, body, on))?.name ?? '')

/** Somebody has signed the membership agreement of a body, or its new version. */
export const agreementForm = defineForm<SignAgreement, Signed>({
  path: '/board/directors/:person/agreement',
  section: '/board',
  cancel: '/board/directors/:person',
  act: signAgreementAct,
  title: 'Record a signed membership agreement',
  steps: [
    {
      fields: async (context) => {
        const { facts, bodies } = await signerIn(context)
        const only = bodies.length === 1 ? bodies[0]?.ref : undefined
        return [
          {
            name: 'body',
            label: 'Agreement of',
            kind: 'select',
            options: bodies.map(({ ref, name }) => ({ value: ref, text: name })),
            ...(only === undefined ? {} : { value: only }),
            missing: 'Choose the body whose agreement was signed',
          },
          {
            name: 'version',
            label: 'Version of the agreement',
            hint: 'As it calls itself. A version that nobody has signed before becomes the current one',
            width: 10,
            value: versionOf(facts, context.query.body ?? only, context.today),
          },
          { name: 'signedOn', label: 'Date of signature', kind: 'date', value: context.today },
        ]
      },
    },
  ],
  command: ({ params }, answers) => ({ ...answers, person: params.person }),
  check: async (context, { command, outcome }) => {
    const { facts, person, name } = await signerIn(context)
    const own = latestFirst(allSignatures(facts).filter((one) => one.person === person && one.body === command.body))
    const before = versionOf(facts, command.body, command.signedOn)
    return {
      heading: `Check before you record the agreement of ${name}`,
      button: 'Record the agreement',
      ...willBreak(facts, outcome.breaches, command.signedOn),
      effects: [
        `${name} has signed version **${command.version}** of the agreement of ${nameOfBody(facts, command.body)}.`,
        ...(before !== '' && before !== command.version
          ? [
              `Version ${before} was the last that was known. If ${command.version} is newer, everybody else signs again.`,
            ]
          : []),
        ...(own.length > 0 ? [`What was signed before stays signed: ${own.map(signedText).join('; ')}.`] : []),
        ...outcome.result.notices.map(mindText),
      ],
    }
  },
  recorded: async (context, { command }) => {
    const { facts, person, name } = await signerIn(context)
    return {
      title: `${name} has signed the agreement of ${nameOfBody(facts, command.body)}`,
      next: [{ on: command.signedOn, text: `Version ${command.version}, signed on ${longDate(command.signedOn)}.` }],
      links: [
        { text: name, href: `${context.base}/board/directors/${encodeURIComponent(person)}` },
        { text: 'Board composition', href: `${context.base}/board` },
      ],
      words: named(facts.directory, context.today),
    }
  },
})
