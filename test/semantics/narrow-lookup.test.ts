/** A table too long for a query gives what a short one does: only rows that nothing can match are left out of it. */
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openHarrier } from '../../src/harrier.ts'

const folder = mkdtempSync(join(tmpdir(), 'harrier-lookup-'))
const harrier = await openHarrier()
after(async () => {
  await harrier.close()
  rmSync(folder, { recursive: true })
})

const longTable = Array.from({ length: 2000 }, (_, index) => `*host${index}.example*,row${index}`)
const table = ['domain,found', ...longTable, 'whole.example,whole', '*.end.example,end', 'a*z,both', '*,any'].join('\n')

function rulesWith(match: string): string {
  const root = mkdtempSync(join(folder, 'rules-'))
  mkdirSync(join(root, 'lookups'))
  writeFileSync(join(root, 'lookups', 'domains.csv'), table)
  writeFileSync(
    join(root, 'lookups', 'domains.yml'),
    `name: domains\nfilename: domains.csv\nmatch_type: ${match}\nmin_matches: 0\nmax_matches: 10\ncase_sensitive_match: false\n`,
  )
  return root
}

const values = ['X.HOST7.example', 'whole.example', 'a.end.example', 'abcz', 'none', 'az']
const spl = `| makeresults count=${values.length} | streamstats count as n | eval d=case(${values
  .map((value, index) => `n=${index + 1},"${value}"`)
  .join(',')}) | lookup domains domain as d OUTPUT found | eval found=mvjoin(found, " ") | table d found`

test('patterns of a long table match as those of a short one', async () => {
  const { rows, diagnostics } = await harrier.search({ spl, paths: [], rules: [rulesWith('WILDCARD(domain)')] })
  assert.deepEqual(diagnostics, [])
  assert.deepEqual(
    rows.map(row => [row.d, row.found]),
    [
      ['X.HOST7.example', 'row7 any'],
      ['whole.example', 'whole any'],
      ['a.end.example', 'end any'],
      ['abcz', 'both any'],
      ['none', 'any'],
      ['az', 'both any'],
    ],
  )
})
