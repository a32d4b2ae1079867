/** Kept stores: what is in them after they are closed, opened again, added to, taken from, and after loads that were killed. */
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { appendFileSync, chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { platform } from 'node:process'
import { after, before, test } from 'node:test'
import type { NormaliseOptions } from '../../src/cim/normalise.ts'
import { BlockWriter } from '../../src/engine/block-writer.ts'
import { openEmbedded } from '../../src/engine/embedded.ts'
import { type Engine, EngineError } from '../../src/engine/engine.ts'
import { keepLogs } from '../../src/harrier/load.ts'
import { storeReport } from '../../src/harrier/store.ts'
import { type LogProblem, openHarrier, type Progress } from '../../src/harrier.ts'
import { blockBytes, contents, faultsAfter, loadedUndisturbed, loadInChild, writeLogs } from './killing.ts'

let folder = ''
let logs = ''
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'harrier-store-'))
  logs = join(folder, 'logs')
  writeLogs(logs, 6, 300)
})
after(() => rmSync(folder, { recursive: true, force: true }))

async function withEngine<T>(path: string, task: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = await openEmbedded({ path, blockBytes })
  try {
    return await task(engine)
  } finally {
    await engine.close()
  }
}

/** Facts as values that can be compared. */
function told(engine: Engine): unknown {
  const { events, newest, indexes, fields } = engine.facts()
  const named = [...fields]
    .map(([name, { multivalued, alwaysList, plainNumbers }]) => [name, multivalued, alwaysList, plainNumbers] as const)
    .sort()
  return { events, newest, indexes: [...indexes].sort(), fields: named, files: engine.files() }
}

test('a store that is opened again has the events and the facts that it had', async () => {
  const path = join(folder, 'again')
  const first = await withEngine(path, async engine => {
    const loaded = await keepLogs(engine, [logs])
    assert.deepEqual(loaded, { files: 6, events: 1800, badRecords: 0 })
    return [told(engine), await contents(engine)]
  })
  const second = await withEngine(path, async engine => [told(engine), await contents(engine)])
  assert.deepEqual(second, first)
})

test('what comes through a pipe is loaded each time', {
  skip: platform === 'win32' && 'there are no named pipes',
}, async () => {
  const pipe = join(folder, 'pipe')
  execFileSync('mkfifo', [pipe])
  await withEngine(join(folder, 'piped'), async engine => {
    for (const times of [1, 2]) {
      const writing = writeFile(pipe, '{"a": "1"}\n{"a": "2"}\n')
      assert.equal((await keepLogs(engine, [pipe])).events, 2 * times)
      await writing
    }
  })
})

test('a file that changes while it is read is searched and not kept', async () => {
  const growing = join(folder, 'growing.jsonl')
  writeFileSync(growing, '{"time": "2026-01-01T00:00:00Z", "a": "1"}\n')
  await withEngine(join(folder, 'changed'), async engine => {
    const problems: string[] = []
    const onProgress = () => appendFileSync(growing, '{"time": "2026-01-01T00:00:00Z", "a": "2"}\n')
    const other = join(folder, 'log-before.jsonl')
    writeFileSync(other, '{"time": "2026-01-01T00:00:00Z", "b": "1"}\n')
    const options = { onProgress, onProblem: ({ message }: LogProblem) => problems.push(message), stretchBytes: 1 }
    assert.deepEqual(await keepLogs(engine, [other, growing], options), { files: 2, events: 3, badRecords: 0 })
    assert.equal(engine.facts().events, 3)
    assert.deepEqual(
      engine.files().map(({ name }) => name),
      ['log-before.jsonl'],
    )
    assert.deepEqual(problems, [
      'it changed while it was read: its events are searched now, but the store does not keep it',
    ])
    assert.deepEqual((await keepLogs(engine, [growing])).files, 2)
  })
})

test('a load that is interrupted counts what is searched', async () => {
  await withEngine(join(folder, 'interrupted'), async engine => {
    const stop = new AbortController()
    let last = 0
    const onProgress = ({ events }: Progress): void => {
      last = events
      if (events > 700) stop.abort()
    }
    const { events, files } = await keepLogs(engine, [logs], {
      onProgress,
      signal: stop.signal,
      stretchBytes: 1,
      threads: 1,
      blockBytes: 1,
    })
    assert.deepEqual([events, events, events < 1800], [engine.facts().events, last, true])
    assert.ok(files >= 3)
  })
})

