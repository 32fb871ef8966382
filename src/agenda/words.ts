import { nameOf } from '../directory/index.ts'
import type { BoardFacts, Interested, ItemBefore } from '../governance/index.ts'
import { listed, plural } from '../kernel/text.ts'

/** "Martin Pellow: officer of the council; left the room" */
export const interestText = (facts: BoardFacts, one: Interested): string =>
  [
    `${nameOf(facts.directory, one.person)}: ${one.because}`,
    ...(one.declared ? [] : ['nothing declared yet']),
    ...(one.authorisedBy ? [`authorised by ${one.authorisedBy}`] : []),
    ...(one.leftRoom === 'yes' ? ['left the room'] : []),
    ...(one.voted === 'yes' && one.out ? ['voted: this vote does not count'] : []),
  ].join('; ')

/** "Apologies: Ruth Ellingworth and Owen Trahearne." Nothing where nobody has sent any. */
export const apologiesText = ({ directory }: BoardFacts, people: readonly string[]): string =>
  people.length === 0 ? '' : `Apologies: ${listed(people.map((person) => nameOf(directory, person)))}.`

/** What stands beside an item: whether enough are left who may decide it. */
export const itemQuorum = ({ quorum }: ItemBefore) => {
  if (!quorum) return undefined
  const { counted, needed, quorate } = quorum
  return {
    tag: quorate ? { kind: 'ok', text: 'Quorate' } : { kind: 'bad', text: 'Inquorate' },
    text: `${counted} may decide, ${needed} needed`,
  }
}

/** The agenda in a sentence: how long it is, and which items cannot be decided. */
export const agendaSentence = (items: readonly ItemBefore[]): string => {
  if (items.length === 0) return 'Nothing is on the agenda yet.'
  const without = items.filter(({ quorum }) => quorum && !quorum.quorate).map(({ number }) => String(number))
  const whole = `**${plural(items.length, 'item')}**`
  if (without.length === 0)
    return `${whole}${items.some(({ quorum }) => quorum) ? ', and enough are left to decide each' : ''}.`
  return `${whole}. **${without.length === 1 ? 'Item' : 'Items'} ${listed(without)}** cannot be decided: too few are left who may vote.`
}

/** What to do about items without a quorum; the law lets the others, or the members, authorise an interest. */
export const WAYS_TO_A_QUORUM =
  'An item without a quorum is put off until more of the others are there, or the interest is authorised: by directors who have none (Companies Act 2006, s.175), or by the members (s.180).'
