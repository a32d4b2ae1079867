/** What `explain` takes its words for: a rule, a file, a search. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openHarrier } from '../../src/harrier.ts'

async function said(what: string, ...rules: readonly string[]): Promise<readonly string[]> {
  const harrier = await openHarrier()
  const { diagnostics } = await harrier.explain({ what, rules })
  await harrier.close()
  return diagnostics.map(({ severity, message, help }) => `${severity}: ${message}${help ? ` (${help})` : ''}`)
}

test('words without a sign of SPL may be the name of a rule, and are said to be searched for', async () => {
  assert.deepEqual(await said('Rundll32 Started From a Share'), [
    "note: 'Rundll32 Started From a Share' is read as a search for these words: a rule by its name wants '--rules PATH'",
  ])
  assert.deepEqual(await said('od in', 'test/cli/content'), [
    "note: 'od in' is read as a search for these words: no rule has that name",
  ])
})

test('a search is a search', async () => {
  assert.deepEqual(await said('failed OR denied'), [])
  assert.deepEqual(await said('EventCode=1'), [])
})

test('a file that holds no rule is an error', async () => {
  assert.deepEqual(await said('test/cli/unread/list.yml'), [
    "error: 'test/cli/unread/list.yml' holds no detection to explain",
  ])
})
