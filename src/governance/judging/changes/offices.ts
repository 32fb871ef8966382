import { formerMemberUntil, isMembersOffice, type Office } from '../../../directory/index.ts'
import { addDays } from '../../../kernel/dates.ts'
import type { BoardFacts } from '../../types.ts'
import type { Change, Fact } from './change.ts'
import { officePutOff } from './put-off.ts'

/** Offices begin and end; after an office on a council the person counts for some years more. */
export const officeChanges = (facts: BoardFacts, person: string, concerns: Change['concerns']): Change[] =>
  (facts.directory.officesOf.get(person) ?? []).flatMap((office): Change[] => {
    const name = officeName(office)
    const key = keyOf(office)
    return [
      {
        on: office.from,
        because: `${person} becomes ${name}`,
        concerns,
        fact: { table: 'office', says: { ...key, from: office.from } },
        putOff: officePutOff(office, 'from'),
      },
      ...(office.to
        ? [
            {
              on: addDays(office.to, 1),
              because: `${person} is no longer ${name}`,
              concerns,
              fact: officeFact({ ...office, to: office.to }),
              putOff: officePutOff(office, 'to'),
            },
            ...(isMembersOffice(office)
              ? [
                  {
                    on: addDays(formerMemberUntil(office.to), 1),
                    because: `${person} no longer counts as a former ${name}`,
                    concerns,
                    fact: officeFact({ ...office, to: office.to }),
                    putOff: officePutOff(office, 'to'),
                  },
                ]
              : []),
          ]
        : []),
    ]
  })

export const officeName = (office: Office): string => `${office.office.replaceAll('_', ' ')} of ${office.organisation}`

const keyOf = ({ person, organisation, office }: Office) => ({ person, organisation, office })

/** Where the end of an office is recorded. */
export const officeFact = (office: Office & { to: string }): Fact => ({
  table: 'office',
  says: { ...keyOf(office), to: office.to },
})
