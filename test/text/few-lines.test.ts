/** The first lines of a text, indented as they were among themselves. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fewLines } from '../../src/text/few-lines.ts'

const most = { lines: 4, characters: 80 }

const cases: readonly (readonly [name: string, text: string, shown: string])[] = [
  ['one line is itself', 'selection', 'selection'],
  ['nothing is nothing', '', ''],
  [
    'further lines move to the left together',
    "s:\n        A: 'a'\n        B:\n            - b\n",
    "s:\n  A: 'a'\n  B:\n      - b",
  ],
  ['blank lines go', 's:\n\n    A: a\n  \n', 's:\n  A: a'],
  ['ends of lines of another system', 's:\r\n    A: a\r\n', 's:\n  A: a'],
  ['too many lines', 's:\n    1\n    2\n    3\n    4\n', 's:\n  1\n  2\n  3 …'],
  ['too many characters', `s:\n    ${'x'.repeat(100)}`, `s:\n  ${'x'.repeat(73)} …`],
]

for (const [name, text, shown] of cases) test(name, () => assert.equal(fewLines(text, most), shown))
