import { join } from 'node:path'
import { createBareServer, openBare } from './ground.ts'

/** Express, knex and sqlite3 with nothing around them: a greeting, and one row read by its key from the books of the folder named. */
const [folder = ''] = process.argv.slice(2)
const db = openBare(join(folder, 'schoolco.db'))

createBareServer((app) => {
  app.get('/hello', (_request, response) => {
    response.json({ hello: 'world' })
  })
  app.get('/entries/:number', async (request, response) => {
    const row = await db('entry')
      .where({ company: 'bench', number: Number(request.params.number) })
      .first()
    response.json(row)
  })
})
