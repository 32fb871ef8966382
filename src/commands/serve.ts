import { readConfig } from '../config.ts'
import { serve as start } from '../main.ts'
import { type Call, optional } from './terminal/call.ts'
import { HOLDS } from './terminal/exit-codes.ts'
import { answer } from './terminal/output.ts'

/** `serve [--port N]`: until it is told to stop. */
export const serve = async (_: string[], call: Call): Promise<number> => {
  const server = await start(readConfig(process.env, { data: call.data, ...portOf(call) }))
  answer(call.json, { url: server.url }, () => `schoolco is at ${server.url}`)
  await server.stopped
  return HOLDS
}

export const portOf = (call: Call): { port?: number } => {
  const port = optional(call, 'port')
  return port === undefined ? {} : { port: Number(port) }
}
