import { inWordsOf, isIncorporated, loadCompany } from '../../../company/index.ts'
import { longDate } from '../../../kernel/dates.ts'
import { notFound } from '../../../kernel/errors.ts'
import { capitalised, plural } from '../../../kernel/text.ts'
import { defineForm, definePage, type FormField, type PageContext } from '../../../platform/http/index.ts'
import { type Decided, passResolutionAct } from '../../acts/decisions/resolutions.ts'
import type { PassResolution } from '../../acts/index.ts'
import { nameOfBody } from '../../board/called.ts'
import { type CountedResolution, loadResolutions } from '../../decisions/resolutions.ts'
import { loadBoardFacts, loadMeetings } from '../../store.ts'
import type { Body, Meeting, ResolutionKind } from '../../types.ts'
import { mindText } from '../act-words.ts'
import { boardLinks } from '../frame.ts'

const KIND_WORDS: Record<ResolutionKind, string> = {
  board: 'of the board',
  ordinary: 'ordinary, of the members',
  special: 'special, of the members',
  written_ordinary: 'written ordinary, of the members',
  written_special: 'written special, of the members',
}

const CIRCULATED: FormField = {
  name: 'circulatedOn',
  label: 'Date of circulation (written resolutions)',
  kind: 'date',
  hint: 'Who may vote is decided on it, and from it a written resolution has 28 days',
}

const votesText = ({ votesFor, votesAgainst, abstentions }: CountedResolution): string =>
  votesFor === null && votesAgainst === null
    ? 'Not counted'
    : `${votesFor ?? 0} for, ${votesAgainst ?? 0} against, ${abstentions ?? 0} abstained`

const resultTag = ({ outcome }: CountedResolution) =>
  outcome.carried ? { kind: 'ok', text: 'Carried' } : { kind: 'bad', text: 'Lost' }

const shortened = (text: string): string => (text.length > 140 ? `${text.slice(0, 139).trimEnd()}…` : text)

/** "What was decided?": carried and lost, the latest first. */
export const resolutionsPage = definePage({
  path: '/resolutions',
  section: '/meetings',
  permission: 'board:read',
  run: async (context: PageContext) => {
    const { reader, on, link, may, dates, base } = context
    const all = (await loadResolutions(reader)).filter(({ passedOn }) => passedOn <= on).reverse()
    const carried = all.filter(({ outcome }) => outcome.carried).length
    return {
      view: 'governance/views/meetings/resolutions.njk',
      title: 'Resolutions',
      model: {
        links: await boardLinks(context, '/resolutions'),
        sentence:
          all.length === 0
            ? 'No resolution is recorded on this date.'
            : `**${plural(all.length, 'resolution')}**: ${carried} carried, ${all.length - carried} lost. A lost one stays on record, and supports nothing.`,
        rows: all.map((one) => ({
          id: one.ref,
          cells: [
            { text: one.ref, href: link(`/resolutions/${encodeURIComponent(one.ref)}`), sub: shortened(one.text) },
            capitalised(KIND_WORDS[one.kind]),
            longDate(one.passedOn),
            votesText(one),
            { tag: resultTag(one) },
          ],
        })),
        record: may('board:write') && !dates.isPast ? `${base}/resolutions/new` : undefined,
      },
    }
  },
})

/** "Was it carried?": one resolution with the sum behind the answer, and what it has done to the articles. */
export const resolutionPage = definePage({
  path: '/resolutions/:resolution',
  section: '/meetings',
  permission: 'board:read',
  run: async ({ reader, params, link, on }: PageContext) => {
    const one = (await loadResolutions(reader)).find(({ ref }) => ref === params.resolution)
    if (!one) throw notFound(`There is no resolution “${params.resolution}”`)
    const { company, bodies } = await loadBoardFacts(reader)
    const meeting = (await loadMeetings(reader)).find(({ ref }) => ref === one.meeting)
    const adopted = company.articles.filter(({ resolution }) => resolution === one.ref)
    return {
      view: 'governance/views/meetings/resolution.njk',
      title: `Resolution ${one.ref}`,
      back: { href: link('/resolutions'), text: 'Resolutions' },
      model: {
        sentence: `**${one.outcome.carried ? 'Carried' : 'Lost'}** on ${longDate(one.passedOn)}. ${one.outcome.explanation}`,
        quote: { text: one.text, source: `Counted under: ${one.outcome.source}` },
        facts: [
          { key: 'Kind', value: capitalised(KIND_WORDS[one.kind]) },
          ...(one.kind === 'board' ? [{ key: 'Body', value: nameOfBody({ bodies }, one.body) }] : []),
          ...(meeting ? [{ key: 'Meeting', value: `${meeting.title ?? 'Meeting'}, ${longDate(meeting.heldOn)}` }] : []),
          ...(one.circulatedOn ? [{ key: 'Circulated', value: longDate(one.circulatedOn) }] : []),
          { key: 'Votes', value: votesText(one) },
          ...(one.castingVote ? [{ key: 'Casting vote', value: capitalised(one.castingVote) }] : []),
        ],
        adopted: adopted.map(({ from }) =>
          from === null || from <= on
            ? `The articles as altered are in force${from ? ` since ${longDate(from)}` : ''}.`
            : `The articles as altered will be in force from ${longDate(from)}.`,
        ),
      },
    }
  },
})

