import { nameOf, organisationsOn } from '../../../directory/index.ts'
import { inForce, longDate } from '../../../kernel/dates.ts'
import { notFound } from '../../../kernel/errors.ts'
import { defineForm, type PageContext } from '../../../platform/http/index.ts'
import {
  type EndInterest,
  endInterestAct,
  type InterestRecorded,
  interestWords,
  type RecordInterest,
  recordInterestAct,
} from '../../acts/board/interests.ts'
import { NOTHING } from '../../board/interests.ts'
import { loadBoardFacts, loadInterests } from '../../store.ts'
import { natureText } from './register.ts'

/** The person that the address names, with what he or she has in the register. */
const personIn = async ({ reader, params, today }: PageContext) => {
  const facts = await loadBoardFacts(reader)
  const person = params.person ?? ''
  if (!facts.directory.people.has(person)) throw notFound('There is no such person in this company')
  const interests = (await loadInterests(reader)).filter((one) => one.person === person && inForce(one, today))
  return { facts, person, name: nameOf(facts.directory, person), interests }
}

const linksTo = (base: string, person: string, name: string) => [
  { text: name, href: `${base}/board/directors/${encodeURIComponent(person)}` },
  { text: 'Register of interests', href: `${base}/board/interests` },
]

/** Somebody declares an interest, or that there is nothing to declare. */
export const interestForm = defineForm<RecordInterest, InterestRecorded>({
  path: '/board/directors/:person/interests',
  section: '/board',
  cancel: '/board/directors/:person',
  act: recordInterestAct,
  title: 'Enter an interest in the register',
  subject: async (context) => (await personIn(context)).name,
  steps: [
    {
      fields: async (context) => {
        const { facts } = await personIn(context)
        return [
          {
            name: 'nature',
            label: 'Nature of the interest',
            hint: `Like “Governor of a customer school”. Enter “${NOTHING}” where there is nothing to declare`,
          },
          {
            name: 'organisation',
            label: 'Organisation (optional)',
            kind: 'select',
            options: organisationsOn(facts.directory, context.today).map(({ ref, name }) => ({
              value: ref,
              text: name,
            })),
          },
          { name: 'from', label: 'From (optional)', kind: 'date', hint: 'The first day on which it is so' },
          { name: 'declaredOn', label: 'Declared on', kind: 'date', value: context.today },
        ]
      },
    },
  ],
  command: ({ params }, { nature, organisation, from, declaredOn }) => ({
    person: params.person,
    nature,
    ...(organisation ? { organisation } : {}),
    ...(from ? { from } : {}),
    ...(declaredOn ? { declaredOn } : {}),
  }),
  check: async (context, { outcome: { result } }) => {
    const { facts, name } = await personIn(context)
    const { interest, ended } = result
    return {
      heading: `Check before you enter what ${name} declares`,
      button: 'Enter it in the register',
      effects: [
        interest.nature === NOTHING
          ? `${name} has nothing to declare.`
          : `${interestWords(facts, interest, context.today)}. At items of an agenda that concern it, ${name} is named, and is out of the quorum and the vote.`,
        ...ended.map(() => `That ${name} had nothing to declare ends with it.`),
      ],
    }
  },
  recorded: async (context, { outcome: { result } }) => {
    const { person, name } = await personIn(context)
    const { declaredOn } = result.interest
    return {
      title: `What ${name} has declared is in the register`,
      next: declaredOn ? [{ on: declaredOn, text: `${natureText(result.interest)}.` }] : [],
      links: linksTo(context.base, person, name),
    }
  },
})

/** An interest ends. */
export const endInterestForm = defineForm<EndInterest, InterestRecorded>({
  path: '/board/directors/:person/ended-interests',
  section: '/board',
  cancel: '/board/directors/:person',
  act: endInterestAct,
  title: 'Record the end of an interest',
  subject: async (context) => (await personIn(context)).name,
  steps: [
    {
      fields: async (context) => {
        const { facts, interests } = await personIn(context)
        return [
          {
            name: 'interest',
            label: 'Interest',
            kind: 'radios',
            options: interests.map((one, i) => ({
              value: String(i + 1),
              text: one.nature === NOTHING ? natureText(one) : interestWords(facts, one, context.today),
            })),
            missing: 'Choose the interest that ends',
            ...(interests.length === 1 ? { value: '1' } : {}),
          },
          { name: 'to', label: 'Last day', kind: 'date', value: context.today },
        ]
      },
    },
  ],
  command: async (context, { interest, to }) => {
    const { person, interests } = await personIn(context)
    const chosen = interests[Number(interest) - 1]
    const { organisation, nature } = chosen ?? { organisation: null, nature: undefined }
    return {
      person,
      ...(organisation === null ? {} : { organisation }),
      ...(nature === undefined ? {} : { nature }),
      ...(to ? { to } : {}),
    }
  },
  aim: (error) =>
    error.pointer === '/nature' || error.pointer === '/organisation' ? { ...error, pointer: '/interest' } : error,
  check: async (context, { command, outcome: { result } }) => {
    const { facts, name } = await personIn(context)
    return {
      heading: `Check before you record the end of an interest of ${name}`,
      button: 'Record the end',
      effects: [
        `${interestWords(facts, result.interest, context.today)} counts up to and including **${longDate(command.to)}**, and stays in the register as past.`,
      ],
    }
  },
  recorded: async (context, { command }) => {
    const { person, name } = await personIn(context)
    return {
      title: `The end of an interest of ${name} is recorded`,
      next: [{ on: command.to, text: 'Its last day.' }],
      links: linksTo(context.base, person, name),
    }
  },
})
