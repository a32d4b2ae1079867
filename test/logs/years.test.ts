/** Times without a year: the file tells when it was last written, else the caller what is now. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { type ReadOptions, readLogs } from '../../src/logs/read.ts'
import { tarFile } from './archives.ts'

const folder = mkdtempSync(join(tmpdir(), 'harrier-years-'))
after(() => rmSync(folder, { recursive: true }))

const log = Buffer.from('Dec 31 23:00:00 h app: old\nJan  2 00:00:00 h app: new\n')
const now = Date.UTC(2024, 5, 1)

async function times(path: string, options: ReadOptions): Promise<(string | undefined)[]> {
  const found: (string | undefined)[] = []
  for await (const { events } of readLogs([path], options)) {
    for (const { time } of events)
      found.push(time === undefined ? undefined : new Date(time / 1000).toISOString().slice(0, 10))
  }
  return found
}

function file(name: string, bytes: Uint8Array, modified: number): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  utimesSync(path, modified / 1000, modified / 1000)
  return path
}

test('of a file that was written before now, the years before that', async () => {
  assert.deepEqual(await times(file('a', log, Date.UTC(2020, 0, 3)), { now }), ['2019-12-31', '2020-01-02'])
  // The clock of the host that wrote it may be ahead by a day.
  assert.deepEqual(await times(file('b', log, Date.UTC(2020, 0, 1, 12)), { now }), ['2019-12-31', '2020-01-02'])
  assert.deepEqual(await times(file('c', gzipSync(log), Date.UTC(2020, 0, 3)), { now }), ['2019-12-31', '2020-01-02'])
})

test('a file of the future, and standard input, are of now', async () => {
  assert.deepEqual(await times(file('d', log, Date.UTC(2035, 0, 3)), { now }), ['2023-12-31', '2024-01-02'])
  const stdin = (async function* () {
    yield log
  })()
  assert.deepEqual(await times('-', { now, stdin }), ['2023-12-31', '2024-01-02'])
})

test('a member of an archive that says nothing of its time is as old as the archive', async () => {
  assert.deepEqual(await times(file('e.tar', tarFile({ x: log }), Date.UTC(2020, 0, 3)), { now }), [
    '2019-12-31',
    '2020-01-02',
  ])
})
