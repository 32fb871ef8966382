/**
 * Where everything is kept, SQLite or PostgreSQL: opened, and its errors in our own words. Its tables are made in `db`. What is
 * read in it goes through `reader.ts`.
 */
export { countAnew, type Database, type DatabaseConfig, openDatabase, unchanging } from './database.ts'
export { unusable, withoutDatabase } from './errors.ts'
export { jsonText } from './json-text.ts'
export { READS } from './reads.ts'
