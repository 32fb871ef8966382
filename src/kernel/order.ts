/** In the order of some keys, such as a day and then a ref: for `sort`, which leaves equals as they stand. */
export const by =
  <K extends PropertyKey>(...keys: readonly K[]) =>
  (a: Readonly<Record<K, string | number>>, b: Readonly<Record<K, string | number>>): number => {
    for (const key of keys) {
      if (a[key] < b[key]) return -1
      if (a[key] > b[key]) return 1
    }
    return 0
  }
