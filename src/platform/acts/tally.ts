import { createCipheriv, randomBytes } from 'node:crypto'

/** So many groups, by key: where two tallies differ, only the rows of the groups that differ need to be looked at again. */
export const GROUPS = 4096

const BATCH = 1024
/** Words of 32 bits in a digest, and in a block of the cipher. */
const [DIGEST, BLOCK] = [8, 4]

/**
 * The cipher has a key of this process alone. Plain sums of digests could be kept the same by somebody who alters many rows
 * with care; sums of numbers that a secret key makes of the digests cannot.
 */
const cipher = createCipheriv('aes-128-ecb', randomBytes(16), null).setAutoPadding(false)
const sealed = (words: Int32Array): Int32Array =>
  new Int32Array(new Uint8Array(cipher.update(new Uint8Array(words.buffer))).buffer)

/**
 * A sum over the digests of many rows, in whatever order they come, group by group. Two tallies are the same when they were
 * given the same digests as often; so the rows of a table are compared with what the acts recorded of them without a list of
 * either, and the memory is the same for a thousand rows and for ten million.
 */
export class Tally {
  count = 0
  private readonly sums = new Int32Array(GROUPS * BLOCK)
  private readonly groups = new Int32Array(BATCH)
  private readonly words = new Int32Array(BATCH * DIGEST)
  private readonly bytes = Buffer.from(this.words.buffer)
  private waiting = 0

  /** Adds the digest, in base64url, of the row with that key. */
  add(id: string, digest: string): void {
    const [begin, end] = [this.waiting * DIGEST * 4, (this.waiting + 1) * DIGEST * 4]
    const written = this.bytes.write(digest, begin, end - begin, 'base64url')
    // What is no digest, in a record that was tampered with, leaves nothing of the batch before in its place.
    this.bytes.fill(0, begin + written, end)
    this.groups[this.waiting] = groupOf(id)
    this.count += 1
    this.waiting += 1
    if (this.waiting === BATCH) this.settle()
  }

  /** The groups in which one tally was given something that the other was not. */
  static differing(one: Tally, other: Tally): number[] {
    one.settle()
    other.settle()
    const found = new Set<number>()
    for (let i = 0; i < one.sums.length; i += 1) if (one.sums[i] !== other.sums[i]) found.add(Math.floor(i / BLOCK))
    return [...found]
  }

  /** Of each digest the first half is sealed, the second mixed into it, and that sealed again: one block for the whole of it. */
  private settle(): void {
    const { words, groups, sums } = this
    const blocks = new Int32Array(this.waiting * BLOCK)
    for (let i = 0; i < blocks.length; i += 1) blocks[i] = words[placeOf(i)] as number
    const mixed = sealed(blocks)
    for (let i = 0; i < blocks.length; i += 1) mixed[i] = (mixed[i] as number) ^ (words[placeOf(i) + BLOCK] as number)
    const whole = sealed(mixed)
    for (let i = 0; i < blocks.length; i += 1) {
      const sum = (groups[Math.floor(i / BLOCK)] as number) * BLOCK + (i % BLOCK)
      sums[sum] = (sums[sum] as number) + (whole[i] as number)
    }
    this.waiting = 0
  }
}

/** Where a word of a block stands in the first half of its digest. */
const placeOf = (i: number): number => Math.floor(i / BLOCK) * DIGEST + (i % BLOCK)

export const groupOf = (id: string): number => {
  let sum = 0
  for (let i = 0; i < id.length; i += 1) sum = Math.imul(sum ^ id.charCodeAt(i), 0x01000193)
  return (sum ^ (sum >>> 16)) & (GROUPS - 1)
}
