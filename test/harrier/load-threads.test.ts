/** Logs that several threads read in parts are the events, in the order, and the problems that one thread finds. */
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { openEmbedded } from '../../src/engine/embedded.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { keepLogs, type LoadOptions, loadLogs } from '../../src/harrier/load.ts'
import type { LogProblem } from '../../src/harrier.ts'
import { tarFile } from '../logs/archives.ts'
import { encodeEvtx, type PlainRecord } from '../logs/evtx-encoder.ts'

let folder = ''
let logs = ''
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'harrier-threads-'))
  logs = join(folder, 'logs')
  mkdirSync(logs)
  writeFileSync(join(logs, 'a.evtx'), encodeEvtx(records(1200, true)))
  writeFileSync(join(logs, 'b-unnumbered.evtx'), encodeEvtx(records(1200, false)))
  const damaged = Buffer.from(encodeEvtx(records(1200, true), { dirty: true }))
  damaged.fill(0xff, 4096 + 65_536 + 5000, 4096 + 65_536 + 6000)
  damaged.fill(0, 4096 + 2 * 65_536, 4096 + 2 * 65_536 + 8)
  writeFileSync(join(logs, 'c-damaged.evtx'), damaged)
  writeFileSync(join(logs, 'd.jsonl'), lines(500))
  writeFileSync(join(logs, 'e.jsonl.gz'), gzipSync(`${lines(400)}{"cut": \n`))
  writeFileSync(join(logs, 'f-empty.log'), '')
  writeFileSync(join(logs, 'h-named-like-evtx.tar'), tarFile({ ElfFile: Buffer.from(lines(2000)) }))
  writeFileSync(join(logs, 'g-again.evtx'), encodeEvtx(records(1200, true)))
})
after(() => rmSync(folder, { recursive: true, force: true }))

function records(count: number, numbered: boolean): PlainRecord[] {
  return Array.from({ length: count }, (_, index) => ({
    system: {
      provider: 'Microsoft-Windows-Security-Auditing',
      eventId: index % 3 === 0 ? '4688' : '4624',
      systemTime: new Date(1.7e12 + index * 1000).toISOString(),
      channel: 'Security',
      computer: `host-${index % 7}`,
      ...(numbered && { recordId: String(1000 + index) }),
    },
    data: [
      ['NewProcessName', `C:\\Windows\\p${index}.exe`],
      ['SubjectUserName', index % 11 === 0 ? '' : `user ${index}`],
    ],
  }))
}

function lines(count: number): string {
  const line = (index: number) => `${JSON.stringify({ id: index, list: [index, 'x'], when: 1.7e9 })}\n`
  return Array.from({ length: count }, (_, index) => line(index)).join('')
}

type Load = typeof loadLogs

/** All that a load leaves and says. */
async function outcome(load: Load, options: LoadOptions, path?: string) {
  const engine = await openEmbedded(path === undefined ? {} : { path })
  const problems: LogProblem[] = []
  try {
    const loaded = await load(engine, [logs], { ...options, onProblem: problem => problems.push(problem) })
    return { loaded, problems, ...(await contents(engine)) }
  } finally {
    await engine.close()
  }
}

async function contents(engine: Engine) {
  const { fields, events, indexes, newest } = engine.facts()
  const sql = 'SELECT seq, file, record, _time, _raw, toString(fields) FROM events ORDER BY seq'
  const rows = await engine.query({ sql, params: {}, columns: [] })
  const named = [...fields].map(([name, { multivalued }]) => `${name} ${multivalued}`).sort()
  return { rows, named, events, indexes: [...indexes], newest, files: engine.files() }
}

const inParts: LoadOptions = { threads: 3, stretchBytes: 70_000 }

test('a temporary store', async () => {
  const whole = await outcome(loadLogs, { threads: 1 })
  assert.equal(whole.loaded.files, 7)
  assert.ok(whole.loaded.events > 5000 && whole.loaded.badRecords > 1)
  assert.deepEqual(await outcome(loadLogs, inParts), whole)
})

test('a store that is kept, where what is there twice is once', async () => {
  const whole = await outcome(keepLogs, { threads: 1 }, join(folder, 'whole'))
  assert.deepEqual(
    whole.files.map(({ name }) => name),
    ['a.evtx', 'b-unnumbered.evtx', 'c-damaged.evtx', 'd.jsonl', 'e.jsonl.gz', 'h-named-like-evtx.tar'],
  )
  assert.deepEqual(await outcome(keepLogs, inParts, join(folder, 'parts')), whole)
})