test('a file whose rows the database refused is not kept by the next load', async () => {
  await withEngine(join(folder, 'refused'), async engine => {
    const base = {
      index: 'main',
      host: '',
      source: '',
      sourcetype: '',
      sources: [],
      sourcetypes: [],
      tags: [],
      raw: '',
    }
    const rows = new BlockWriter()
    const add = async (name: string, spoil: boolean): Promise<void> => {
      rows.write({ ...base, time: 1e15, fields: new Map(), file: name, record: 1 })
      const end = { rows: 1, chapter: rows.mark(), file: { name, hash: name, bytes: 1, logs: 1, badRecords: 0 } }
      const { columns, rows: count } = rows.take()
      await engine.addBlock({
        ends: [end],
        rest: [],
        block: { rows: count, columns: spoil ? columns.subarray(0, 20) : columns },
      })
    }
    await add('bad', true)
    await assert.rejects(add('behind', false), EngineError)
    await engine.clear()
    await add('good', false)
    await engine.settle()
    assert.deepEqual(
      engine.files().map(({ name }) => name),
      ['good'],
    )
    assert.deepEqual(await engine.check(), [])
  })
})

test('a file that the store has is not loaded again, whatever it is called', async () => {
  await withEngine(join(folder, 'twice'), async engine => {
    await keepLogs(engine, [logs])
    const other = join(folder, 'other.jsonl')
    copyFileSync(join(logs, 'log3.jsonl'), other)
    assert.deepEqual(await keepLogs(engine, [logs, other]), { files: 6, events: 1800, badRecords: 0 })
    assert.equal(engine.files().length, 6)
    assert.equal((await contents(engine)).length, 1800)
  })
})

test('names stated for a file that is kept under others are not applied, and that is said', async () => {
  const path = join(folder, 'named')
  await withEngine(path, async engine => {
    const said: string[] = []
    const keep = (overrides: NormaliseOptions) =>
      keepLogs(engine, [join(logs, 'log1.jsonl')], {
        overrides,
        onProblem: ({ kind, file, message }) => said.push(`${kind} ${file}: ${message}`),
      })
    await keep({ sourcetype: 'doors', host: 'gate' })
    await keep({ sourcetype: 'doors' })
    await keep({})
    assert.deepEqual(said, [])
    await keep({ sourcetype: 'windows', host: 'gate', index: 'lab' })
    assert.deepEqual(said, [
      "skipped log1.jsonl: it is kept as sourcetype 'doors', not 'windows' and index 'main', not 'lab': what a store keeps " +
        "stays as it is; 'harrier store --delete' removes 'log1.jsonl', so that it is read anew",
    ])
    assert.equal(engine.files().length, 1)
  })
})

test('fields are counted by sourcetype, those with several values apart', async () => {
  const path = join(folder, 'counted')
  const log = join(folder, 'counted.jsonl')
  const line = (fields: object) => `${JSON.stringify({ time: '2026-03-17T09:00:00Z', ...fields })}\n`
  writeFileSync(log, line({ a: '1', 'b.c': 'x' }) + line({ a: ['1', '2'] }) + line({ a: '3' }))
  await withEngine(path, async engine => {
    await keepLogs(engine, [log], { overrides: { sourcetype: 'one' } })
    await keepLogs(engine, [join(logs, 'log0.jsonl')], { overrides: { sourcetype: 'two' } })
    const { fields } = await storeReport(engine, { store: path, fields: true })
    const named = (name: string) => fields.find(field => field.name === name)
    assert.deepEqual(named('b.c')?.in, [{ sourcetype: 'one', events: 1, several: 0 }])
    assert.deepEqual(named('a')?.in, [{ sourcetype: 'one', events: 2, several: 0 }])
    assert.deepEqual(named('a{}')?.in, [{ sourcetype: 'one', events: 1, several: 1 }])
    assert.equal(named('a{}')?.multivalued, true)
    assert.deepEqual(named('time')?.in?.[0], { sourcetype: 'one', events: 3, several: 0 })
    assert.ok(fields.every(field => field.in?.length))
    const plain = await storeReport(engine, { store: path })
    assert.ok(plain.fields.every(field => field.in === undefined))
  })
})

