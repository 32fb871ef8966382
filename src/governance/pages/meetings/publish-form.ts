import { type IsoDate, longDate } from '../../../kernel/dates.ts'
import { plural } from '../../../kernel/text.ts'
import { defineForm } from '../../../platform/http/index.ts'
import { type PublishDates, publishDatesAct } from '../../acts/meetings/publish-dates.ts'
import { unpublishedMeetings } from '../../meetings/calendar.ts'
import { loadBoardFacts } from '../../store.ts'
import type { BoardFacts, Meeting } from '../../types.ts'

const toPublish = (facts: BoardFacts, today: IsoDate) =>
  facts.bodies.filter(({ ref }) => unpublishedMeetings(facts, ref, today).length > 0)

/** People have been told of the meetings that are planned. */
export const publishForm = defineForm<PublishDates, { meetings: Meeting[] }>({
  path: '/meetings/published',
  section: '/meetings',
  cancel: '/meetings',
  act: publishDatesAct,
  title: 'Record that dates are published',
  intro: async ({ reader, today }) => [
    toPublish(await loadBoardFacts(reader), today).length > 0
      ? 'It is recorded of every meeting of the body that is planned, and not published yet.'
      : 'Every meeting that is planned is published. Plan one first.',
  ],
  steps: [
    {
      fields: async ({ reader, today }) => {
        const facts = await loadBoardFacts(reader)
        return [
          {
            name: 'body',
            label: 'Meetings of',
            kind: 'select',
            options: toPublish(facts, today).map(({ ref, name }) => ({ value: ref, text: name })),
            missing: 'Choose the body',
          },
          { name: 'publishedOn', label: 'Published on', kind: 'date', value: today },
        ]
      },
    },
  ],
  check: (_context, { outcome: { result } }) => ({
    heading: 'Check before you record that the dates are published',
    button: 'Record that they are published',
    effects: result.meetings.map(({ heldOn, title }) => `**${longDate(heldOn)}**${title ? `: ${title}` : ''}`),
  }),
  recorded: ({ base }, { command, outcome: { result } }) => ({
    title: `${plural(result.meetings.length, 'date')} ${result.meetings.length === 1 ? 'is' : 'are'} published`,
    links: [{ text: 'All meetings', href: `${base}/meetings?body=${encodeURIComponent(command.body)}` }],
  }),
})
