/** Logs that are named more than once are read once. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openHarrier } from '../../src/harrier.ts'

test('a file beside the folder that it is in does not count twice', async () => {
  const harrier = await openHarrier()
  const logs = 'test/cli/content/logs'
  const { rows, problems } = await harrier.search({
    spl: 'sourcetype=_json | stats count',
    paths: [logs, `${logs}/../logs/door.json`],
    rules: [],
  })
  await harrier.close()
  assert.equal(rows[0]?.['count'], 1)
  assert.deepEqual(problems, [
    { kind: 'skipped', file: 'door.json', message: 'the paths name it more than once: it is read once' },
  ])
})
