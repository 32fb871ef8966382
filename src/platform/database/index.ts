/** Where everything is kept, SQLite or PostgreSQL: opened, brought up to date, and its errors in our own words. What is read in it goes through `reader.ts`. */
export { countAnew, type Database, type DatabaseConfig, migrate, openDatabase } from './database.ts'
export { jsonText } from './json-text.ts'
