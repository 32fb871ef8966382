import { inWordsOf } from '../../../company/index.ts'
import { nameOf } from '../../../directory/index.ts'
import { longDate } from '../../../kernel/dates.ts'
import { anyOf, capitalised, listed, plural } from '../../../kernel/text.ts'
import { definePage, type PageContext } from '../../../platform/http/index.ts'
import { mainBodyRef } from '../../board/board.ts'
import { type Candidate, type WantedPlace, wantedPlaces } from '../../judging/gaps.ts'
import { ruleTitles } from '../../judging/words.ts'
import { loadBoardFacts } from '../../store.ts'
import { boardLinks } from '../frame.ts'
import { appointHref } from './seat-words.ts'
import { officeWords } from './why.ts'

const MOST_NAMED = 6

/** "Gita Parmar (governor of Jetty Lane School)" */
const candidateText = ({ name, offices }: Candidate): string =>
  `${name} (${listed(offices.map((held) => `${officeWords(held.office)} of ${held.name}`))})`

const fewOf = (names: readonly string[]): string => {
  const more = names.length - MOST_NAMED
  return anyOf(more > 1 ? [...names.slice(0, MOST_NAMED), `${more} others`] : names)
}

/** Who could fill a place: people who are known, else schools that could send somebody, else whoever nominates. */
const couldFillText = ({ couldFill, schools, nominator }: WantedPlace): string => {
  if (couldFill.length > 0) return fewOf(couldFill.map(candidateText))
  if (schools.length > 0) return `Nobody who is known. Somebody from ${fewOf(schools.map(({ name }) => name))}`
  return nominator ? `Whoever ${nominator} nominates` : 'Nobody who is known'
}

/** "Who is missing?": every place that the articles want filled, who fills it, and who could fill those that are empty. */
export const gapsPage = definePage({
  path: '/board/gaps',
  section: '/board',
  permission: 'board:read',
  run: async (context: PageContext) => {
    const { reader, on, link, base, may, dates } = context
    const facts = await loadBoardFacts(reader)
    const places = wantedPlaces(facts, mainBodyRef(facts, on), on)
    const empty = places.filter(({ holder }) => holder === null)
    const appoint = may('board:write') && !dates.isPast
    const rules = [...new Set(places.map(({ rule }) => rule))]
    return {
      view: 'governance/views/board/gaps.njk',
      title: 'Who is missing',
      back: { href: link('/board'), text: 'Composition' },
      model: {
        links: await boardLinks(context, '/board/gaps'),
        sentence: inWordsOf(facts.company)(sentenceOn(places.length, empty)),
        rules: rules.map((rule) => ({
          title: ruleTitles[rule] ?? rule,
          rows: places
            .filter((place) => place.rule === rule)
            .map((place) => ({
              cells: [
                {
                  text: capitalised(place.words),
                  ...(place.holder === null ? { tag: { kind: 'bad', text: 'Empty' } } : {}),
                },
                place.holder === null
                  ? ''
                  : {
                      text: nameOf(facts.directory, place.holder),
                      href: link(`/board/directors/${encodeURIComponent(place.holder)}`),
                    },
                place.emptySince ? longDate(place.emptySince) : '',
                place.holder === null ? couldFillText(place) : '',
              ],
            })),
        })),
        appoint: appoint && empty.length > 0 ? appointHref(base, {}) : undefined,
      },
    }
  },
})

const sentenceOn = (asked: number, empty: readonly WantedPlace[]): string => {
  if (asked === 0) return 'The articles name nobody in particular who has to sit on the board.'
  if (empty.length === 0)
    return `**Nobody is missing.** All ${plural(asked, 'place')} that the articles want filled are filled.`
  const names = empty.length > 3 ? '' : `: ${listed(empty.map(({ words }) => words))}`
  return `**${empty.length} of ${plural(asked, 'place')}** that the articles want filled ${empty.length === 1 ? 'is' : 'are'} **empty**${names}.`
}
