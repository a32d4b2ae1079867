/** Regular expressions match in the database as JavaScript's do, where both languages have them: names of groups, classes, escapes. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { openHarrier } from '../../src/harrier.ts'

type Harrier = Awaited<ReturnType<typeof openHarrier>>
let harrier: Harrier
before(async () => {
  harrier = await openHarrier()
})
after(() => harrier.close())

/** A part of a pattern, and a text that it matches. */
interface Part {
  readonly pattern: string
  readonly text: string
}

const parts: readonly Part[] = [
  ['abc', 'abc'],
  ['under_score', 'under_score'],
  ['\\\\', '\\'],
  ['\\.exe', '.exe'],
  ['\\d+', '42'],
  ['\\w+', 'word'],
  ['\\s', ' '],
  ['\\S+', 'x:y'],
  ['.', 'k'],
  ['.*', 'any'],
  ['[^\\\\]+', 'file.txt'],
  ['[\\\\/]', '/'],
  ['[^\\]]+', 'q'],
  ['[\\]]', ']'],
  ['[^)]+', 'zz'],
  ['[(]', '('],
  ['\\(', '('],
  ['[$|*+?]', '*'],
  ['[\\w.-]+', 'a.b-c'],
  ['[^a-z0-9_]', '!'],
  ['[^_]+', 'nn'],
  ['<', '<'],
  ['é', 'é'],
  ['\\b', ''],
].map(([pattern = '', text = '']) => ({ pattern, text }))

const joined = (all: readonly Part[]): Part => ({
  pattern: all.map(({ pattern }) => pattern).join(''),
  text: all.map(({ text }) => text).join(''),
})

let groups = 0
const { part } = fc.letrec<{ part: Part; leaf: Part }>(tie => ({
  leaf: fc.constantFrom(...parts),
  part: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    tie('leaf'),
    fc.array(tie('part'), { minLength: 2, maxLength: 4 }).map(joined),
    fc
      .tuple(tie('part'), fc.constantFrom('group', 'a_b', '_x', 'long_name_of_a_group'))
      .map(([{ pattern, text }, name]) => ({
        pattern: `(?<${name}${groups++}>${pattern})`,
        text,
      })),
    fc.tuple(tie('part'), tie('part'), fc.boolean()).map(([a, b, first]) => ({
      pattern: `(?:${a.pattern}|${b.pattern})`,
      text: first ? a.text : b.text,
    })),
    fc.tuple(tie('part'), fc.constantFrom('?', '*', '+', '{1,3}', '*?')).map(([{ pattern, text }, times]) => ({
      pattern: `(?:${pattern})${times}`,
      text,
    })),
  ),
}))

const subject = fc
  .tuple(
    part,
    fc.constantFrom('', 'before '),
    fc.constantFrom('', ' behind'),
    fc.constantFrom('', '^'),
    fc.constantFrom('', '$'),
  )
  .map(([{ pattern, text }, ahead, behind, from, to]) => ({
    pattern: `${from}${pattern}${to}`,
    texts: [text, `${ahead}${text}${behind}`, text.slice(1), 'abc'],
  }))

test('random regular expressions match the same texts as in JavaScript', async () => {
  for (const { pattern, texts } of fc.sample(subject, { numRuns: 150, seed: 11 })) {
    const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
    const tests = texts.map((text, index) => `m${index}=if(match(${quoted(text)}, ${quoted(pattern)}), "yes", "no")`)
    const spl = `| makeresults | eval ${tests.join(', ')} | table m*`
    const { rows, diagnostics } = await harrier.search({ spl, paths: [], rules: [] })
    const wanted = new RegExp(pattern)
    assert.deepEqual(
      { pattern, texts, found: texts.map((_, index) => rows[0]?.[`m${index}`] ?? diagnostics[0]?.message) },
      { pattern, texts, found: texts.map(text => (wanted.test(text) ? 'yes' : 'no')) },
    )
  }
})
