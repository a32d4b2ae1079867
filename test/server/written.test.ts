/** The spelling of a value that is found in the text of its test. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writtenValue } from '../../src/catalog/written.ts'

const cases: readonly (readonly [text: string, value: string, written: string | undefined])[] = [
  ['a="*b*"', 'b', '*b*'],
  ['a="b"', 'b', undefined],
  ['a IN("cmd.exe", "tool*", "tool_new.exe")', 'tool', 'tool*'],
  ['a IN("cmd.exe", "tool*", "tool_new.exe", "tool")', 'tool', undefined],
  ["a LIKE '%tool%' OR b='toolbox'", 'tool', '%tool%'],
  ['a IN (mytool, *tool)', 'tool', '*tool'],
  ['event.type:start', 'start', undefined],
  ['a=b', 'c', undefined],
]

for (const [text, value, written] of cases)
  test(`${value} in ${text}`, () => assert.equal(writtenValue(text, value), written))
