import { loadDirectory, nameOf, organisationByRefOrUrn } from '../../directory/index.ts'
import { type IsoDate, longDate, longInstant } from '../../kernel/dates.ts'
import { notFound } from '../../kernel/errors.ts'
import { percent, plural } from '../../kernel/text.ts'
import { definePage, type PageContext } from '../../platform/http/index.ts'
import { isCurrent, type Member } from '../members.ts'
import { guaranteeUntil, type RegisterEntry, registerOfMembers } from '../register.ts'
import { loadMembers } from '../store.ts'
import { CLASS_WORDS, fieldText, guaranteeText, legalPersonText, membersFor, oldText } from './words.ts'

/** One member: the legal person, for whom it is on the register, its vote, and what its entry said before. */
export const memberPage = definePage({
  path: '/members/:member',
  section: '/members',
  permission: 'members:read',
  run: async (context: PageContext) => {
    const { reader, on, today, params, link, may, dates, base } = context
    const directory = await loadDirectory(reader)
    const ref = organisationByRefOrUrn(directory, params.member ?? '')?.ref
    const { rows, totals } = await registerOfMembers(reader, on)
    const entries = rows.filter(({ organisation }) => organisation === ref)
    const entry = entries.find(({ ceasedOn }) => ceasedOn === null) ?? entries.at(-1)
    if (!ref || !entry) throw notFound(`“${params.member}” is not on the register of members on ${longDate(on)}`)
    const all = (await loadMembers(reader)).filter(({ organisation }) => organisation === ref)
    const current = all.find((member) => isCurrent(member, on))
    const shown = current ?? all.find(({ admittedOn }) => admittedOn === entry.admittedOn)
    return {
      view: 'membership/views/member.njk',
      title: entry.name,
      back: { href: link('/members'), text: 'Register of members' },
      model: {
        caption: `Register of members, no. ${entry.number}`,
        sentence: current
          ? `A member since **${longDate(current.admittedOn)}**, with **${current.votes} of ${plural(totals.votes, 'vote')}**, ${percent(current.votes, totals.votes)}%.${leavingText(current, on)}`
          : `**Not a member** on this date. It was one from ${longDate(entry.admittedOn)} to ${longDate(entry.ceasedOn ?? on)}.`,
        facts: [
          { key: 'Legal person', value: legalPersonText(directory, ref, on) },
          ...(entry.address ? [{ key: 'Address', value: entry.address }] : []),
          { key: 'For', value: membersFor(directory, ref, entry.ceasedOn ?? on).join('; ') || 'No school' },
          { key: 'Class', value: CLASS_WORDS[entry.class] },
          { key: 'Registered', value: longDate(entry.admittedOn) },
          ...(entry.ceasedOn ? [{ key: 'Ceased', value: longDate(entry.ceasedOn) }] : []),
          ...(entry.guarantee ? [{ key: 'Guarantee', value: liabilityText(entry, on) }] : []),
          ...(shown ? consentOf(shown) : []),
          ...(shown?.representative ? [{ key: 'Representative', value: nameOf(directory, shown.representative) }] : []),
        ],
        entries:
          all.length < 2
            ? []
            : all.map((member) => ({
                cells: [
                  member.ref,
                  longDate(member.admittedOn),
                  member.ceasedOn ? longDate(member.ceasedOn) : 'Still a member',
                ],
              })),
        changes: entries
          .flatMap(({ changes }) => changes)
          .map((change) => ({
            cells: [
              fieldText(change.field),
              oldText(change),
              longDate(change.changedOn),
              longInstant(change.enteredAt),
            ],
          })),
        cease:
          all.some((member) => isCurrent(member, today) && member.ceasedOn === null) &&
          may('members:write') &&
          !dates.isPast
            ? `${base}/members/${encodeURIComponent(ref)}/cessation/new`
            : undefined,
      },
    }
  },
})

const liabilityText = ({ guarantee, ceasedOn }: RegisterEntry, on: IsoDate): string => {
  if (ceasedOn === null) return guaranteeText(guarantee)
  const last = guaranteeUntil(ceasedOn)
  return on <= last ? `${guaranteeText(guarantee)} to ${longDate(last)}` : `Ended on ${longDate(last)}`
}

const leavingText = ({ ceasedOn }: Member, on: IsoDate): string =>
  ceasedOn && ceasedOn >= on ? ` It leaves: **${longDate(ceasedOn)}** is its last day.` : ''

const consentOf = ({ consentOn, consentReference }: Member) =>
  consentOn
    ? [
        {
          key: 'Authority’s consent',
          value: `${longDate(consentOn)}${consentReference ? `, ${consentReference}` : ''}`,
        },
      ]
    : []
