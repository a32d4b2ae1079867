/** What a terminal is shown of any text. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderDiagnostic } from '../../src/text/render.ts'
import { rootSource } from '../../src/text/source.ts'
import { visible, visibleCharacter } from '../../src/text/visible.ts'

test('characters that act are spelled out', () => {
  assert.equal(visible('a\x1b[31m\x00\x7f\x85\r\n'), 'a\\x1b[31m\\x00\\x7f\\x85\\x0d\\x0a')
  assert.equal(visible('\u202eevil\u200b\ufeff\ud800'), '\\u{202e}evil\\u{200b}\\u{feff}\\u{d800}')
})

test('everything else is itself', () => {
  assert.equal(visible('Müller 日本 😀 e\u0301'), 'Müller 日本 😀 e\u0301')
})

test('in ascii everything beyond it is spelled out', () => {
  assert.equal(visible('Müller 😀', true), 'M\\u{fc}ller \\u{1f600}')
})

test('cells are counted as terminals do', () => {
  const cells = ['a', 'ü', '日', '😀', '\u0301', 'ｱ', 'Ａ', '\t', '\x1b'].map(each => visibleCharacter(each).cells)
  assert.deepEqual(cells, [1, 1, 2, 2, 0, 1, 2, 4, 4])
})

test('each part of a diagnostic is painted in its role', () => {
  const place = { source: rootSource('f.spl', 'a=1 | stat'), span: { start: 6, end: 10 } }
  const lines = renderDiagnostic(
    { code: 'x', severity: 'error', message: 'm', help: 'h', place },
    { paint: (role, text) => `<${role} ${text}>` },
  )
  assert.deepEqual(lines, [
    '<error error:> <message m>',
    '  <gutter ┌─> <place f.spl:1:7>',
    '<gutter 1> <gutter │> a=1 | stat',
    '  <gutter │>       <error ━━━━>',
    '  <gutter => <help help: h>',
  ])
})

test('a diagnostic without a place is its message', () => {
  assert.deepEqual(renderDiagnostic({ code: 'x', severity: 'note', message: 'a\x07b' }), ['note: a\\x07b'])
})