const questions = (bodies: readonly Body[], ofMembers: boolean, meetings: readonly Meeting[]): FormField[] => [
  {
    name: 'kind',
    label: 'Kind of resolution',
    kind: 'radios',
    options: Object.entries(KIND_WORDS)
      .filter(([value]) => ofMembers || value === 'board')
      .map(([value, text]) => ({ value, text: capitalised(text) })),
    missing: 'Choose the kind of resolution',
  },
  {
    name: 'body',
    label: 'Body',
    kind: 'select',
    ...(ofMembers ? { hint: 'For a resolution of the members, the board that called it' } : {}),
    options: bodies.map(({ ref, name }) => ({ value: ref, text: name })),
    missing: 'Choose the body',
  },
  { name: 'text', label: 'Text of the resolution', kind: 'long', hint: 'As it was put: “That …”' },
  { name: 'passedOn', label: 'Date of the vote', kind: 'date' },
  { name: 'votesFor', label: 'Votes for', kind: 'whole', width: 4 },
  { name: 'votesAgainst', label: 'Votes against', kind: 'whole', width: 4 },
  { name: 'abstentions', label: 'Abstentions', kind: 'whole', width: 4, value: '0' },
  ...(ofMembers ? [CIRCULATED] : []),
  {
    name: 'castingVote',
    label: 'The chair’s casting vote (optional)',
    kind: 'select',
    hint: 'Only where the votes were equal',
    options: [
      { value: 'for', text: 'For' },
      { value: 'against', text: 'Against' },
    ],
  },
  ...(meetings.length === 0 ? [] : [meetingQuestion(meetings)]),
]

const meetingQuestion = (meetings: readonly Meeting[]): FormField => ({
  name: 'meeting',
  label: 'Meeting (optional)',
  kind: 'select',
  options: meetings.map(({ ref, title, heldOn }) => ({
    value: ref,
    text: `${longDate(heldOn)}${title ? `, ${title}` : ''}`,
  })),
})

/** A vote is counted by the same rule as it was: the answer is worked out, not typed. */
export const resolutionForm = defineForm<PassResolution, Decided>({
  path: '/resolutions',
  section: '/meetings',
  cancel: '/resolutions',
  act: passResolutionAct,
  title: 'Record a resolution',
  intro: async ({ reader }) => [
    inWordsOf(await loadCompany(reader))(
      'Whether it is carried follows from the votes, the kind and the articles; the next page says so before anything is recorded.',
    ),
  ],
  steps: [
    {
      fields: async ({ reader, today }) => {
        const { bodies, company } = await loadBoardFacts(reader)
        const meetings = (await loadMeetings(reader))
          .filter(({ heldOn, status }) => heldOn <= today && status !== 'cancelled')
          .reverse()
        return questions(bodies, isIncorporated(company), meetings)
      },
    },
  ],
  check: (_context, { outcome }) => {
    const { outcome: counted, notices } = outcome.result
    return {
      heading: 'Check before you record the resolution',
      button: counted.carried ? 'Record it as carried' : 'Record it as lost',
      effects: [
        `It is **${counted.carried ? 'carried' : 'lost'}**. ${counted.explanation}`,
        `Counted under: ${counted.source}.`,
        ...(counted.carried ? [] : ['A lost resolution stays on record, and supports nothing.']),
        ...notices.map(mindText),
      ],
    }
  },
  recorded: ({ base }, { outcome }) => {
    const { ref, outcome: counted, passedOn } = outcome.result
    return {
      title: `Resolution ${ref} is recorded as ${counted.carried ? 'carried' : 'lost'}`,
      next: [{ on: passedOn, text: counted.explanation }],
      links: [
        { text: `Resolution ${ref}`, href: `${base}/resolutions/${encodeURIComponent(ref)}` },
        { text: 'Resolutions', href: `${base}/resolutions` },
      ],
    }
  },
})
