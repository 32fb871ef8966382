import { migrate } from '../../db/migrate.ts'
import { readConfig } from '../config.ts'
import { type Instant, systemClock } from '../kernel/dates.ts'
import type { ActDeps } from '../platform/acts/index.ts'
import { openDatabase } from '../platform/database/index.ts'
import { type Reader, readerOf } from '../platform/reader.ts'
import type { Call } from './terminal/call.ts'
import { writing } from './terminal/output.ts'

export interface Opened extends ActDeps {
  reader(company: string, known?: Instant): Reader
}

/** Opens this installation's database, brings it up to date, does the work, and closes it whatever happens. */
export const opened = async <T>(call: Call, work: (open: Opened) => Promise<T>): Promise<T> => {
  const config = readConfig(process.env, { data: call.data })
  const database = await writing(() => openDatabase(config.database))
  try {
    await migrate(database)
    return await work({ database, clock: systemClock, reader: (company, known) => readerOf(database, company, known) })
  } finally {
    await database.close()
  }
}
