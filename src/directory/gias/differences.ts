import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Difference } from './compare.ts'

type Cells = [urn: string, field: Difference['field'], from: string | null, to: string | null]

/**
 * What an import changed, field by field. A census changes the pupils of every school in the country, so they are packed until
 * somebody reads them: as objects they would be most of what an import needs.
 */
export class Differences implements Iterable<Difference> {
  private readonly parts: Buffer[] = []
  length = 0

  add(differences: readonly Difference[]): void {
    if (differences.length === 0) return
    const cells = differences.map(({ urn, field, from, to }): Cells => [urn, field, from, to])
    // A copy, because the packed bytes stand at the beginning of a longer piece of memory.
    this.parts.push(Buffer.from(deflateRawSync(JSON.stringify(cells))))
    this.length += differences.length
  }

  *[Symbol.iterator](): Generator<Difference> {
    for (const part of this.parts)
      for (const [urn, field, from, to] of JSON.parse(inflateRawSync(part).toString()) as Cells[])
        yield { urn, field, from, to }
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
