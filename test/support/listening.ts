import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'

/**
 * An application at an address of its own, for all requests of its tests: handed the bare application, supertest would start a
 * server for each request and end it again. It keeps no process from ending; a connection rests longer here than with its
 * visitor, who so never takes one up again that is closed at that moment.
 */
export const listening = async (app: RequestListener) => {
  const server = createServer({ keepAliveTimeout: 60_000 }, app)
  server.on('connection', (socket) => socket.unref())
  server.listen(0, '127.0.0.1').unref()
  await once(server, 'listening')
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { server, close }
}
