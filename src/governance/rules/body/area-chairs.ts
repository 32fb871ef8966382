import { schoolsOfDistrict } from '../../../directory/index.ts'
import { sittingsOn } from '../../board/board.ts'
import { groupsNamed, headsOf } from './districts.ts'
import type { Wanted } from './places.ts'

/**
 * Every area has a chair who is the serving head of an open school there. With the headship the chair lapses: who stays in the seat
 * after it leads the area no longer in the sense of the articles.
 */
export const areaChairs: Wanted = {
  rule: 'body.area-chairs',
  limit: 'a chair for every area who is a serving head there',
  none: 'The articles name no areas',
  inOrder: 'areas have a chair who is a serving head there',
  source: ({ articles }) => articles.areas.clause,
  places: (situation) =>
    situation.articles.areas.value.map((name) => {
      const { facts, day } = situation
      const groups = groupsNamed(situation, 'area_group', name)
      const leads = (person: string) => headsOf(situation, name, person).length > 0
      return {
        of: name,
        words: `chair of ${name}, a serving head there`,
        office: 'head_teacher' as const,
        group: 'area_group' as const,
        holder: groups
          .flatMap(({ ref }) => sittingsOn(facts, ref, day))
          .find(({ seat, appointment }) => seat.category === 'chair' && leads(appointment.person))?.appointment.person,
        fits: leads,
        schools: () => schoolsOfDistrict(facts.directory, name, day),
        ...(groups[0] ? { body: groups[0].ref } : {}),
      }
    }),
}
