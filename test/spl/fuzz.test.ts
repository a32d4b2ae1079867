/** Searches made by the grammar are read without a fault and laid out; spoiled ones are told, never thrown at. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatSpl } from '../../src/spl/format.ts'
import { parse } from '../../src/spl/parse.ts'
import { printQuery } from '../../src/spl/print.ts'
import { sameTree } from '../../src/spl/same-tree.ts'
import { stagesAsWritten } from '../../src/spl/stages.ts'
import { fieldsRead, fieldsWritten, visit } from '../../src/spl/walk.ts'
import { rootSource } from '../../src/text/source.ts'
import { generateSearch, macros, mutate, randomFrom } from './generate.ts'

const read = (text: string) => parse(rootSource('<search>', text), { macros })

test('searches by the grammar are read, printed and laid out', () => {
  const random = randomFrom(1)
  for (let times = 0; times < 1500; times++) {
    const text = generateSearch(random)
    const parsed = read(text)
    const faults = parsed.diagnostics.filter(({ code, severity }) => severity === 'error' && !expected.has(code))
    assert.deepEqual(
      faults.map(({ message }) => message),
      [],
      text,
    )
    const printed = printQuery(parsed.query, { text: parsed.expanded.text })
    if (!parsed.expanded.text.includes('`'))
      assert.ok(sameTree(read(printed).query, parsed.query), `${text}\n${printed}`)
    holds(text)
  }
})

const expected = new Set(['unknown-macro', 'unsupported-command'])

test('spoiled searches are told, never thrown at', () => {
  const random = randomFrom(2)
  for (let times = 0; times < 3000; times++) {
    const text = mutate(random, generateSearch(random))
    const parsed = read(text)
    visit(parsed.query, {
      command(command) {
        assert.ok(command.span.start <= command.span.end && command.span.end <= parsed.expanded.text.length, text)
        fieldsRead(command)
        fieldsWritten(command)
      },
    })
    stagesAsWritten(parsed)
    printQuery(parsed.query, { text: parsed.expanded.text })
    holds(text)
  }
})

/** Laid out once, a search stays, and means what it meant. */
function holds(text: string): void {
  const once = formatSpl(text, { macros }).text
  assert.equal(formatSpl(once, { macros }).text, once, text)
  assert.ok(sameTree(read(once).query, read(text).query), `${text}\n${once}`)
}
