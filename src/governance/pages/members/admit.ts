import { organisationName, organisationsOn } from '../../../directory/index.ts'
import { type IsoDate, longDate } from '../../../kernel/dates.ts'
import { verdictText } from '../../../kernel/finding.ts'
import { alphabetical, capitalised, listed, plural } from '../../../kernel/text.ts'
import { isMemberOn, legalPersonText, type Member, membersFor } from '../../../membership/index.ts'
import { defineForm } from '../../../platform/http/index.ts'
import { changesThrough } from '../../acts/guarding/guard.ts'
import { type AdmitMember, type Admitted, admitMemberAct, entryAsked } from '../../acts/members.ts'
import { withMember } from '../../board/after.ts'
import { mainBodyRef } from '../../board/board.ts'
import { judgeOn } from '../../judging/judge.ts'
import { ruleQuotes, rulesInShort } from '../../judging/rule-words.ts'
import { ruleTitles } from '../../judging/words.ts'
import { worsenedBy } from '../../judging/worsened.ts'
import { loadBoardFacts } from '../../store.ts'
import type { BoardFacts, Subject } from '../../types.ts'
import { changeRows, mindText } from '../act-words.ts'
import { named } from '../names.ts'

/** Kinds of organisation that can be members, or that people will look for here: the form says why not. */
const KINDS = ['school', 'trust', 'federation', 'college', 'council', 'association', 'diocese', 'other']

const candidates = (facts: BoardFacts, today: IsoDate) =>
  organisationsOn(facts.directory, today)
    .filter(({ ref, kind }) => KINDS.includes(kind) && !isMemberOn(facts.members, facts.directory, ref, today))
    .sort((a, b) => alphabetical(a.name, b.name))
    .map(({ ref, name, urn }) => ({ value: ref, text: urn ? `${name}, ${urn}` : name }))

/** The entry that the command would make; the dry run of the act has made the same. */
const entryOf = (facts: BoardFacts, command: AdmitMember): Member => entryAsked(facts, command, '\u0000new')

/** Every rule about members on the day of entry, with the newcomer among them. */
const rulesTable = (facts: BoardFacts, member: Member) => {
  const after = withMember(facts, member)
  const words = named(facts.directory, member.admittedOn)
  return {
    heading: 'Rule by rule',
    caption: 'Every rule about members, with this one among them',
    columns: [{ label: 'Rule' }, { label: 'Fact' }, { label: 'Result' }],
    rows: judgeOn(after, '', member.admittedOn, 'members').map(({ finding }) => ({
      cells: [
        `${ruleTitles[finding.rule] ?? finding.rule} (${finding.source})`,
        words(finding.explanation),
        verdictText(finding),
      ],
    })),
  }
}

/** An organisation joins: who it is in law, whether it may, with whose consent, and what its vote does to the shares. */
export const admitForm = defineForm<AdmitMember, Admitted>({
  path: '/members/admissions',
  section: '/members',
  act: admitMemberAct,
  title: 'Admit a member',
  intro: () => [
    'A member is a legal person: of an academy its trust, of a federated school its federation, of any other maintained school its governing body. What is a member already is not in the list.',
  ],
  steps: [
    {
      title: 'Who joins?',
      fields: async ({ reader, today }) => [
        {
          name: 'organisation',
          label: 'Organisation',
          kind: 'select',
          options: candidates(await loadBoardFacts(reader), today),
          missing: 'Choose the organisation',
        },
        {
          name: 'class',
          label: 'Class of member',
          kind: 'radios',
          value: 'school',
          options: [
            { value: 'school', text: 'School' },
            { value: 'council', text: 'Council' },
            { value: 'other', text: 'Other' },
          ],
        },
      ],
    },
    {
      title: 'From when, and with whose consent?',
      fields: () => [
        { name: 'admittedOn', label: 'Date of entry in the register', kind: 'date', hint: 'Membership begins on it' },
        {
          name: 'consentOn',
          label: 'Consent of the maintaining authority, date',
          kind: 'date',
          hint: 'A maintained school needs it on or before the date of entry; an academy trust does not',
        },
        { name: 'consentReference', label: 'Reference of the consent', hint: 'A cabinet minute, a delegated decision' },
        { name: 'votes', label: 'Votes', kind: 'whole', width: 3, value: '1' },
        { name: 'representative', label: 'Representative (optional)', hint: 'Who votes for the member' },
      ],
    },
  ],
  check: async ({ reader }, { command, outcome }) => {
    const facts = await loadBoardFacts(reader)
    const { member, changes, notices } = outcome.result
    const name = organisationName(facts.directory, member.organisation, member.admittedOn)
    const schools = membersFor(facts.directory, member.organisation, member.admittedOn)
    return {
      heading: `Check before you admit ${name}`,
      button: `Admit ${name}`,
      beforeAfter: { on: member.admittedOn, rows: changeRows(changes) },
      effects: [
        `${capitalised(legalPersonText(facts.directory, member.organisation, member.admittedOn))} is entered in the register with **${plural(member.votes, 'vote')}**, from ${longDate(member.admittedOn)}.`,
        ...(schools.length > 0 ? [`It is a member for ${listed(schools)}.`] : []),
        'Orders from that day on have the prices of members.',
        ...notices.map(mindText),
      ],
      tables: [rulesTable(facts, entryOf(facts, command))],
    }
  },
  refused: async ({ reader, base }, command) => {
    const facts = await loadBoardFacts(reader)
    const member = entryOf(facts, command)
    const day = member.admittedOn
    const subjects: Subject[] = [{ body: mainBodyRef(facts, day), scope: 'members' }]
    const after = withMember(facts, member)
    const worsened = worsenedBy(facts, after, subjects, day)
    return {
      heading: `Check before you admit ${organisationName(facts.directory, member.organisation, day)}`,
      title: `This admission would break ${rulesInShort(
        facts,
        worsened.map(({ finding }) => finding),
        day,
      )}`,
      text: `${legalPersonText(facts.directory, member.organisation, day)} cannot be entered as it stands.`,
      beforeAfter: {
        on: day,
        rows: changeRows(changesThrough({ before: facts, after, subjects, from: day })),
      },
      links: [{ text: 'Register of members', href: `${base}/members` }],
      words: named(facts.directory, day),
      quotes: ruleQuotes(facts, day),
    }
  },
  recorded: async ({ reader, base }, { outcome }) => {
    const facts = await loadBoardFacts(reader)
    const { member } = outcome.result
    const name = organisationName(facts.directory, member.organisation, member.admittedOn)
    return {
      title: `${name} is entered in the register`,
      next: [{ on: member.admittedOn, text: `Member from this day, with ${plural(member.votes, 'vote')}.` }],
      links: [
        { text: name, href: `${base}/members/${encodeURIComponent(member.organisation)}` },
        { text: 'Register of members', href: `${base}/members` },
        { text: 'Members’ votes', href: `${base}/members/votes` },
      ],
      words: named(facts.directory, member.admittedOn),
    }
  },
})
