/** Colours change nothing: the pieces of a text are the text. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { filePieces, linesOf, type Piece, splPieces } from '../../src/web/spl-pieces.ts'

const joined = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('')
const splText = fc
  .array(
    fc.constantFrom('`m(x)`', '|', ' stats ', 'a="b\\"c"', '"open', '```', '[search ', 'NOT', ' x=*y*', '\n', '<', 'é'),
  )
  .map(parts => parts.join(''))

test('pieces of any text are the text', () => {
  const toml = (text: string): readonly Piece[] => filePieces(text, 'toml')
  for (const pieces of [splPieces, (text: string) => filePieces(text), toml])
    fc.assert(fc.property(fc.oneof(splText, fc.string()), text => joined(pieces(text)) === text))
})

test('lines of pieces are the lines of the text', () => {
  fc.assert(
    fc.property(splText, text => {
      const lines = linesOf(splPieces(text)).map(joined)
      assert.deepEqual(
        lines,
        text
          .replace(/\n$/, '')
          .split('\n')
          .slice(0, text === '' ? 0 : undefined),
      )
    }),
  )
})

test('commands, keywords, values and macros are told apart', () => {
  const kinds = splPieces('`powershell` EventCode=4104 | stats count by dest, user | where like(x, "a%")')
    .filter(({ kind }) => kind !== '')
    .map(({ kind, text }) => `${kind}:${text}`)
  assert.deepEqual(kinds, [
    'm:`powershell`',
    'o:=',
    's:4104',
    'p:|',
    'k:stats',
    'w:by',
    'p:|',
    'k:where',
    'f:like',
    's:"a%"',
  ])
})

test('within a text of TOML over several lines there are no keys and no comments', () => {
  const text =
    'note = """## Triage\n# a heading\n- Focus: x\n"""\nquery = \'\'\'\nregex """a"""\nb: c\n\'\'\'\n# a comment\nname = "x"\n'
  const marked = (language: 'yaml' | 'toml'): readonly string[] =>
    filePieces(text, language).flatMap(piece => (piece.kind === '' ? [] : [piece.text.trim()]))
  assert.deepEqual(marked('toml'), ['note =', 'query =', '# a comment', 'name ='])
  assert.deepEqual(marked('yaml'), ['note =', '# a heading', 'Focus:', 'query =', 'b:', '# a comment', 'name ='])
})
