import { type Directory, nameOf, type Office, officesOn, organisationOn, plainName } from '../../../directory/index.ts'
import { addDays, earlier, type IsoDate, inForce, later, longDate } from '../../../kernel/dates.ts'
import { listed } from '../../../kernel/text.ts'
import { type Director, inOfficeSince } from '../../board/board.ts'
import { LEADERS } from '../../board/schools.ts'
import { judged, notApplicable, type Rule, type Situation } from '../rule.ts'

const RULE = 'body.one-per-group'
const LIMIT = 'at most one senior leader of each trust, federation or school'

/** Senior leaders on the board who lead the same trust, federation or school. */
export interface Sharing {
  leaders: Director[]
  /** One of them was appointed, or took office, where another sat already; else their schools came together since. */
  appointed: boolean
}

/**
 * A trust, a federation, or a school of neither has at most one of its senior leaders on the board: heads (acting and executive
 * ones too), deputies, other senior leaders, and chief executives of trusts, whatever their seat. Governors are not counted. Who
 * leads two schools that are not federated uses up both.
 *
 * Where two schools join one trust while the heads of both sit, nobody was appointed against the rule. It warns, and both serve
 * until a term ends; from then on it is an appointment like any other, and fails.
 */
export const onePerGroup: Rule = (situation) => {
  const { articles, board, body, facts } = situation
  const { value: asked, clause } = articles.onePerGroup
  if (!asked)
    return notApplicable(RULE, 'none', 'The articles let any number of leaders of one trust sit', clause, body)
  const leaders = board.directors.filter((director) => groupsLed(situation, director.person).size > 0)
  if (leaders.length === 0) return notApplicable(RULE, LIMIT, 'No senior leader of a school is in office', clause, body)
  const shared = sharingsOf(situation, leaders)
  const sharing = new Set(shared.flatMap((one) => one.leaders.map(({ person }) => person)))
  const wrong = shared.filter(({ appointed }) => appointed)
  return judged({
    rule: RULE,
    body,
    status: wrong.length > 0 ? 'fail' : shared.length > 0 ? 'warn' : 'pass',
    numerator: leaders.length - sharing.size,
    denominator: leaders.length,
    limit: LIMIT,
    people: [...sharing],
    explanation:
      shared.length === 0
        ? `Each of ${leaders.length} senior leaders is the only one of a trust, federation or school.`
        : shared.map((one) => sharingWords(facts.directory, one)).join(' '),
    source: clause,
    distance: wrong.reduce((sum, one) => sum + one.leaders.length - 1, 0),
  })
}

/** The groups that have more than one senior leader in office, in order of appointment. */
const sharingsOf = (situation: Situation, leaders: readonly Director[]): Sharing[] => {
  const byGroup = new Map<string, Director[]>()
  for (const leader of leaders) {
    for (const group of groupsLed(situation, leader.person)) byGroup.set(group, [...(byGroup.get(group) ?? []), leader])
  }
  const shared = new Map<string, Sharing>()
  for (const leaders of byGroup.values()) {
    if (leaders.length < 2) continue
    // Two people who share a trust and a school of it share once.
    shared.set(leaders.map(({ person }) => person).join(' '), { leaders, appointed: wasAppointed(situation, leaders) })
  }
  return [...shared.values()]
}

/** The offices in which somebody leads a school or trust on a day. */
const leadsBy = ({ facts: { directory }, day }: Situation, person: string): Office[] =>
  officesOn(directory, person, day).filter(({ office }) => LEADERS.has(office))

/** The trusts, federations and schools that somebody leads on a day. */
const groupsLed = (situation: Situation, person: string): Set<string> =>
  new Set(leadsBy(situation, person).map((office) => groupKey(situation.facts.directory, office, situation.day)))

/**
 * The trust on that day, else the federation, else the URN; one that only the register names is known by its name. An academy was in
 * no trust before it opened.
 */
const groupKey = (directory: Directory, { organisation }: Office, day: IsoDate): string => {
  const on = organisationOn(directory, organisation, day)
  if (on?.openedOn && day < on.openedOn) return on.urn ?? organisation
  const named = (name: string | undefined) => name && plainName(name)
  return on?.trust ?? named(on?.trustName) ?? on?.federation ?? named(on?.federationName) ?? on?.urn ?? organisation
}

/** Did two of them lead one group, as the groups were then, already when the later of the two came to be both leader and director? */
const wasAppointed = (situation: Situation, leaders: readonly Director[]): boolean =>
  leaders.some((one, i) => leaders.slice(i + 1).some((other) => cameTogether(situation, one, other)))

const cameTogether = (situation: Situation, one: Director, other: Director): boolean => {
  const { directory } = situation.facts
  return leadsBy(situation, one.person).some((first) =>
    leadsBy(situation, other.person).some((second) => {
      const since = later(
        later(inOfficeSince(one), leaderSince(directory, first)),
        later(inOfficeSince(other), leaderSince(directory, second)),
      )
      return groupKey(directory, first, since) === groupKey(directory, second, since)
    }),
  )
}

/** A deputy who becomes the head of the same school, or a head its executive head, came to it as a leader once. */
const leaderSince = ({ officesOf }: Directory, { person, organisation, from }: Office): IsoDate =>
  (officesOf.get(person) ?? [])
    .filter((office) => LEADERS.has(office.office) && office.organisation === organisation)
    .sort((a, b) => (a.from < b.from ? 1 : -1))
    .reduce((since, office) => (inForce(office, addDays(since, -1)) ? earlier(since, office.from) : since), from)

const sharingWords = (directory: Directory, { leaders, appointed }: Sharing): string => {
  const names = listed(leaders.map(({ person }) => nameOf(directory, person)))
  if (appointed) return `${names} lead one trust, federation or school, of which one leader may sit.`
  const ends = leaders.flatMap(({ sittings }) => sittings.map(({ appointment }) => appointment.termEndsOn))
  const first = ends.filter((end) => end !== null).sort()[0]
  return `${names} were leaders of different trusts or schools when they were appointed, and these have come together since. ${first ? `They serve until the first of their terms ends, on ${longDate(first)}` : 'They serve on until one of them leaves'}.`
}
