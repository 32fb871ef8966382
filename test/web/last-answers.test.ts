import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from 'chai'
import { lastAnswers } from '../../src/platform/http/serving.ts'
import { asked } from '../support/served.ts'

describe('a server that is told to stop', () => {
  it('answers those who had reached it and whom it had not taken up yet, and nobody afterwards', async () => {
    const server = createServer((_, response) => response.end('heard'))
    const finished = lastAnswers(server)
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    const ask = () => asked(url, { method: 'GET', token: '' }).answer
    const early = Array.from({ length: 20 }, ask)
    // Their connections are made now; the server learns of them when this turn ends, after it was told to stop.
    await new Promise<void>((resolve) => process.nextTick(resolve))
    const stopped = finished()
    expect(await Promise.all(early)).to.deep.equal(early.map(() => ({ status: 200, body: 'heard' })))
    await stopped
    expect(await ask().catch(({ code }) => code)).to.equal('ECONNREFUSED')
  })
})
