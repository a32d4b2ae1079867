/** `--remember` keeps the paths of rules, and what stands in the file already. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { runOn } from './machine.ts'

const rules = 'test/cli/content/detections'

test('paths of rules are written from the folder of the file, once, and read again from any folder below', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'harrier-config-'))
  const file = join(folder, 'harrier.config')
  try {
    writeFileSync(file, '# ours\nrules: ./gone\n')
    const settings = [`folder ${folder}`]
    for (let times = 0; times < 2; times++) {
      const { code, err } = await runOn(['rules', '--remember', '--rules', rules], settings)
      assert.equal(code, 0, err)
      assert.match(err, /harrier\.config names the rules from now on/)
    }
    const text = readFileSync(file, 'utf8')
    assert.match(text, /^# ours\nrules:/)
    assert.equal(text.split('content/detections').length, 2, 'written once')

    writeFileSync(file, text.replace(/^ *- \.\/gone\n/m, ''))
    const again = await runOn(['rules', '-q', '--jsonl'], settings)
    assert.equal(again.code, 0, again.err)
    assert.equal(again.out.trim().split('\n').length, 3)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('a file that is no YAML is left as it is', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'harrier-config-'))
  const file = join(folder, 'harrier.config')
  try {
    writeFileSync(file, 'rules: [./a\n')
    const { code, err } = await runOn(['rules', '--remember', '--rules', rules], [`folder ${folder}`])
    assert.equal(code, 2)
    assert.match(err, /harrier\.config' is no YAML/)
    assert.equal(readFileSync(file, 'utf8'), 'rules: [./a\n')
  } finally {
    rmSync(folder, { recursive: true })
  }
})
