import nunjucks from 'nunjucks'
import { createBareServer } from './ground.ts'

/** Express and nunjucks with nothing around them: a table of fifty rows from a template that is compiled once. */
const template = nunjucks.compile(
  `<!doctype html><html lang="en"><title>{{ title }}</title><h1>{{ title }}</h1>
<table><thead><tr><th>Number</th><th>Name</th><th>Date</th><th>Amount</th><th>By</th></tr></thead><tbody>
{% for row in rows %}<tr><td>{{ row.number }}</td><td>{{ row.name }}</td><td>{{ row.date }}</td><td>{{ row.amount }}</td><td>{{ row.by }}</td></tr>
{% endfor %}</tbody></table></html>`,
  new nunjucks.Environment(null, { autoescape: true }),
)
const rows = Array.from({ length: 50 }, (_, i) => ({
  number: i + 1,
  name: `Entry ${i + 1} & more`,
  date: '2026-11-22',
  amount: `${i * 100}.00`,
  by: 'A. Person',
}))

createBareServer((app) => {
  app.get('/page', (_request, response) => {
    response.type('html').send(template.render({ title: 'Fifty rows', rows }))
  })
})
