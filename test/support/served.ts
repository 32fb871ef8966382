import type { ChildProcess } from 'node:child_process'
import { type Agent, request } from 'node:http'
import { addDays, londonDate, systemClock } from '../../src/kernel/dates.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { act } from './wexmere.ts'

/** A token of the finance officer for a server that runs by the clock of this machine. */
export const tokenFor = async (database: Database): Promise<string> => {
  const expiresOn = addDays(londonDate(systemClock()), 30)
  const command = { name: 'books', role: 'finance', expiresOn }
  const issued = await act({ database, clock: systemClock }, 'wexmere', 'issueToken', command)
  return (issued.result as { token: string }).token
}

/** Waits for the line in which the server says where it is. */
export const urlOf = async (server: ChildProcess): Promise<string> => {
  let told = ''
  for await (const part of server.stdout ?? []) {
    told += part
    const url = /http:\/\/[\d.:a-z]+/.exec(told)?.[0]
    if (url) return url
  }
  throw new Error(`the server did not start: ${told}`)
}

export interface Answer {
  status: number
  body: string
}

interface Asking {
  method: 'GET' | 'POST'
  token: string
  command?: object
  key?: string
  agent?: Agent
}

/** One request, and the request itself, for a visitor who goes. */
export const asked = (url: string, { method, token, command, key, agent }: Asking) => {
  const headers = {
    Authorization: `Bearer ${token}`,
    ...(command ? { 'Content-Type': 'application/json' } : {}),
    ...(key ? { 'Idempotency-Key': key } : {}),
  }
  const sent = request(url, { method, headers, ...(agent ? { agent } : {}) })
  const answer = new Promise<Answer>((resolve, reject) => {
    sent.on('error', reject)
    sent.on('response', (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (part) => {
        body += part
      })
      response.on('error', reject)
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
  })
  sent.end(command ? JSON.stringify(command) : undefined)
  return { sent, answer }
}

export const post = (url: string, token: string, command: object, key?: string): Promise<Answer> =>
  asked(url, { method: 'POST', token, command, ...(key ? { key } : {}) }).answer
