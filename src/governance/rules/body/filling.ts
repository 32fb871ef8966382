/**
 * One way in which a person could fill a place: as this school's, in this phase, where an all-through school may stand for either
 * phase but for one only; nothing more where the school is of one phase, or none is asked for.
 */
export interface Way {
  school?: string
  phase?: string
}

/** The ways in which a person could fill a place; none: cannot. */
export type WaysToFill = (place: number, person: string) => readonly Way[]

/**
 * Who fills which place, so that as many as can be are filled: one person fills one place, and a school that may stand for either
 * phase stands for one throughout. Among fillings of the same size the earlier place is filled first.
 */
export const filling = (places: number, people: readonly string[], waysOf: WaysToFill): (string | undefined)[] => {
  const ways = Array.from({ length: places }, (_, place) => people.map((person) => waysOf(place, person)))
  const choices = phasesBySchool(ways.flat(2))
  const most = filledCount(matched(ways, new Map()))
  let best: number[] = []
  const choose = (chosen: ReadonlyMap<string, string>, [choice, ...later]: [string, Set<string>][]): void => {
    if (best.length > 0 && filledCount(best) === most) return
    if (choice) {
      const [school, phases] = choice
      for (const phase of phases) choose(new Map([...chosen, [school, phase]]), later)
      return
    }
    const found = matched(ways, chosen)
    if (best.length === 0 || filledCount(found) > filledCount(best)) best = found
  }
  choose(new Map(), choices)
  return Array.from({ length: places }, (_, place) => people[best[place] ?? -1])
}

/** Schools that are named in more than one phase: which one each stands for has to be chosen. */
const phasesBySchool = (ways: readonly Way[]): [string, Set<string>][] => {
  const phases = new Map<string, Set<string>>()
  for (const { school, phase } of ways) {
    if (school === undefined || phase === undefined) continue
    phases.set(school, (phases.get(school) ?? new Set()).add(phase))
  }
  return [...phases].filter(([, named]) => named.size > 1)
}

const filledCount = (matching: readonly number[]): number => matching.filter((person) => person >= 0).length

/** The largest matching of places and people, by augmenting paths: who could also fill another place gives way. */
const matched = (ways: readonly (readonly Way[])[][], chosen: ReadonlyMap<string, string>): number[] => {
  const may = (place: number, person: number): boolean =>
    (ways[place]?.[person] ?? []).some(
      ({ school, phase }) => school === undefined || (chosen.get(school) ?? phase) === phase,
    )
  const people = ways[0]?.length ?? 0
  const placeOf = new Map<number, number>()
  const fill = (place: number, tried: Set<number>): boolean => {
    for (let person = 0; person < people; person += 1) {
      if (tried.has(person) || !may(place, person)) continue
      tried.add(person)
      const other = placeOf.get(person)
      if (other === undefined || fill(other, tried)) {
        placeOf.set(person, place)
        return true
      }
    }
    return false
  }
  for (let place = 0; place < ways.length; place += 1) fill(place, new Set())
  const matching = ways.map(() => -1)
  for (const [person, place] of placeOf) matching[place] = person
  return matching
}
