/** Every verb's help keeps the rules of the command line. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readArguments } from '../../src/cli/arguments.ts'
import { verbs } from '../../src/cli/verbs.ts'
import { runOn } from './machine.ts'

for (const verb of verbs) {
  test(`${verb.name}: three examples before the flags, exit codes after them`, async () => {
    const { out, code } = await runOn([verb.name, '--help'])
    assert.equal(code, 0)
    assert.equal(verb.examples.length, 3)
    const places = ['Examples', verb.examples[0]?.[0] ?? '', 'Flags', 'Exit codes'].map(text => out.indexOf(text))
    assert.deepEqual(
      places,
      [...places].sort((a, b) => a - b),
    )
    assert.ok(!places.includes(-1))
    assert.equal((await runOn(['help', verb.name])).out, out)
  })

  test(`${verb.name}: its own examples are understood`, () => {
    for (const [example] of verb.examples) {
      const words = [...example.matchAll(/'[^']*'|\S+/g)].map(([word]) => word.replaceAll("'", ''))
      const end = words.indexOf('>')
      const { diagnostics } = readArguments(words.slice(2, end < 0 ? undefined : end), verb.flags)
      assert.deepEqual(diagnostics, [], example)
    }
  })

  test(`${verb.name}: no two flags share a letter`, () => {
    const letters = verb.flags.flatMap(({ short }) => (short === undefined ? [] : [short]))
    assert.equal(new Set(letters).size, letters.length)
  })
}
