import { dirname } from 'node:path'
import { expect } from 'chai'
import { commandLine } from '../support/command-line.ts'
import { freshDatabase } from '../support/database.ts'
import { REPORTED } from './reported-cases.ts'

describe('the gallery of what is recorded and reported', () => {
  let line: ReturnType<typeof commandLine>
  let fresh: Awaited<ReturnType<typeof freshDatabase>>
  let folder: string
  before(async () => {
    fresh = await freshDatabase('sqlite')
    folder = fresh.config.kind === 'sqlite' ? dirname(fresh.config.file) : ''
    line = commandLine()
  })
  after(async () => {
    await line.end()
    await fresh.drop()
  })

  for (const [rule, { ground, act, command, asFact, explanation, source }] of Object.entries(REPORTED))
    it(`${act} is recorded, with ${rule} broken through it: exit 1`, async () => {
      const slug = rule.replace('.', '-')
      await ground(fresh.database, slug)
      const call = ['act', slug, act, JSON.stringify(command), '--json', '--data', folder]
      const fact = asFact ? ['--as-fact', asFact] : []
      for (const how of [['--dry-run'], []]) {
        const { code, out } = await line.run(...call, ...fact, ...how)
        const answer = JSON.parse(out)
        expect(answer).to.include({ act: answer.act, name: act, dryRun: how.length > 0 })
        const broken = answer.breaches.find((one: { rule: string }) => one.rule === rule)
        expect({ explanation: broken?.explanation, source: broken?.source }).to.deep.equal({ explanation, source })
        for (const one of answer.breaches) {
          expect(one).to.include({ status: 'fail' })
          expect(one.source, 'a clause with its number').to.match(/\d/)
        }
        expect(code).to.equal(1)
      }
    })
})
