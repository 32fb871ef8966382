import { organisationName } from '../../../directory/index.ts'
import { longDate } from '../../../kernel/dates.ts'
import { plural } from '../../../kernel/text.ts'
import { defineForm, definePage, type PageContext } from '../../../platform/http/index.ts'
import {
  type DesignateSupervisingAuthority,
  designateAct,
  type RecordReturn,
  recordReturnAct,
} from '../../acts/board/supervision.ts'
import { loadBoardFacts, loadSupervision } from '../../store.ts'
import { type Consent, type Return, type Supervision, type SupervisionRow, supervisionOn } from '../../supervision.ts'
import { boardLinks } from '../frame.ts'

const CONSENT_TAGS: Record<Consent['state'], { kind: string; text: string }> = {
  'in order': { kind: 'ok', text: 'In order' },
  late: { kind: 'bad', text: 'After admission' },
  missing: { kind: 'bad', text: 'Missing' },
}

/** "Audited accounts of the year to 31 March 2026" */
export const returnName = ({ kind, covers }: Pick<Return, 'kind' | 'covers'>): string =>
  kind === 'accounts'
    ? `Audited accounts of the year to ${longDate(covers)}`
    : `Articles as changed on ${longDate(covers)}`

const returnTag = ({ sentOn, late }: Return) => {
  if (sentOn) return late ? { kind: 'warn', text: 'Sent late' } : { kind: 'ok', text: 'Sent' }
  return late ? { kind: 'bad', text: 'Late' } : { kind: 'info', text: 'To be sent' }
}

/** "Who supervises us, and what do they have?": consents, the supervising authority, and what is sent to it. */
export const supervisionPage = definePage({
  path: '/board/supervision',
  section: '/board',
  permission: 'board:read',
  run: async (context: PageContext) => {
    const { reader, on, link, may, dates, base } = context
    const facts = await loadBoardFacts(reader)
    const found = supervisionOn(facts, await loadSupervision(reader), on)
    const name = (ref: string) => organisationName(facts.directory, ref, on)
    const writes = found !== undefined && may('board:write') && !dates.isPast
    return {
      view: 'governance/views/board/supervision.njk',
      title: 'School company regulations',
      model: {
        links: await boardLinks(context, '/board/supervision'),
        sentence: found
          ? authoritySentence(found, name)
          : 'No maintained school is a member of a company here, so the School Companies Regulations ask nothing.',
        byLaw: found?.byLaw
          ? `All maintained members are schools of one authority, so it is **${name(found.byLaw)}**, even if it is itself a member (regulation 17(2)).`
          : '',
        asked: found !== undefined,
        consents: (found?.consents ?? []).map(({ member, state }) => ({
          cells: [
            { text: name(member.organisation), href: link(`/members/${encodeURIComponent(member.organisation)}`) },
            longDate(member.admittedOn),
            member.consentOn ? longDate(member.consentOn) : '',
            member.consentReference ?? '',
            { text: '', tag: CONSENT_TAGS[state] },
          ],
        })),
        returns: (found?.returns ?? []).map((one) => ({
          cells: [
            returnName(one),
            one.dueOn ? longDate(one.dueOn) : 'When it is changed',
            one.sentOn ? longDate(one.sentOn) : '',
            one.reference ?? '',
            { text: '', tag: returnTag(one) },
          ],
        })),
        designate: writes ? `${base}/board/supervision/authority/new` : undefined,
        send: writes ? `${base}/board/supervision/returns/new` : undefined,
      },
    }
  },
})

const authoritySentence = (
  { designated, dueOn, late, consents }: Supervision,
  name: (ref: string) => string,
): string => {
  const due = dueOn ? `, due by ${longDate(dueOn)}` : ''
  const wrong = consents.filter(({ state }) => state !== 'in order').length
  const given =
    wrong === 0
      ? `All ${plural(consents.length, 'maintained member')} joined with the consent of their authority.`
      : `**${plural(wrong, 'consent')}** of ${consents.length} ${wrong === 1 ? 'is' : 'are'} missing or late.`
  if (!designated) return `**No supervising authority is designated**${due}${late ? ': late' : ''}. ${given}`
  const who = designated.authority ? name(designated.authority) : 'The authority'
  return `**${who}** supervises the company, designated on ${longDate(designated.on)}${late ? `, **late**${due}` : ', in time'}. ${given}`
}

const supervisionLink = (base: string) => [{ text: 'School company regulations', href: `${base}/board/supervision` }]

export const designateForm = defineForm<DesignateSupervisingAuthority, SupervisionRow>({
  path: '/board/supervision/authority',
  section: '/board',
  cancel: '/board/supervision',
  act: designateAct,
  title: 'Designate the supervising authority',
  steps: [
    {
      fields: async ({ reader }) => {
        const { directory } = await loadBoardFacts(reader)
        const councils = [...directory.organisations.values()].filter(({ kind }) => kind === 'council')
        return [
          {
            name: 'authority',
            label: 'Supervising authority',
            kind: 'select',
            options: councils.map(({ ref, name }) => ({ value: ref, text: name ?? ref })),
            value: directory.council,
            missing: 'Choose the supervising authority',
          },
          { name: 'designatedOn', label: 'Designated on', kind: 'date' },
          { name: 'reference', label: 'Reference (optional)', hint: 'A minute or a letter' },
        ]
      },
    },
  ],
  check: (_context, { command }) => ({
    heading: 'Check before you record the designation',
    button: 'Record the designation',
    effects: [`The company is supervised from **${longDate(command.designatedOn)}**.`],
  }),
  recorded: ({ base }) => ({ title: 'The supervising authority is recorded', links: supervisionLink(base) }),
})

export const returnForm = defineForm<RecordReturn, SupervisionRow>({
  path: '/board/supervision/returns',
  section: '/board',
  cancel: '/board/supervision',
  act: recordReturnAct,
  title: 'Record what was sent to the supervising authority',
  steps: [
    {
      fields: () => [
        {
          name: 'kind',
          label: 'What was sent?',
          kind: 'radios',
          options: [
            { value: 'accounts', text: 'Audited accounts' },
            { value: 'articles', text: 'Articles that were changed' },
          ],
          missing: 'Choose what was sent',
        },
        {
          name: 'covers',
          label: 'Last day of the year, or first day of the articles',
          kind: 'date',
        },
        { name: 'sentOn', label: 'Sent on', kind: 'date' },
        { name: 'reference', label: 'Reference (optional)' },
      ],
    },
  ],
  check: (_context, { command }) => ({
    heading: 'Check before you record this',
    button: 'Record that it was sent',
    effects: [`${returnName(command)}: sent on **${longDate(command.sentOn)}**.`],
  }),
  recorded: ({ base }) => ({ title: 'It is recorded what was sent', links: supervisionLink(base) }),
})
