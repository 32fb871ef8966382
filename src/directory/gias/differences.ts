import type { Difference } from './compare.ts'

type Cells = [urn: string, field: Difference['field'], from: string | null, to: string | null]

/**
 * What an import changed, field by field. A census changes the pupils of every school, so they are kept as text until somebody
 * reads them: a quarter of the memory of as many objects.
 */
export class Differences implements Iterable<Difference> {
  private readonly parts: string[] = []
  length = 0

  add(differences: readonly Difference[]): void {
    if (differences.length === 0) return
    this.parts.push(JSON.stringify(differences.map(({ urn, field, from, to }): Cells => [urn, field, from, to])))
    this.length += differences.length
  }

  *[Symbol.iterator](): Generator<Difference> {
    for (const part of this.parts)
      for (const [urn, field, from, to] of JSON.parse(part) as Cells[]) yield { urn, field, from, to }
  }

  first(most: number): Difference[] {
    const first: Difference[] = []
    for (const difference of this) if (first.push(difference) >= most) break
    return first
  }

  toJSON(): Difference[] {
    return [...this]
  }
}
