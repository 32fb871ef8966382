import { type Association, nameOf, organisationName } from '../../directory/index.ts'
import { longDate } from '../../kernel/dates.ts'
import { listed } from '../../kernel/text.ts'
import type { Director } from '../board/board.ts'
import type { Situation } from './rule.ts'

/**
 * An open legal question has several readings. The first never counts school staff whom the council employs; the second counts
 * them as its officers; the third counts also the people whom it has co-opted to its committees.
 */
export type ReadingName = 'neither' | 'heads' | 'both'

export const ASSUMPTIONS: Record<ReadingName, string> = {
  neither: 'staff of schools whom the council employs are not counted as its officers',
  heads: 'staff of schools whom the council employs are counted as its officers',
  both: 'co-opted members of the council’s committees, and staff of schools whom it employs, are counted too',
}

/** Is a director associated with the council under a reading? */
export const isAssociated = (director: Director, reading: ReadingName): boolean => {
  if (director.association) return true
  if (!director.openQuestion || reading === 'neither') return false
  return reading === 'both' || director.openQuestion.office !== 'co_opted_councillor'
}

/** The reading that the company has configured: `show_both` prints them all and does not count. */
export const configuredReading = ({ articles }: Situation): ReadingName =>
  articles.countCouncilEmployedHeads.value === 'count' ? 'heads' : 'neither'

/** The readings that give something to choose between on this board; none where the question does not arise. */
export const openReadings = (directors: readonly Director[]): ReadingName[] => {
  const open = directors.filter((director) => director.openQuestion)
  if (open.length === 0) return []
  const coOpted = open.some((director) => director.openQuestion?.office === 'co_opted_councillor')
  const heads = open.some((director) => director.openQuestion?.office !== 'co_opted_councillor')
  return ['neither', ...(heads ? (['heads'] as const) : []), ...(coOpted ? (['both'] as const) : [])]
}

const OFFICE_WORDS: Record<string, string> = {
  councillor: 'councillor',
  elected_mayor: 'elected mayor',
  council_officer: 'officer',
  council_employee: 'employee',
}

/** "councillor of Wexmere Council", "councillor of Wexmere Council until 11 May 2026, who counts to 11 May 2030" */
export const associationText = ({ facts, day }: Situation, association: Association): string => {
  const named = (ref: string) => organisationName(facts.directory, ref, day)
  const organisation = named(association.organisation)
  if (association.limb === 'c') {
    const controller = facts.directory.organisations.get(association.organisation)?.controlledBy
    return `director and employee of ${organisation}, a company of ${controller ? named(controller) : 'the council'}`
  }
  const office = `${OFFICE_WORDS[association.office] ?? association.office.replaceAll('_', ' ')} of ${organisation}`
  if (association.limb !== 'd' || !association.to) return office
  const until = association.until ? `, who counts to ${longDate(association.until)}` : ''
  return `${office} until ${longDate(association.to)}${until}`
}

/** Why each of these counts, as one sentence; nothing where nobody does. */
export const whoCounts = (situation: Situation, directors: readonly Director[]): string => {
  if (directors.length === 0) return ''
  const each = directors.map((director) => {
    const name = nameOf(situation.facts.directory, director.person)
    if (director.association) return `${name} (${associationText(situation, director.association)})`
    if (director.nominee) return `${name} (nominated by the council)`
    return `${name} (${director.openQuestion?.office.replaceAll('_', ' ')}, employed by the council)`
  })
  return `Counted: ${listed(each)}.`
}
