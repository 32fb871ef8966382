/** The methods by which knex asks for rows and changes none. */
export const READS: ReadonlySet<string> = new Set(['select', 'first', 'pluck'])
