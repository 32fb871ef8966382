import { nameOf } from '../../directory/index.ts'
import { longDate } from '../../kernel/dates.ts'
import { notFound } from '../../kernel/errors.ts'
import { percent, plural } from '../../kernel/text.ts'
import { definePage, type PageContext } from '../../platform/http/page.ts'
import { type Breach, breachesOf, lastInFirst, waysToCure } from '../breaches.ts'
import { wantsPlacesFilled } from '../gaps.ts'
import { loadBoardFacts } from '../store.ts'
import { ruleTitles } from '../words.ts'
import { boardLinks } from './frame.ts'
import { named, sentence } from './names.ts'

const STATES = {
  open: { kind: 'bad', text: 'Open' },
  coming: { kind: 'warn', text: 'Coming' },
  closed: { kind: 'none', text: 'Closed' },
} as const

const worstOf = ({ worst }: Breach): string => {
  const [counted, all] = [worst.numerator, worst.denominator]
  if (typeof counted !== 'number' || typeof all !== 'number') return ''
  return all === 0 ? String(counted) : `${counted} of ${all}, ${percent(counted, all)}%`
}

/** "Which rules are broken, were broken, will be broken?" */
export const breachesPage = definePage({
  path: '/board/breaches',
  section: '/board',
  permission: 'board:read',
  run: async (context: PageContext) => {
    const { reader, on, link } = context
    const facts = await loadBoardFacts(reader)
    const words = named(facts.directory, on)
    const breaches = breachesOf(facts, on)
    const rows = (state: Breach['state']) =>
      breaches
        .filter((breach) => breach.state === state)
        .map((breach) => ({
          cells: [
            { text: ruleTitles[breach.rule] ?? breach.rule, href: link(`/board/breaches/${breach.ref}`) },
            longDate(breach.from),
            breach.to ? longDate(breach.to) : '',
            worstOf(breach),
            sentence(words(state === 'closed' ? (breach.cure ?? breach.because) : breach.because)),
          ],
        }))
    const [open, coming] = [rows('open'), rows('coming')]
    return {
      view: 'governance/views/breaches.njk',
      title: 'Breaches',
      model: {
        links: await boardLinks(context, '/board/breaches'),
        sentence: `${open.length === 0 ? 'No rule is broken.' : `**${plural(open.length, 'rule')}** broken.`} ${coming.length === 0 ? 'None is known to break within the next year.' : `${plural(coming.length, 'breach', 'breaches')} coming unless somebody acts.`}`,
        open,
        coming,
        closed: rows('closed'),
      },
    }
  },
})

/** "What must we do?": one breach with its facts, the order of appointment, and what would mend it. */
export const breachPage = definePage({
  path: '/board/breaches/:breach',
  section: '/board',
  permission: 'board:read',
  run: async (context: PageContext) => {
    const { reader, on, params, link } = context
    const facts = await loadBoardFacts(reader)
    const breach = breachesOf(facts, on).find(({ ref }) => ref === params.breach)
    if (!breach) throw notFound('There is no such breach')
    const words = named(facts.directory, on)
    const day = breach.state === 'open' ? on : breach.from
    const until = breach.to ? ` to ${longDate(breach.to)}` : ''
    return {
      view: 'governance/views/breach.njk',
      title: ruleTitles[breach.rule] ?? breach.rule,
      back: { href: link('/board/breaches'), text: 'Breaches' },
      model: {
        state: STATES[breach.state],
        sentence: `${breach.state === 'coming' ? 'Will be broken' : 'Broken'} from **${longDate(breach.from)}**${until}: ${words(breach.because)}. At its worst ${worstOf(breach)}.`,
        quote: { text: words(breach.finding.explanation), source: breach.finding.source },
        order: lastInFirst(facts, breach.finding, day).map(({ person, appointedOn }) => ({
          cells: [
            { text: nameOf(facts.directory, person), href: link(`/board/directors/${person}`) },
            longDate(appointedOn),
          ],
        })),
        missing: wantsPlacesFilled(breach.rule) ? link('/board/gaps') : undefined,
        ways: breach.state === 'closed' ? [] : waysToCure(facts, breach.finding, day),
        cure: breach.cure ? sentence(words(breach.cure)) : undefined,
      },
    }
  },
})
