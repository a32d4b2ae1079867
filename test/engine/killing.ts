/** Loads that are killed at some moment, and what is left of them in the store. */
import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openEmbedded } from '../../src/engine/embedded.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { keepLogs } from '../../src/harrier/load.ts'

/** Small, so that a load has many stretches and inserts. */
export const blockBytes = 60_000

/** Some files of made-up logons and process starts, as JSON lines. */
export function writeLogs(folder: string, files: number, events: number): void {
  mkdirSync(folder)
  for (let file = 0; file < files; file += 1) {
    let text = ''
    for (let event = 0; event < events; event += 1) {
      const fields = {
        n: event,
        user: `user${event % 7}`,
        process: `C:\\tools\\${file}\\run.exe`,
        list: ['a', `b${event}`],
      }
      text += JSON.stringify({ time: 1_790_000_000 + file * 1000 + event, ...fields, [`only${file}`]: 'x' }) + '\n'
    }
    writeFileSync(join(folder, `log${file}.jsonl`), text)
  }
}

export interface Ended {
  /** The last that the process said: `begun`, `open` or `loaded`. */
  readonly reached: string
  readonly seconds: number
  readonly signal: NodeJS.Signals | null
  readonly errors: string
}

export interface Kill {
  /** Milliseconds, counted from what the process said, from its start if not given. */
  readonly after: number
  readonly from?: 'begun' | 'open'
  /** That read the logs; 1 by default. */
  readonly threads?: number
  readonly signal: NodeJS.Signals
}

/** A process that loads, and is sent the signal. */
export function loadInChild(store: string, logs: string, kill?: Kill): Promise<Ended> {
  const begun = performance.now()
  const script = join(import.meta.dirname, 'load-child.ts')
  const words = ['--import', 'tsx', script, store, logs, String(blockBytes), String(kill?.threads ?? 1)]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  let errors = ''
  child.stdout.on('data', (piece: Buffer) => {
    said += String(piece)
    if (kill?.from && !timer && said.includes(kill.from)) start()
  })
  child.stderr.on('data', (piece: Buffer) => {
    errors += String(piece)
  })
  let timer: NodeJS.Timeout | undefined
  const start = (): void => {
    timer = kill && setTimeout(() => child.kill(kill.signal), kill.after)
  }
  if (!kill?.from) start()
  return new Promise(resolve => {
    child.on('close', (_code, signal) => {
      clearTimeout(timer)
      const reached = said.trim().split('\n').at(-1) ?? ''
      resolve({ reached, seconds: (performance.now() - begun) / 1000, signal, errors })
    })
  })
}

/** Every record of the store: how many copies of it there are, and its content. */
export async function contents(engine: Engine): Promise<readonly string[]> {
  const sql = `SELECT file, record, count() AS copies, any(cityHash64(_time, host, source, sourcetype, _raw, toString(fields)))
FROM events GROUP BY file, record ORDER BY file, record`
  const columns = ['file', 'record', 'copies', 'hash'].map(name => ({ name, type: 'text' }) as const)
  return (await engine.query({ sql, params: {}, columns })).map(row => row.join(' '))
}

export async function loadedUndisturbed(store: string, logs: string): Promise<readonly string[]> {
  const engine = await openEmbedded({ path: store })
  await keepLogs(engine, [logs], { stretchBytes: blockBytes, blockBytes })
  const all = await contents(engine)
  await engine.close()
  return all
}

/**
 * What is wrong after a killed load: first in the store as it opens, where a file is whole or not there, then when the load
 * was done again. Nothing, where all is well.
 */
export async function faultsAfter(store: string, logs: string, whole: readonly string[]): Promise<readonly string[]> {
  const faults: string[] = []
  const engine = await openEmbedded({ path: store })
  const names = new Set(engine.files().map(({ name }) => name))
  const expected = whole.filter(record => names.has(record.split(' ')[0] ?? ''))
  faults.push(...differences('opened', await contents(engine), expected), ...(await engine.check()))
  if (engine.facts().events !== expected.length) faults.push(`facts tell of ${engine.facts().events} events`)
  await keepLogs(engine, [logs], { stretchBytes: blockBytes, blockBytes })
  faults.push(...differences('resumed', await contents(engine), whole), ...(await engine.check()))
  await engine.close()
  return faults
}

function differences(when: string, found: readonly string[], expected: readonly string[]): string[] {
  const wanted = new Set(expected)
  const more = found.filter(record => !wanted.has(record))
  const have = new Set(found)
  const fewer = expected.filter(record => !have.has(record))
  const tell = (kind: string, records: readonly string[]): string[] =>
    records.length === 0 ? [] : [`${when}: ${records.length} records ${kind}, as '${records[0]}'`]
  return [...tell('too many', more), ...tell('missing', fewer)]
}
