/** Paragraphs of text as rules have it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { paragraphsOf } from '../../src/web/paragraphs.ts'

const cases: readonly (readonly [name: string, text: string, paragraphs: readonly string[]])[] = [
  ['lines that go on', 'one\n  two\tthree\r\nfour', ['one two three four']],
  ['blank lines part', 'one\n\n \ntwo\n', ['one', 'two']],
  [
    'headings stand alone',
    '## Setup\nThis rule\nneeds logs.\n### More\n',
    ['# Setup', 'This rule needs logs.', '# More'],
  ],
  ['items', 'Steps:\n- one\n  goes on\n- two\n1. three', ['Steps:', '- one goes on', '- two', '1. three']],
  ['a dash within a sentence', 'one -\ntwo - three', ['one - two - three']],
  ['nothing', ' \n', []],
  ['what would act is spelled', 'a\u202eb', ['a\\u{202e}b']],
]

for (const [name, text, paragraphs] of cases)
  test(name, () =>
    assert.deepEqual(
      paragraphsOf(text).map(({ text, isTitle }) => (isTitle ? `# ${text}` : text)),
      paragraphs,
    ),
  )
