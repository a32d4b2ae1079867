/**
 * The speed of loading, stage by stage: `node --import tsx bench/load.ts [--events N] [PATH…]`.
 * Each stage is timed with all before it; PATHs (the reference EVTX files) are linked under other names until there are N
 * events (200,000).
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { normalise } from '../src/cim/normalise.ts'
import { BlockWriter } from '../src/engine/block-writer.ts'
import { openEmbedded } from '../src/engine/embedded.ts'
import { loadLogs } from '../src/harrier/load.ts'
import { readLogs } from '../src/logs/read.ts'

const { values, positionals } = parseArgs({ options: { events: { type: 'string' } }, allowPositionals: true })
const wanted = Number(values.events ?? 200_000)
const root = resolve(import.meta.dirname, '..', process.env['HARRIER_SHARED'] ?? '../shared', 'logs', 'evtx')
const paths = positionals.length > 0 ? positionals.map(path => resolve(path)) : existsSync(root) ? [root] : []

const folder = mkdtempSync(join(tmpdir(), 'harrier-bench-'))
try {
  if (paths.length === 0) say('skipped: name some logs, or say with HARRIER_SHARED where the reference material is')
  else await measure(await repeated(paths))
} finally {
  rmSync(folder, { recursive: true })
}

async function measure(logs: string): Promise<void> {
  await stage('decoded', async count => {
    for await (const { events } of readLogs([logs])) count(events.length)
  })
  await stage('… and normalised', async count => {
    for await (const { events } of readLogs([logs])) {
      for (const event of events) normalise(event)
      count(events.length)
    }
  })
  await stage('… and made blocks', async count => {
    const block = new BlockWriter()
    for await (const { events } of readLogs([logs])) {
      for (const event of events) {
        block.write(normalise(event))
        if (block.size > 20_000_000) block.take()
      }
      count(events.length)
    }
    block.take()
  })
  const engine = await openEmbedded()
  await stage('loaded, end to end', async count => count((await loadLogs(engine, [logs])).events))
  await engine.close()
  const program = join(import.meta.dirname, '..', 'dist', 'cli', 'main.js')
  if (!existsSync(program)) return say('the built program: skipped, dist/ is made by `npm run build`')
  const begun = performance.now()
  const words = [program, 'search', 'index=main | stats count', logs, '--format', 'csv', '--quiet']
  const events = Number(execFileSync(process.execPath, words, { encoding: 'utf8' }).split('\n')[1])
  const seconds = (performance.now() - begun) / 1000
  say(
    `a search by the built program, start to end: ${events} events in ${seconds.toFixed(1)} s, ${Math.round(events / seconds)} a second`,
  )
}

async function stage(name: string, run: (count: (events: number) => void) => Promise<void>): Promise<void> {
  const begun = performance.now()
  const cpuBegun = process.cpuUsage()
  let events = 0
  let most = 0
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 50)
  await run(more => {
    events += more
  })
  clearInterval(watch)
  const seconds = (performance.now() - begun) / 1000
  const { user, system } = process.cpuUsage(cpuBegun)
  const each = Math.round((user + system) / events)
  const rate = Math.round(events / seconds)
  say(
    `${name}: ${events} events in ${seconds.toFixed(1)} s, ${rate} a second; ${each} µs of processor each, ${Math.round(most / 1e6)} MB`,
  )
}

/** A folder in which the files stand again and again. */
async function repeated(from: readonly string[]): Promise<string> {
  let events = 0
  for await (const batch of readLogs(from)) events += batch.events.length
  const times = Math.ceil(wanted / Math.max(1, events))
  for (let copy = 0; copy < times; copy += 1)
    for (const [at, path] of from.entries()) link(path, join(folder, `${copy}-${at}`))
  return folder
}

/** Links to folders are not followed by the reader, links to files are. */
function link(from: string, to: string): void {
  if (statSync(from).isFile()) symlinkSync(from, to)
  else {
    mkdirSync(to)
    for (const name of readdirSync(from)) link(join(from, name), join(to, name))
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
