import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Choice, DateText, Email, Fields, ListOf, MonthText, Optional, Ref, Text } from '../kernel/fields.ts'
import { schema } from '../kernel/schema.ts'
import { Type } from '../kernel/type.ts'
import { ROLES } from '../platform/permission.ts'

/** What happens in a sample company after its pack is imported: who signs in, later acts at their instants, months closed. */
const Script = schema(
  Fields({
    today: DateText('day on which the demonstration stands'),
    users: ListOf(
      'users',
      Fields({
        email: Email('email'),
        role: Choice('role', ROLES),
        /** Of somebody who is not among the people of the company. */
        name: Optional(Text('name')),
        person: Optional(Ref('person')),
        organisation: Optional(Ref('organisation')),
      }),
    ),
    acts: ListOf(
      'acts',
      Fields({
        at: Type.String({ format: 'instant' }),
        name: Text('act'),
        body: Type.Record(Type.String(), Type.Unknown()),
        asFact: Optional(Text('reason')),
      }),
    ),
    runUntil: DateText('day up to which invoices are issued and income is recognised'),
    close: ListOf('months closed', MonthText('month')),
  }),
)
export type Script = ReturnType<typeof Script.check>

export interface Sample {
  slug: string
  folder: string
  script: Script
}

/** Every sample company: a folder of fixtures with a company.json and a demo.json. */
export const samples = (fixtures: string): Sample[] =>
  readdirSync(fixtures)
    .sort()
    .map((slug) => ({ slug, folder: join(fixtures, slug) }))
    .filter(({ folder }) => existsSync(join(folder, 'demo.json')))
    .map(({ slug, folder }) => ({
      slug,
      folder,
      script: Script.check(JSON.parse(readFileSync(join(folder, 'demo.json'), 'utf8'))),
    }))
