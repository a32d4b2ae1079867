/** What `--output` does to the file that was there. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { runOn } from './machine.ts'

const folder = mkdtempSync(join(tmpdir(), 'harrier-output-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const file = join(folder, 'out.txt')

test('an answer takes the place of what was there', async () => {
  writeFileSync(file, 'an older answer that is much longer than the new one\n'.repeat(100))
  await runOn(['explain', 'x', '--plan', '-o', file])
  assert.equal(readFileSync(file, 'utf8'), 'filter …\n')
})

test('an empty answer too', async () => {
  writeFileSync(file, 'old\n')
  const { code } = await runOn(['hunt', 'src', '-r', 'src', '--fail-on', 'high', '-q', '-o', file], ['answers unread'])
  assert.equal(code, 0)
  assert.equal(readFileSync(file, 'utf8').includes('old'), false)
})

test('what could not be done leaves it as it was', async () => {
  writeFileSync(file, 'old\n')
  assert.equal((await runOn(['hunt', 'nowhere', '-r', 'src', '-o', file])).code, 2)
  assert.equal(readFileSync(file, 'utf8'), 'old\n')
})
