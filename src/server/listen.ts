/** Listens on one port of this machine and answers with the site. */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

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
  const server = createServer((incoming, outgoing) => {
    const { method = 'GET' } = incoming
    if (method !== 'GET' && method !== 'HEAD') {
      outgoing.writeHead(405, { allow: 'GET, HEAD' }).end()
      return
    }
    const request = requestOf(incoming, host)
    if (!request) {
      outgoing.writeHead(400).end()
      return
    }
    void Promise.resolve(answer(request))
      .then(async response => {
        outgoing.writeHead(response.status, Object.fromEntries(response.headers))
        outgoing.end(method === 'HEAD' ? undefined : Buffer.from(await response.arrayBuffer()))
      })
      .catch(() => {
        if (!outgoing.headersSent) outgoing.writeHead(500)
        outgoing.end()
      })
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
 * Nothing where the request is not for this machine: a page elsewhere that has its name lead here (DNS rebinding) must
 * not read rules. Who listens for others has said so.
 */
function requestOf({ url = '/', headers }: IncomingMessage, host: string): Request | undefined {
  const named = (headers.host ?? '').replace(/:\d+$/, '').toLowerCase()
  const listensLocally = local.has(host) || host === '::1'
  if (listensLocally && !local.has(named)) return undefined
  if (!url.startsWith('/')) return undefined
  try {
    const accepted = { 'accept-encoding': String(headers['accept-encoding'] ?? '') }
    return new Request(new URL(`http://localhost${url}`), { method: 'GET', headers: accepted })
  } catch {
    return undefined
  }
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
