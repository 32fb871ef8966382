import { nameOf } from '../../../directory/index.ts'
import { longDate } from '../../../kernel/dates.ts'
import { listed, plural } from '../../../kernel/text.ts'
import { type Answers, defineForm, type FormField, type PageContext } from '../../../platform/http/index.ts'
import { type Elected, type RecordElection, recordElectionAct } from '../../acts/decisions/elect.ts'
import { nameOfBody } from '../../board/called.ts'
import { loadNominations, type Nomination } from '../../decisions/nominations.ts'
import { type Round, roundsOn } from '../../decisions/rounds.ts'
import { loadBoardFacts } from '../../store.ts'

/** Rounds in which more stand than there are places: a vote decides them. */
const contested = async ({ reader, today }: PageContext) => {
  const facts = await loadBoardFacts(reader)
  const rounds = roundsOn(await loadNominations(reader), facts.seats, today).filter(
    ({ state }) => state === 'contested',
  )
  return { facts, rounds }
}

const candidatesIn = (rounds: readonly Round[], { seat = '' }: Answers): Nomination[] =>
  rounds.find(({ places }) => places.includes(seat))?.undecided ?? []

const DATES: FormField[] = [
  { name: 'rollOn', label: 'Day of the roll', kind: 'date', hint: 'Members on this day had a vote' },
  { name: 'openedOn', label: 'First day of the vote', kind: 'date' },
  { name: 'closedOn', label: 'Last day of the vote', kind: 'date' },
  { name: 'declaredOn', label: 'Day of the result', kind: 'date' },
]

/** What was counted: who had a vote, and who is elected, is worked out from it. */
export const electionForm = defineForm<RecordElection, Elected>({
  path: '/elections',
  section: '/meetings',
  cancel: '/nominations',
  act: recordElectionAct,
  title: 'Record an election',
  steps: [
    {
      title: 'Which place was voted on?',
      fields: async (context) => {
        const { facts, rounds } = await contested(context)
        return [
          {
            name: 'seat',
            label: 'Seat',
            kind: 'select',
            hint: 'Places for which more people stand than can be chosen',
            options: rounds.map(({ places, title, body }) => ({
              value: places[0] ?? '',
              text: `${title}, ${nameOfBody(facts, body)}`,
            })),
            missing: 'Choose the seat',
          },
        ]
      },
    },
    {
      title: 'When was the vote, and how did it come out?',
      fields: async (context, answers) => {
        const { facts, rounds } = await contested(context)
        const candidates = candidatesIn(rounds, answers)
        const options = candidates.map(({ ref, person }) => ({
          value: ref,
          text: nameOf(facts.directory, person ?? ''),
        }))
        return [
          ...DATES,
          ...options.map(
            ({ text }, i): FormField => ({
              name: `votes${i}`,
              label: `Votes for ${text}`,
              kind: 'whole',
              width: 4,
              missing: `Enter the votes for ${text}, 0 where there were none`,
            }),
          ),
          { name: 'spoiled', label: 'Spoiled papers', kind: 'whole', width: 4, value: '0' },
          {
            name: 'roll',
            label: 'Number on the roll, as it was counted (optional)',
            kind: 'whole',
            width: 4,
            hint: 'It is compared with the register of members',
          },
          {
            name: 'lot',
            label: 'Whom the lot favoured (optional)',
            kind: 'select',
            hint: 'Only where votes were equal',
            options,
          },
        ]
      },
    },
  ],
  command: async (context, { lot, ...answers }) => {
    const { rounds } = await contested(context)
    const candidates = candidatesIn(rounds, answers)
    const votesOf = (i: number) => answers[`votes${i}`] ?? ''
    const equals = votesOf(candidates.findIndex(({ ref }) => ref === lot))
    const given = Object.entries(answers).filter(([name, value]) => value !== '' && !/^votes\d+$/.test(name))
    return {
      ...Object.fromEntries(given.map(([name, value]) => [name, COUNTS.has(name) ? wholeOr(value) : value])),
      votes: candidates.map(({ ref }, i) => ({
        nomination: ref,
        ...(votesOf(i) === '' ? {} : { votes: wholeOr(votesOf(i)) }),
        ...(lot && votesOf(i) === equals ? { lot: ref === lot ? 'won' : 'lost' } : {}),
      })),
    }
  },
  aim: (error) => {
    const [, index, field] = /^\/votes\/(\d+)\/(\w+)$/.exec(error.pointer) ?? []
    if (field === 'lot') return { ...error, pointer: '/lot' }
    return error.pointer.startsWith('/votes') ? { ...error, pointer: `/votes${index ?? 0}` } : error
  },
  check: async ({ reader }, { outcome: { result } }) => {
    const { directory } = await loadBoardFacts(reader)
    const names = listed(result.elected.map((person) => nameOf(directory, person)))
    return {
      heading: 'Check before you record the election',
      button: `Record that ${names} ${result.elected.length === 1 ? 'is' : 'are'} elected`,
      effects: [
        `**${names}** ${result.elected.length === 1 ? 'has' : 'have'} most votes${result.candidates.some(({ lot }) => lot === 'won') ? ', by lot' : ''}.`,
        `By the register **${result.roll.length}** had a vote on ${longDate(result.election.rollOn)}, and ${plural(result.papers, 'paper')} came back.`,
        ...(result.rollDiffers ? [`${result.rollDiffers}.`] : []),
        'Whoever is elected takes the seat when the appointment is recorded.',
      ],
    }
  },
  recorded: async ({ reader, base }, { outcome: { result } }) => {
    const { directory } = await loadBoardFacts(reader)
    const winners = result.candidates.filter(({ outcome }) => outcome === 'elected')
    return {
      title: `${listed(winners.map(({ person }) => nameOf(directory, person ?? '')))} ${winners.length === 1 ? 'is' : 'are'} elected`,
      links: [
        ...winners.map(({ person, seat }) => ({
          text: `Record the appointment of ${nameOf(directory, person ?? '')}`,
          href: `${base}/board/appointments/new?${new URLSearchParams({ person: person ?? '', seat: seat ?? '' })}`,
        })),
        { text: 'Election return', href: `${base}/elections/${encodeURIComponent(result.election.ref)}` },
        { text: 'Nominations', href: `${base}/nominations` },
      ],
    }
  },
})

const COUNTS: ReadonlySet<string> = new Set(['roll', 'spoiled'])
/** What is no number is left for the schema to refuse. */
const wholeOr = (text: string): unknown => (/^\d{1,7}$/.test(text.trim()) ? Number(text) : text)
