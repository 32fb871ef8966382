import { plural } from '../../kernel/text.ts'
import type { RoleGrant } from '../roles/grants.ts'
import { type Entry, isShutOut } from '../signing-in/invitations.ts'

/**
 * "**3 people** have 4 roles here. 1 cannot sign in yet." How somebody comes in is known of now only: of another day,
 * `entries` is empty.
 */
export const peopleText = (
  held: readonly RoleGrant[],
  entries: ReadonlyMap<string, Entry>,
  company: string,
): string => {
  const users = [...new Set(held.map(({ user }) => user))]
  const outside = users.filter((user) => {
    const entry = entries.get(user)
    return entry && (!entry.hasPassword || isShutOut(entry, company))
  }).length
  const have = `**${plural(users.length, 'person', 'people')}** ${users.length === 1 ? 'has' : 'have'}`
  return `${have} ${plural(held.length, 'role')} here.${outside > 0 ? ` ${outside} cannot sign in yet.` : ''}`
}
