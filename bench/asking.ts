/**
 * Asks a server for pages over 50 connections at once, each the next as soon as it has an answer: `bench/asking.ts URL`, the paths as
 * JSON on standard input. A process of its own, so that its work is not the server's.
 */
import { Agent, get } from 'node:http'
import { text } from 'node:stream/consumers'

const atOnce = 50

const [base = ''] = process.argv.slice(2)
const paths: readonly string[] = JSON.parse(await text(process.stdin))
const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
const times: number[] = []
const waiting = paths.values()
const begun = performance.now()
await Promise.all(
  Array.from({ length: atOnce }, async () => {
    for (const path of waiting) times.push(await ask(path))
  }),
)
const rate = times.length / ((performance.now() - begun) / 1000)
const sorted = times.toSorted((a, b) => a - b)
const share = (part: number): string => (sorted[Math.floor(part * (sorted.length - 1))] ?? 0).toFixed(1)
process.stdout.write(`${times.length} asked, ${Math.round(rate)} a second; p50 ${share(0.5)} ms, p99 ${share(0.99)} ms`)
agent.destroy()

/** Milliseconds until the whole answer was there. */
function ask(path: string): Promise<number> {
  const asked = performance.now()
  return new Promise((resolve, reject) => {
    get(`${base}${path}`, { agent, headers: { 'accept-encoding': 'gzip' } }, answer => {
      if (answer.statusCode !== 200) reject(new Error(`${path} answers ${answer.statusCode}`))
      answer.resume()
      answer.on('end', () => resolve(performance.now() - asked))
    }).on('error', reject)
  })
}
