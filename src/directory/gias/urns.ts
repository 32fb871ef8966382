/** A URN has six digits. */
const NUMBERS = 1_000_000

/** Establishments by number, in as much memory however many they are. */
export class Urns {
  private readonly named = new Uint8Array(NUMBERS)
  isEmpty = true

  add(urn: number): void {
    this.named[urn] = 1
    this.isEmpty = false
  }

  has(urn: number): boolean {
    return this.named[urn] === 1
  }

  addAll(others: Urns): void {
    for (let urn = 0; urn < NUMBERS; urn += 1) if (others.has(urn)) this.add(urn)
  }
}
