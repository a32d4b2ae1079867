/** A condition of many tests over what many steps have built: run in little memory, with the rows of a plain one. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openHarrier } from '../../src/harrier.ts'

const folder = mkdtempSync(join(tmpdir(), 'harrier-heavy-'))
const harrier = await openHarrier()
after(async () => {
  await harrier.close()
  rmSync(folder, { recursive: true })
})

const names = Array.from({ length: 12 }, (_, index) => `a${index + 10}`)
const events = [
  { kind: 'run', a10: 'find', a11: '-name', a21: 'x.png' },
  { kind: 'run', a10: 'find', a15: ['*.txt', '*.gif'] },
  { kind: 'run', a10: 'ls', a21: 'x.png' },
  { kind: 'end', a10: 'find', a21: 'x.png' },
  { kind: 'run', ...Object.fromEntries(names.map(name => [name, 'find'])) },
]
const log = join(folder, 'log.json')
writeFileSync(log, events.map((event, second) => JSON.stringify({ time: second, ...event })).join('\n'))

const endings = ['tif', 'gif', 'png', ...Array.from({ length: 27 }, (_, index) => `e${index}`)]
const spl = `kind=* | eval all=if(kind="run", "", all)
| foreach a1* a2* [eval all=if(kind="run", mvappend(all, '<<FIELD>>'), all)]
| eval line=if(kind="run", mvjoin(all, " "), line) | eval line=if(kind="run", trim(line), line)
| where LIKE(line, "%find%") AND (${endings.map(ending => `LIKE(line, "%.${ending}%")`).join(' OR ')})
| stats count by line | sort line`

test('thirty tests of a list that fifteen steps have built', async () => {
  const { rows, diagnostics } = await harrier.search({ spl, paths: [log], rules: [] })
  assert.deepEqual(
    diagnostics.filter(({ severity }) => severity === 'error'),
    [],
  )
  assert.deepEqual(
    rows.map(({ line }) => line),
    ['find *.txt *.gif', 'find -name x.png'],
  )
})