test('a file is taken out with its events and its fields, and can be loaded again', async () => {
  const path = join(folder, 'less')
  const whole = await withEngine(path, async engine => {
    await keepLogs(engine, [logs])
    const before = await contents(engine)
    await engine.forget(engine.files().filter(({ name }) => name === 'log2.jsonl'))
    assert.ok(!engine.facts().fields.has('only2'))
    assert.ok(engine.facts().fields.has('only3'))
    return before
  })
  const without = await withEngine(path, async engine => {
    assert.equal(engine.facts().events, 1500)
    assert.deepEqual(await engine.check(), [])
    return contents(engine)
  })
  assert.deepEqual(
    without,
    whole.filter(record => !record.startsWith('log2.jsonl')),
  )
  await withEngine(path, async engine => {
    await keepLogs(engine, [logs])
    assert.deepEqual(await contents(engine), whole)
  })
})

test('what a run adds is gone when the store is opened again; what a file brought to that index is not', async () => {
  const path = join(folder, 'run')
  const event = {
    time: 1e15,
    host: '',
    source: 's',
    sourcetype: 't',
    sources: ['s'],
    sourcetypes: ['t'],
    tags: [],
    raw: 'x',
    file: 'f',
    record: 1,
  }
  await withEngine(path, async engine => {
    const rows = new BlockWriter()
    rows.write({ ...event, index: 'risk', fields: new Map([['mine', 'yes']]) })
    const file = { name: 'f', hash: 'h', bytes: 1, logs: 1, badRecords: 0 }
    await engine.addBlock({ ends: [{ rows: 1, chapter: rows.mark(), file }], rest: [], block: rows.take() })
    await engine.settle()
    await engine.insert([{ ...event, index: 'risk', record: 2, fields: new Map([['ours', 'no']]) }])
    assert.equal((await contents(engine)).length, 2)
    await engine.clear('risk')
    assert.equal((await contents(engine)).length, 1)
    await engine.insert([{ ...event, index: 'risk', record: 3, fields: new Map([['ours', 'no']]) }])
  })
  await withEngine(path, async engine => {
    assert.equal((await contents(engine)).length, 1)
    assert.deepEqual([...engine.facts().fields.keys()], ['mine'])
  })
})

test('a load that is killed leaves whole files only, and done again it ends as if undisturbed', async t => {
  const whole = await loadedUndisturbed(join(folder, 'undisturbed'), logs)
  assert.equal(whole.length, 1800)
  for (const [after, threads] of [
    [5, 1],
    [80, 1],
    [250, 1],
    [700, 2],
  ] as const) {
    const store = join(folder, `killed-${after}`)
    const ended = await loadInChild(store, logs, { after, from: 'open', signal: 'SIGKILL', threads })
    t.diagnostic(`killed ${after} ms after it was open: ${ended.reached}`)
    assert.deepEqual(await faultsAfter(store, logs, whole), [], `killed after ${after} ms`)
  }
})

test('an interrupted load ends by itself with whole files', async () => {
  const whole = await loadedUndisturbed(join(folder, 'uninterrupted'), logs)
  const store = join(folder, 'interrupted')
  const ended = await loadInChild(store, logs, { after: 60, from: 'open', signal: 'SIGINT' })
  assert.equal(ended.signal, null)
  assert.equal(ended.reached, 'loaded')
  assert.deepEqual(await faultsAfter(store, logs, whole), [])
})

const refused =
  (message: RegExp) =>
  (error: unknown): boolean =>
    error instanceof EngineError && error.code === 'refused' && message.test(error.message)

test('a store of a newer release is not opened', async () => {
  const path = join(folder, 'newer')
  mkdirSync(path)
  writeFileSync(join(path, 'harrier-store.json'), '{"version":2}')
  await assert.rejects(openEmbedded({ path }), refused(/has version 2, made by a newer release/))
  writeFileSync(join(path, 'harrier-store.json'), '{"version":')
  await assert.rejects(openEmbedded({ path }), refused(/does not say which version/))
})

