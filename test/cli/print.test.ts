/** The printers by themselves: widths, tables, CSV, progress and small words. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { palette, speaksUnicode, wantsColour } from '../../src/cli/print/colour.ts'
import { csvLine } from '../../src/cli/print/csv.ts'
import { progressLine } from '../../src/cli/print/progress.ts'
import { table } from '../../src/cli/print/table.ts'
import { clip, displayWidth, escapeControls, padEnd } from '../../src/cli/print/width.ts'
import { bytes, counted, duration, grouped } from '../../src/cli/print/words.ts'
import type { Progress } from '../../src/harrier.ts'

const plain = palette({ colour: false, unicode: true })

test('width is what a terminal shows', () => {
  const widths: readonly (readonly [string, number])[] = [
    ['', 0],
    ['abc', 3],
    ['über', 4],
    ['u\u0308ber', 4],
    ['岡田', 4],
    ['ﾊﾝｶｸ', 4],
    ['ＡＢ', 4],
    ['한글', 4],
    ['🔥', 2],
  ]
  for (const [text, width] of widths) assert.equal(displayWidth(text), width, JSON.stringify(text))
})

test('a text is cut between characters, with room for the ellipsis', () => {
  assert.equal(clip('abcdef', 6, '…'), 'abcdef')
  assert.equal(clip('abcdefg', 6, '…'), 'abcde…')
  assert.equal(clip('岡田太郎', 5, '…'), '岡田…')
  assert.equal(clip('岡田太郎', 6, '…'), '岡田…')
  assert.equal(clip('岡田太郎', 8, '…'), '岡田太郎')
  assert.equal(clip('abc', 1, '…'), '…')
  assert.equal(clip('abc', 0, '…'), '')
})

test('a cut text is never wider than its room', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(30), (text, width) => {
      const safe = escapeControls(text)
      assert.ok(displayWidth(clip(safe, width, '…')) <= width)
      assert.ok(displayWidth(padEnd(clip(safe, width, '…'), width)) === width)
    }),
  )
})

test('escaped text holds nothing that acts on a terminal', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      assert.doesNotMatch(escapeControls(text), /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/)
    }),
  )
  assert.equal(escapeControls('a\r\n\tb\u001b[2J\u0085'), 'a\\r\\n\\tb\\x1b[2J\\x85')
})

test('a table gives room to the columns that must not be cut', () => {
  const columns = [{ title: 'rule' }, { title: 'value', keep: true as const }, { title: 'n', align: 'right' as const }]
  const rows = [
    ['a rule with a long name', 'C:\\Windows\\System32\\cmd.exe', '5'],
    ['短い', 'x', '12'],
  ]
  assert.deepEqual(table(columns, rows, { width: 48, palette: plain }), [
    '  rule           value                         n',
    '  a rule with …  C:\\Windows\\System32\\cmd.exe   5',
    '  短い           x                            12',
  ])
})

test('a table without room keeps eight columns of each', () => {
  assert.deepEqual(table([{ title: 'abcdefghijkl' }, { title: 'mnopqrstuvwx' }], [], { width: 5, palette: plain }), [
    '  abcdefg…  mnopqrs…',
  ])
})

test('csv as RFC 4180 has it', () => {
  assert.equal(csvLine(['a', 1, null, undefined, '']), 'a,1,,,\r\n')
  assert.equal(
    csvLine(['a,b', 'say "no"', 'two\nlines', 'car\rriage', ' blank ']),
    '"a,b","say ""no""","two\nlines","car\rriage", blank \r\n',
  )
  assert.equal(csvLine([['x', 'y,z']]), '"x\ny,z"\r\n')
})

test('colour is asked of the flag, NO_COLOR, FORCE_COLOR and the stream, in this order', () => {
  assert.equal(wantsColour('always', { NO_COLOR: '1' }, false), true)
  assert.equal(wantsColour('never', { FORCE_COLOR: '1' }, true), false)
  assert.equal(wantsColour('auto', { NO_COLOR: '1', FORCE_COLOR: '1' }, true), false)
  assert.equal(wantsColour('auto', { FORCE_COLOR: '1' }, false), true)
  assert.equal(wantsColour('auto', { FORCE_COLOR: '0' }, true), false)
  assert.equal(wantsColour('auto', { TERM: 'dumb' }, true), false)
  assert.equal(wantsColour('auto', {}, true), true)
  assert.equal(wantsColour('auto', {}, false), false)
})

test('signs beyond ASCII want a locale that says UTF-8', () => {
  assert.equal(speaksUnicode({ LANG: 'sv_SE.UTF-8' }, 'linux'), true)
  assert.equal(speaksUnicode({ LANG: 'C.utf8' }, 'linux'), true)
  assert.equal(speaksUnicode({ LC_ALL: 'C', LANG: 'sv_SE.UTF-8' }, 'linux'), false)
  assert.equal(speaksUnicode({}, 'linux'), false)
  assert.equal(speaksUnicode({}, 'win32'), true)
  assert.equal(speaksUnicode({ LANG: 'sv_SE.UTF-8', TERM: 'dumb' }, 'linux'), false)
})

test('numbers and sizes in words', () => {
  assert.deepEqual([0, 999, 1000, 2802118].map(grouped), ['0', '999', '1 000', '2 802 118'])
  assert.deepEqual(
    [counted(1, 'rule'), counted(2, 'rule'), counted(2, 'match', 'matches')],
    ['1 rule', '2 rules', '2 matches'],
  )
  assert.deepEqual([0.3149, 6.94, 99.96, 723].map(duration), ['0.31 s', '6.9 s', '100.0 s', '12 min 3 s'])
  assert.deepEqual([0, 999, 1000, 1_340_000_000, 999_600].map(bytes), ['0 B', '999 B', '1.0 kB', '1.3 GB', '1.0 MB'])
})

function progressWith(mode: 'terminal' | 'lines' | 'off') {
  let time = 0
  let written = ''
  const line = progressLine({
    write: text => {
      written += text
    },
    now: () => time,
    mode,
    width: 80,
    palette: plain,
  })
  const update = (milliseconds: number, progress: Progress): string => {
    time = milliseconds
    written = ''
    line.update(progress)
    return written
  }
  const at = (milliseconds: number, rules: number): string =>
    update(milliseconds, { phase: 'hunting', files: 2, bytes: 10, events: 2100, rules, totalRules: 4 })
  const clear = (): string => {
    written = ''
    line.clear()
    return written
  }
  return { at, clear, update }
}

test('pages that are written are counted, without the events of a run', () => {
  const { update } = progressWith('terminal')
  const pages = { phase: 'writing', files: 0, bytes: 0, events: 0, totalPages: 4000 } as const
  assert.equal(update(0, { ...pages, pages: 0 }), '')
  const quarter = '━'.repeat(4) + '─'.repeat(12)
  assert.equal(
    update(500, { ...pages, pages: 1000 }),
    `\r\u001b[2K  Writing   ${quarter}  25 %  1 000 of 4 000 pages  about 2 s`,
  )
})

test('progress on a terminal: not before 300 ms, not more often than every 100 ms, and it goes away', () => {
  const { at, clear } = progressWith('terminal')
  assert.equal(at(299, 1), '')
  assert.equal(clear(), '')
  const half = '━'.repeat(8) + '─'.repeat(8)
  assert.equal(at(300, 2), `\r\u001b[2K  Hunting   ${half}  50 %  2 of 4 rules  2 100 events  about 1 s`)
  assert.equal(at(399, 3), '')
  assert.match(at(400, 3), / {2}75 % /)
  assert.equal(clear(), '\r\u001b[2K')
  assert.equal(clear(), '')
})

test('progress in CI: a line every five seconds; nowhere else at all', () => {
  const lines = progressWith('lines')
  assert.equal(lines.at(4999, 1), '')
  assert.match(lines.at(5000, 2), /^ {2}Hunting {3}\S+ +50 % .*\n$/)
  assert.equal(lines.at(9999, 3), '')
  assert.notEqual(lines.at(10000, 3), '')
  assert.equal(progressWith('off').at(60_000, 3), '')
})
