/** The command line, case by case: what is typed and what comes out. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCases } from './case-file.ts'
import { runOn } from './machine.ts'

for (const file of [
  'usage.txt',
  'search.txt',
  'hunt.txt',
  'test.txt',
  'explain.txt',
  'rules.txt',
  'lint.txt',
  'fmt.txt',
  'store.txt',
  'config.txt',
]) {
  for (const { name, words, settings, sections } of readCases(file)) {
    test(`${file}: ${name}`, async () => {
      const ran = await runOn(words, settings)
      const { out, err, exit } = sections
      if (out !== undefined) assert.equal(ran.out, out)
      if (err !== undefined) assert.equal(ran.err, err)
      if (exit !== undefined) assert.equal(String(ran.code), exit)
      assert.ok(out !== undefined || err !== undefined || exit !== undefined, 'a case looks at something')
    })
  }
}
