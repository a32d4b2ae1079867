/** Text of strangers in Markdown stays text. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { code, fenced, plainText, proseText, tableText } from '../../src/web/markdown.ts'

const texts: readonly (readonly [text: string, markdown: string])[] = [
  ['Regasm with no arguments', 'Regasm with no arguments'],
  ['a\n# b\n\nc', 'a \\# b c'],
  ['# no heading', '\\# no heading'],
  ['- no list', '\\- no list'],
  ['1. no list', '1\\. no list'],
  ['version 1.5', 'version 1.5'],
  ['*a* _b_ [c](d) ~e~', '\\*a\\* \\_b\\_ \\[c\\](d) \\~e\\~'],
  ['![x](javascript:alert(1))', '!\\[x\\](javascript:alert(1))'],
  ['<img src=x onerror=alert(1)> & more', '&lt;img src=x onerror=alert(1)&gt; &amp; more'],
  ['see https://example.com and www.example.com', 'see https\\://example.com and www\\.example.com'],
  ['thanks to @somebody, all', 'thanks to `@somebody,` all'],
  ['a | b \\| c', 'a &#124; b \\\\&#124; c'],
]

for (const [text, markdown] of texts)
  test(`text ${JSON.stringify(text)}`, () => assert.equal(plainText(text), markdown))

const codes: readonly (readonly [text: string, markdown: string])[] = [
  ['*\\reg.exe*', '`*\\reg.exe*`'],
  ['a`b', '``a`b``'],
  ['`', '`` ` ``'],
  [' a ', '`  a  `'],
  ['', '`""`'],
  ['  ', '`"  "`'],
  ['two\nlines', '`two↵lines`'],
  // a backslash before the bar would keep no cell together
  ['a\\|b`', '<code>a&#92;&#124;b&#96;</code>'],
  ['a\u202eb', '`a\\u{202e}b`'],
]

for (const [text, markdown] of codes) test(`code ${JSON.stringify(text)}`, () => assert.equal(code(text), markdown))

test('words between backticks are code, the rest is text', () =>
  assert.equal(
    proseText('the *stage* `a*b | c`, and\n`d` too'),
    'the \\*stage\\* <code>a&#42;b &#124; c</code>, and `d` too',
  ))

test('of a long value the beginning stands, and how much is more', () =>
  assert.equal(code('abcdef', 4), '`abcd` … 2 characters more'))

test('a fence is longer than any run of backticks within', () =>
  assert.equal(fenced('a\n````\n<b>\n', 'spl'), '`````spl\na\n````\n<b>\n`````'))

test('rows of a table', () =>
  assert.equal(tableText(['A', 'B'], [['1', code('x|y')]]), '| A | B |\n| --- | --- |\n| 1 | <code>x&#124;y</code> |'))

const hostile = fc.string({
  unit: fc.constantFrom('`', '|', '\\', '<', '@', '[', '\n', '\r', '#', ' ', 'a', '&', '\u202e'),
})

test('whatever is written, a cell stays one cell of one line, without tags of strangers', () =>
  fc.assert(
    fc.property(hostile, text => {
      for (const cell of [plainText(text), proseText(text), code(text)]) {
        assert.doesNotMatch(cell, /[\n\r|\u202e]/)
        // outside of code no mark of markup stands bare; from left to right, as in code a backslash is one
        const bare = cell.replaceAll(/\\[^\w\s]|<code>[^<]*<\/code>|(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '')
        assert.doesNotMatch(bare, /[`<@[]/, JSON.stringify([text, cell]))
      }
      const lines = fenced(text, '').split('\n')
      assert.ok(lines.slice(1, -1).every(line => !line.includes(lines[0] ?? '')))
    }),
  ))
