/**
 * Asks a server for pages over 50 connections at once, each the next as soon as it has an answer: `bench/asking.ts URL`, the paths as
 * JSON on standard input. A process of its own, and no more than sockets, so that what is measured is the server.
 */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'

const atOnce = 50

const [url = ''] = process.argv.slice(2)
const { hostname, port, host } = new URL(url)
const paths: readonly string[] = JSON.parse(await text(process.stdin))
const times: number[] = []
const waiting = paths.values()
const sockets = await Promise.all(Array.from({ length: atOnce }, opened))
const begun = performance.now()
await Promise.all(
  sockets.map(async socket => {
    for (const path of waiting) {
      const asked = performance.now()
      await ask(socket, path)
      times.push(performance.now() - asked)
    }
  }),
)
const rate = times.length / ((performance.now() - begun) / 1000)
for (const socket of sockets) socket.destroy()
const sorted = times.toSorted((a, b) => a - b)
const share = (part: number): string => (sorted[Math.floor(part * (sorted.length - 1))] ?? 0).toFixed(1)
process.stdout.write(`${times.length} asked, ${Math.round(rate)} a second; p50 ${share(0.5)} ms, p99 ${share(0.99)} ms`)

async function opened(): Promise<Socket> {
  const socket = connect({ host: hostname, port: Number(port) })
  socket.setNoDelay(true)
  await once(socket, 'connect')
  return socket
}

/** Until the whole answer was there: as long as its head says, or in chunks up to the empty one. */
function ask(socket: Socket, path: string): Promise<void> {
  return new Promise(resolve => {
    const parts: Buffer[] = []
    let wanted = Number.POSITIVE_INFINITY
    let got = 0
    const read = (part: Buffer): void => {
      parts.push(part)
      got += part.length
      const head = wanted === Number.POSITIVE_INFINITY ? Buffer.concat(parts) : undefined
      const end = head?.indexOf('\r\n\r\n') ?? -1
      if (head && end >= 0) {
        const [, length] = /\r\ncontent-length: (\d+)/i.exec(head.toString('latin1', 0, end)) ?? []
        if (head.toString('latin1', 8, 13) !== ' 200 ')
          throw new Error(`${path} answers ${head.toString('latin1', 0, 15)}`)
        wanted = length === undefined ? Number.NaN : end + 4 + Number(length)
      }
      const isWhole = Number.isNaN(wanted) ? part.subarray(-5).toString('latin1') === '0\r\n\r\n' : got >= wanted
      if (!isWhole) return
      socket.off('data', read)
      resolve()
    }
    socket.on('data', read)
    socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nAccept-Encoding: gzip\r\n\r\n`)
  })
}
