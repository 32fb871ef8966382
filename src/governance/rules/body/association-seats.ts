import { officesOn, organisationOn } from '../../../directory/index.ts'
import { nominatingOrganisation, nominatorOf } from '../../board/nominator.ts'
import type { Situation } from '../rule.ts'
import type { Wanted } from './places.ts'

/** Every association that the articles name has somebody on the board whom it nominated. */
export const associationSeats: Wanted = {
  rule: 'body.association-seats',
  limit: 'somebody nominated by every association',
  none: 'The articles name no associations',
  inOrder: 'associations have somebody in a seat that they nominate',
  source: ({ articles }) => articles.associations.clause,
  places: (situation) =>
    situation.articles.associations.value.map((named) => {
      const { directory } = situation.facts
      const association = nominatingOrganisation(directory, named) ?? named
      return {
        of: association,
        words: `nominee of ${organisationOn(directory, association, situation.day)?.name ?? named}`,
        holder: situation.board.directors.find(({ sittings }) =>
          sittings.some(
            ({ appointment, seat }) =>
              nominatingOrganisation(directory, nominatorOf(appointment, seat)) === association,
          ),
        )?.person,
        fits: (person) => holdsOfficeAt(situation, person, association),
        schools: () => [],
        nominator: association,
      }
    }),
}

/** Whoever is known to hold an office in an organisation is the first whom it might nominate. */
export const holdsOfficeAt = ({ facts, day }: Situation, person: string, organisation: string): boolean =>
  officesOn(facts.directory, person, day).some((office) => office.organisation === organisation)
