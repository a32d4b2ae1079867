/** Long text on one line. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oneLine } from '../../src/text/one-line.ts'

const word = 'abcdefghi '

const cases: readonly (readonly [name: string, text: string, most: number, line: string])[] = [
  ['short text is itself', 'a short text', 60, 'a short text'],
  ['blanks and ends of lines are folded', '  one\n\ttwo   three ', 60, 'one two three'],
  ['a word that does not fit is left out', word.repeat(8), 65, `${word.repeat(6).trim()} …`],
  ['a word that fits to its end stays', word.repeat(8), 69, `${word.repeat(6)}abcdefghi …`],
  ['a long word is cut', `${word.repeat(4)}${'x'.repeat(100)}`, 100, `${word.repeat(4)}${'x'.repeat(60)} …`],
  ['a text without a blank is cut', 'x'.repeat(100), 60, `${'x'.repeat(60)} …`],
  ['near its begin a word is cut', `one ${'x'.repeat(80)}`, 41, `one ${'x'.repeat(37)} …`],
  ['blanks beyond what is read are told', `one${' '.repeat(200)}two`, 60, 'one …'],
]

for (const [name, text, most, line] of cases) test(name, () => assert.equal(oneLine(text, most), line))
