/** Events that have no time that can be read: where they are placed, and that it is said once for each log. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openHarrier } from '../../src/harrier.ts'

const folder = mkdtempSync(join(tmpdir(), 'harrier-timeless-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const dated = '{"time":"2024-05-01T10:00:00Z","n":1}\n'
const list = at('list.json', `${dated}${dated}{"n":2}\n{"time":"soon","n":3}\n${dated}`)
const text = at('notes.log', '2024-05-01 10:00:00 a line\nits second half\n')
const sound = at('sound.json', dated)

test('a note for each log tells how many, which is the first, and where they are placed', async () => {
  const harrier = await openHarrier()
  try {
    const { rows, problems } = await harrier.search({
      spl: '_time=0 | table source _time n',
      paths: [list, text, sound],
      rules: [],
    })
    assert.deepEqual(
      problems.map(({ kind, file, message }) => `${kind} ${file}: ${message}`),
      [
        'no_time list.json: 2 events have no time that can be read, the first at record 3: they are placed at 1970-01-01, and a range of time leaves them out',
        'no_time notes.log: the event at record 2 has no time that can be read: it is placed at 1970-01-01, and a range of time leaves it out',
      ],
    )
    assert.equal(rows.length, 3)
  } finally {
    await harrier.close()
  }
})

test('an event that is explained has the same note', async () => {
  const harrier = await openHarrier()
  const of = async (record: number) => {
    const { diagnostics } = await harrier.explainEvent({ paths: [list], event: { record } })
    return diagnostics.map(({ severity, message }) => `${severity}: ${message}`)
  }
  assert.deepEqual(await of(1), [])
  assert.deepEqual(await of(4), [
    "note: 'list.json:4' has no time that can be read: it is placed at 1970-01-01, and a range of time leaves it out",
  ])
})
