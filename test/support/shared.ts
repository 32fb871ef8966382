/** What the tests of a block share: made before the first of them, and taken away after the last. */
export const shared = <T extends { drop(): Promise<void> }>(make: () => Promise<T>): T => {
  const made = {} as T
  before(async () => {
    Object.assign(made, await make())
  })
  after(() => made.drop?.())
  return made
}
