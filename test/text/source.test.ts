/** Offsets lead back: through values of files, comments and macros, to a line that a person wrote. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from '../../src/spl/parse.ts'
import {
  authorPlace,
  callOf,
  originPlace,
  type Place,
  placeIn,
  position,
  rootSource,
  type Source,
} from '../../src/text/source.ts'
import { macro } from '../spl/corpus.ts'

const textOf = ({ source, span }: Place): string => source.text.slice(span.start, span.end)

test('lines and columns are counted from one', () => {
  const source = rootSource('f', 'ab\ncd\r\n\nx')
  const at = (offset: number): string => {
    const { line, column } = position(source, offset)
    return `${line}:${column}`
  }
  assert.deepEqual([0, 2, 3, 5, 7, 8, 9].map(at), ['1:1', '1:3', '2:1', '2:3', '3:1', '4:1', '4:2'])
  assert.deepEqual([-5, 100].map(at), ['1:1', '4:2'])
})

test('positions in a long text are found at once', () => {
  const source = rootSource('f', 'x\n'.repeat(1_000_000))
  assert.deepEqual(position(source, 1_999_999), { line: 1_000_000, column: 2 })
})

/** `search: | …` of a file as a source of its own, as a reader of rules makes it: each line without its indent. */
function yamlValue(file: Source, from: string): Source {
  const start = file.text.indexOf(from)
  const lines = file.text.slice(start).split('\n')
  let [offset, length] = [start, 0]
  const parts = lines.map(line => {
    const indent = line.length - line.trimStart().length
    const text = line.slice(indent) + '\n'
    const at = { start: offset + indent, end: offset + line.length + 1 }
    const segment = { start: length, end: length + text.length, from: file, at }
    offset += line.length + 1
    length += text.length
    return { text, segment }
  })
  return { name: 'rule.yml', text: parts.map(({ text }) => text).join(''), segments: parts.map(part => part.segment) }
}

const file = rootSource('rule.yml', 'name: x\nsearch: |\n  a=1 ``` c ```\n  | `m(b)`\n  | table c')
const { expanded, uncommented, query } = parse(yamlValue(file, 'a=1'), {
  macros: name => (name === 'm' ? macro('m', ['x'], 'eval y=$x$ | `n`') : macro('n', [], 'head 3')),
})
const [search, assignment, head, table] = query.commands.map(({ span }) => ({ source: expanded, span }))

test('a search was read through a file, a comment and two macros', () => {
  assert.equal(expanded.text.replace(/\s+/g, ' ').trim(), 'a=1 | eval y=b | head 3 | table c')
  assert.ok(search && assignment && head && table)
})

test('text that the author wrote leads to the file', () => {
  assert.ok(table)
  for (const place of [authorPlace(table), originPlace(table)]) {
    assert.equal(place.source, file)
    assert.equal(textOf(place), 'table c')
    assert.equal(position(file, place.span.start).line, 5)
  }
  assert.equal(callOf(table), undefined)
})

test('text of a macro stands for its call, and comes from its definition', () => {
  assert.ok(assignment && head)
  assert.equal(textOf(authorPlace(assignment)), '`m(b)`')
  assert.equal(authorPlace(head).source, file)
  assert.equal(textOf(authorPlace(head)), '`m(b)`')
  assert.equal(textOf(originPlace(head)), 'head 3')
  assert.equal(originPlace(head).source.name, 'macro n')
  const call = callOf(head)
  assert.equal(call && textOf(call), '`n`')
})

test('text of an argument leads to the argument', () => {
  const start = expanded.text.indexOf('y=b') + 2
  const argument = { source: expanded, span: { start, end: start + 1 } }
  assert.equal(callOf(argument), undefined)
  assert.deepEqual(authorPlace(argument), originPlace(argument))
  assert.equal(authorPlace(argument).source, file)
  assert.equal(file.text.slice(authorPlace(argument).span.start - 3, authorPlace(argument).span.end + 2), '`m(b)`')
})

test('places on the way can be asked for', () => {
  assert.ok(head)
  const place = placeIn(uncommented, head)
  assert.equal(place.source, uncommented)
  assert.equal(textOf(place), '`m(b)`')
})

test('a span over several lines of a file covers them all', () => {
  const place = authorPlace({ source: expanded, span: { start: 0, end: expanded.text.length } })
  assert.equal(place.source, file)
  assert.equal(place.span.start, file.text.indexOf('a=1'))
  assert.ok(place.span.end >= file.text.length)
})
