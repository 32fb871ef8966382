import { legalPersonOf } from '../../directory/index.ts'
import { longDate } from '../../kernel/dates.ts'
import { sum } from '../../kernel/money.ts'
import { isCurrent, type Member, membersOn, registerNumber } from '../../membership/index.ts'
import type { PageContext } from '../../platform/http/index.ts'
import { partyName } from '../../trading/index.ts'
import { type Customer, customerOf, sectionLinks } from '../customer.ts'

/** Is this school a member, through whom, with how many votes, and since when? */
export const membership = async (context: PageContext) => {
  const customer = await customerOf(context)
  const { facts } = customer
  const { on } = context
  const through = [customer.ref, customer.on.trust, customer.on.federation]
  const entries = facts.members.filter((member) => through.includes(member.organisation))
  const current = entries.find((member) => isCurrent(member, on))
  const votes = sum(membersOn(facts.members, on).map((member) => member.votes))
  return {
    view: 'schools/views/membership.njk',
    title: 'Membership',
    subject: customer.subject,
    model: {
      caption: customer.caption,
      links: sectionLinks(context, customer, '/membership'),
      sentence: current ? memberSentence(customer, current, on) : notSentence(customer, entries, on),
      current: current && currentFacts(customer, current, votes, on),
      meaning: current
        ? 'You pay the prices of members, and you vote at general meetings. Price and membership are those of the day of an order.'
        : 'You can buy at the prices for others than members. Where members pay less, the price list says so beside your price.',
      person: current ? undefined : personWords(customer, on),
      entries: entries.map((member) => ({
        cells: [
          partyName(facts, member.organisation, on),
          longDate(member.admittedOn),
          member.ceasedOn ? longDate(member.ceasedOn) : 'Still a member',
          member.consentOn
            ? `${longDate(member.consentOn)}${member.consentReference ? `, ${member.consentReference}` : ''}`
            : '',
        ],
      })),
    },
  }
}

const memberSentence = ({ facts, ref, on: school }: Customer, member: Member, on: PageContext['on']): string => {
  const since = `since ${longDate(member.admittedOn)}`
  return member.organisation === ref
    ? `${school.name} **is a member** of the company, ${since}.`
    : `${school.name} **is served as a member**, because ${partyName(facts, member.organisation, on)}, to which it belongs, is one ${since}.`
}

const notSentence = ({ on: school }: Customer, entries: Member[], on: PageContext['on']): string => {
  const ceased = entries
    .map(({ ceasedOn }) => ceasedOn)
    .filter((day) => day !== null && day < on)
    .sort()
    .at(-1)
  return `${school.name} is **not a member** on ${longDate(on)}.${ceased ? ` It was one until ${longDate(ceased)}.` : ''}`
}

const currentFacts = ({ facts }: Customer, member: Member, votes: number, on: PageContext['on']) => [
  { key: 'Member', value: partyName(facts, member.organisation, on) },
  { key: 'Number in the register', value: String(registerNumber(facts.members, member)) },
  { key: 'Votes', value: `${member.votes} of ${votes} at a general meeting` },
  { key: 'Member since', value: longDate(member.admittedOn) },
  { key: 'Last day', value: member.ceasedOn ? longDate(member.ceasedOn) : 'None is set' },
]

/** A member is a legal person: who would join. */
const personWords = ({ facts, ref, on: school }: Customer, on: PageContext['on']): string => {
  const person = legalPersonOf(facts.directory, ref, on)
  if (person === undefined)
    return 'An academy joins through its trust. The company does not know yours: tell its secretary.'
  return person === ref
    ? `To join, the governing body of ${school.name} applies to the secretary of the company.`
    : `${school.name} would join through ${partyName(facts, person, on)}, which stands for it in law.`
}
