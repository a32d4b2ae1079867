/** What a search over logs says of fields that no event has. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openHarrier } from '../../src/harrier.ts'

const harrier = await openHarrier()
const folder = mkdtempSync(join(tmpdir(), 'harrier-fields-'))
after(async () => {
  await harrier.close()
  rmSync(folder, { recursive: true, force: true })
})

async function said(spl: string): Promise<readonly string[]> {
  const { diagnostics } = await harrier.search({ spl, paths: ['test/cli/content/logs/door.json'], rules: [] })
  return diagnostics.map(({ severity, message, help }) => `${severity}: ${message}${help ? ` (${help})` : ''}`)
}

test('a name that is nearly one of the logs', async () => {
  assert.deepEqual(await said('actoin=opened | stats count by user'), ["note: no event has a field 'actoin' (action)"])
})

test('upper and lower case are two names', async () => {
  assert.deepEqual(await said('* | stats count by User'), ["note: no event has a field 'User' (user)"])
})

test('of two names that differ in case alone the small one is near', async () => {
  const file = join(folder, 'two.json')
  writeFileSync(file, '{"user":"ann","User":"ann"}\n')
  const { diagnostics } = await harrier.search({ spl: 'usr=ann', paths: [file], rules: [] })
  assert.deepEqual(
    diagnostics.map(({ help }) => help),
    ['user'],
  )
})

test('what the search makes itself is there', async () => {
  assert.deepEqual(await said('* | eval x=user."!" | stats count as n by x | where n > 0 | sort - n'), [])
})

test('what every event has is there', async () => {
  assert.deepEqual(await said('index=main sourcetype=* | table _time host source _raw'), [])
})

test('behind a command that may make any field nothing is said', async () => {
  assert.deepEqual(await said('* | spath | table colour'), [])
})

test('a range that ends before it begins', async () => {
  const asked = { spl: '*', paths: ['test/cli/content/logs/door.json'], rules: [] }
  const { ok, files, diagnostics } = await harrier.search({ ...asked, earliest: '-1h', latest: '-2h' })
  assert.deepEqual([ok, files], [false, 0])
  assert.deepEqual(
    diagnostics.map(({ message }) => message),
    ["'--from -1h' is not before '--to -2h': no event can be between them"],
  )
  assert.equal((await harrier.search({ ...asked, earliest: '2026-01-01T00:00:00Z', latest: '-1h' })).ok, true)
})