test('a store is not where the database would read its path as a pattern', async () => {
  await assert.rejects(openEmbedded({ path: join(folder, 'a*') }), refused(/reads '\*' as a pattern/))
})

test('a folder of other files does not become a store', async () => {
  await assert.rejects(openEmbedded({ path: logs }), refused(/is no store, and holds other files/))
})

test('a store is neither a file nor below one', async () => {
  const file = join(folder, 'a-file')
  writeFileSync(file, '')
  const below = join(file, 'x', 'y')
  const harrier = await openHarrier()
  for (const open of [(path: string) => openEmbedded({ path }), (path: string) => harrier.store({ store: path })]) {
    await assert.rejects(open(file), refused(/a store cannot be at '.*a-file': it is a file, and a store is a folder$/))
    await assert.rejects(open(below), refused(/at '.*a-file.x.y': '.*a-file' is a file, and a store is a folder$/))
  }
  await assert.rejects(harrier.store({ store: join(folder, 'nowhere') }), refused(/^there is no store '.*nowhere'$/))
  await assert.rejects(harrier.store({ store: logs }), refused(/is no store: it has no 'harrier-store.json'$/))
  await harrier.close()
})

test('a store of another user is refused before the database is asked', {
  skip: process.getuid?.() === 0 ? false : 'only root can be another user',
}, async () => {
  const path = join(folder, 'of-root')
  await withEngine(path, async () => undefined)
  chmodSync(folder, 0o755)
  assert.match(
    refusalOfNobody(path),
    /^the store '.*of-root' cannot be opened: '.*of-root' may not be read and written/,
  )
  chmodSync(path, 0o777)
  assert.match(refusalOfNobody(path), /^the store '.*of-root' cannot be opened: '.*data' may not be read and written/)
})

/** What asking for a store says to a process without rights; Node's own user is changed after its modules are read. */
function refusalOfNobody(path: string): string {
  const script = `
    import { storeFolder } from './src/engine/folder.ts'
    process.setuid(65534)
    try { storeFolder(${JSON.stringify(path)}) } catch (error) { process.stdout.write(error.message) }`
  const words = ['--import', 'tsx', '--input-type=module', '-e', script]
  const { stdout, stderr } = spawnSync(process.execPath, words, {
    cwd: join(import.meta.dirname, '..', '..'),
    encoding: 'utf8',
  })
  assert.equal(stderr, '')
  return stdout
}

test('a store that another process has open is in use', async () => {
  const path = join(folder, 'in-use')
  await withEngine(path, async engine => {
    const { reached, errors } = await loadInChild(path, logs)
    assert.equal(reached, 'begun')
    assert.match(errors, /the store '.*in-use' is in use by process \d+/)
    if (platform === 'linux') assert.doesNotMatch(errors, /DB::Exception/)
    await assert.rejects(openEmbedded({ path }), refused(/is open in this process/))
    await keepLogs(engine, [logs])
    assert.deepEqual(await engine.check(), [])
  })
})

test('search and hunt look at what a store holds', async () => {
  const store = join(folder, 'searched')
  const harrier = await openHarrier()
  try {
    const spl = 'search user=user3 | stats count'
    const first = await harrier.search({ spl, paths: [logs], rules: [], store })
    assert.deepEqual(first.rows, [{ count: 258 }])
    const second = await harrier.search({ spl, paths: [], rules: [], store })
    assert.deepEqual(second.rows, first.rows)
    assert.deepEqual([second.files, second.events], [6, 1800])
    const without = await harrier.search({ spl, paths: [join(logs, 'log1.jsonl')], rules: [] })
    assert.deepEqual(without.rows, [{ count: 43 }])
    const report = await harrier.store({ store, remove: ['log1.jsonl', 'log9.jsonl'], check: true })
    assert.deepEqual(
      report.removed.map(({ name }) => name),
      ['log1.jsonl'],
    )
    assert.deepEqual([report.unknown, report.faults, report.events], [['log9.jsonl'], [], 1500])
  } finally {
    await harrier.close()
  }
})
