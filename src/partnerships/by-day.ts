/** Puts things in the order of their days. */
export const byDay =
  <T>(day: (item: T) => string) =>
  (a: T, b: T) =>
    day(a) < day(b) ? -1 : 1
