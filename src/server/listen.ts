/** Listens on one port of this machine and answers with the site. */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'

export interface Listening {
  /** `http://127.0.0.1:8000/`. */
  readonly url: string
  close(): Promise<void>
}

export interface ListenOptions {
  readonly host: string
  /** 0 for any that is free. */
  readonly port: number
}

type Answer = (request: Request) => Response | Promise<Response>

export function listen(answer: Answer, { host, port }: ListenOptions): Promise<Listening> {
  const pass = getRequestListener(answer, { errorHandler: () => new Response(null, { status: 500 }) })
  const server = createServer((incoming, outgoing) => {
    const { method = 'GET' } = incoming
    if (method !== 'GET' && method !== 'HEAD') outgoing.writeHead(405, { allow: 'GET, HEAD' }).end()
    else if (!isForUs(incoming, host)) outgoing.writeHead(400).end()
    else void pass(incoming, outgoing)
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve({ url: urlOf(server, host), close: () => closed(server) })
    })
  })
}

const local = new Set(['127.0.0.1', 'localhost', '[::1]'])

/**
 * A page elsewhere that has its name lead here (DNS rebinding) must not read rules. Who listens for others has said so.
 */
function isForUs({ url = '/', headers }: IncomingMessage, host: string): boolean {
  const named = (headers.host ?? '').replace(/:\d+$/, '').toLowerCase()
  const listensLocally = local.has(host) || host === '::1'
  return url.startsWith('/') && (!listensLocally || local.has(named))
}

function urlOf(server: Server, host: string): string {
  const address = server.address() as AddressInfo
  return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}/`
}

const closed = (server: Server): Promise<void> =>
  new Promise(resolve => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
