import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from 'chai'
import express from 'express'
import { pino } from 'pino'
import { brokenOff } from '../../src/platform/http/problem.ts'

it('an answer that fails after it has begun is broken off, and noted in the log', async () => {
  const lines: string[] = []
  const log = pino({ base: null }, { write: (line) => lines.push(line) })
  const app = express()
  app.get('/', (_request, response, next) => {
    response.set('Content-Length', '100').write('The register')
    next(Object.assign(new Error('of members'), { code: 'SQLITE_IOERR' }))
  })
  app.use(brokenOff(log))
  const server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    const whole = fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`).then((answer) => answer.text())
    expect(await whole.catch((error) => error)).to.be.instanceOf(Error)
    expect(lines.map((line) => JSON.parse(line).msg)).to.deep.equal(['an answer was broken off'])
  } finally {
    server.close()
  }
})
