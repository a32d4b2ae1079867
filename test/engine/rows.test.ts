/** Events come back from the store as they were given, whatever text is in them. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { openEmbedded } from '../../src/engine/embedded.ts'
import type { Engine } from '../../src/engine/engine.ts'
import type { StoredEvent } from '../../src/schema/stored-event.ts'

let engine: Engine
before(async () => {
  // several blocks
  engine = await openEmbedded({ blockBytes: 100_000 })
})
after(() => engine.close())

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: fc.constantFrom('a', 'é', '岡', '🦅', '\ud800', '\udc00', '\0', '"', '\\', '\n'), maxLength: 80 }),
  // around the places where the length of the length changes
  fc.constantFrom(47, 48, 49, 127, 128, 129, 16_383, 16_384).map(length => 'x'.repeat(length)),
  fc.constantFrom(43, 64, 127, 128).map(length => 'é'.repeat(length)),
)

const name = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    'a',
    'a.b',
    'a.b.c',
    '.a',
    '.',
    '..',
    'a.'.repeat(5000),
    'target{}.id',
    'k8s.io/decision',
    'of "quotes"',
    '岡田',
    '\ud800',
  ),
  fc.string({ unit: fc.constantFrom('a', 'b', 'é', ' ', '_'), minLength: 1, maxLength: 60 }).map(word => `n${word}`),
)

const value = fc.oneof(text, fc.array(text, { minLength: 2, maxLength: 4 }))

const event: fc.Arbitrary<StoredEvent> = fc.record({
  time: fc.integer({ min: -2_000_000_000_000_000, max: 4_000_000_000_000_000 }),
  index: fc.constantFrom('main', 'risk'),
  host: text,
  source: text,
  sourcetype: text,
  sources: fc.array(text, { maxLength: 3 }),
  sourcetypes: fc.array(text, { maxLength: 3 }),
  tags: fc.array(text, { maxLength: 3 }),
  raw: text,
  fields: fc.array(fc.tuple(name, value), { maxLength: 8 }).map(pairs => new Map(pairs)),
  file: text,
  record: fc.integer({ min: -1, max: Number.MAX_SAFE_INTEGER }),
})

test('events come back as they went in', async () => {
  const events = fc.sample(event, { numRuns: 250, seed: 7 })
  await engine.insert(events)
  const found = await engine.fetch(events.map((_, seq) => seq))
  events.forEach((given, seq) => {
    const back = found.get(seq)
    assert.deepEqual(back && { ...back, fields: sorted(back.fields) }, {
      time: given.time / 1e6,
      index: given.index,
      host: wellFormed(given.host),
      source: wellFormed(given.source),
      sourcetype: wellFormed(given.sourcetype),
      raw: wellFormed(given.raw),
      file: wellFormed(given.file),
      record: given.record,
      fields: sorted(given.fields),
    })
  })
})

test('the facts tell every field, and which have several values', () => {
  const { fields, events, indexes } = engine.facts()
  assert.equal(events, 250)
  assert.deepEqual([...indexes].sort(), ['main', 'risk'])
  const given = fc
    .sample(event, { numRuns: 250, seed: 7 })
    .flatMap(each => [...each.fields].map(([known, value]) => [wellFormed(known), value] as const))
  assert.deepEqual(new Set(fields.keys()), new Set(given.map(([each]) => each)))
  for (const [each, { multivalued }] of fields)
    assert.equal(
      multivalued,
      given.some(([known, many]) => known === each && typeof many !== 'string'),
      each,
    )
})

test('numbers that no column can hold become the nearest that it can', async () => {
  const odd = { sources: [], sourcetypes: [], tags: [], host: '', source: '', sourcetype: '', raw: '', file: '' }
  const base = { ...odd, index: 'odd', fields: new Map() }
  await engine.insert([
    { ...base, time: Number.NaN, record: 1e300 },
    { ...base, time: 0.5, record: -1e300 },
  ])
  const found = await engine.fetch([250, 251])
  assert.deepEqual([found.get(250)?.time, found.get(251)?.time], [0, 0])
  assert.ok(Number(found.get(250)?.record) > 9e18)
  assert.ok(Number(found.get(251)?.record) < -9e18)
})

test('a field that has none of its names in an event, and one that is in every row, stand in the same block', async () => {
  const base = { sources: [], sourcetypes: [], tags: [], host: '', source: '', sourcetype: '', raw: '', file: '' }
  const names = Array.from({ length: 97 }, (_, index) => `f${index}`)
  const events = [new Map(), new Map(names.map(name => [name, 'x'])), new Map([['f96', ['p', '']]])]
  await engine.insert(events.map(fields => ({ ...base, index: 'main', time: 0, record: 1, fields })))
  const found = await engine.fetch([252, 253, 254])
  assert.deepEqual(
    [252, 253, 254].map(seq => sorted(found.get(seq)?.fields ?? new Map())),
    events.map(sorted),
  )
})

test('two names that become one when half a surrogate pair is replaced do no harm', async () => {
  const fields = new Map([
    ['\ud800', 'first'],
    ['\ud801', 'second'],
    ['sound', 'yes'],
    ['', 'nameless'],
  ])
  const base = { sources: [], sourcetypes: [], tags: [], host: '', source: '', sourcetype: '', raw: '', file: '' }
  await engine.insert([{ ...base, index: 'main', time: 0, record: 1, fields }])
  const back = (await engine.fetch([255])).get(255)
  assert.deepEqual([...(back?.fields.keys() ?? [])].sort(), ['sound', '\ufffd'])
})

test('rows that have again what the row before them had come back', async () => {
  const base = { sources: [], sourcetypes: [], tags: [], host: '', source: '', sourcetype: '', raw: '', file: '' }
  // more names than there are columns, so that some stand beside them
  const names = Array.from({ length: 110 }, (_, index) => `r${index}`)
  const few = fc.constantFrom('', 'a', 'é'.repeat(70), 'x'.repeat(200), '01', ['a', 'a'], ['b', ''])
  const row = fc.uniqueArray(fc.constantFrom(...names), { maxLength: 60 })
  const kinds = fc.sample(fc.tuple(row, few), { numRuns: 40, seed: 3 })
  const events = kinds.flatMap(([row, value], kind) =>
    Array.from({ length: [1, 2, 3, 40][kind % 4] ?? 1 }, () => new Map(row.map(name => [name, value]))),
  )
  const first = engine.facts().events
  await engine.insert(events.map(fields => ({ ...base, index: 'again', time: 0, record: 1, fields })))
  const places = events.map((_, index) => first + index)
  const found = await engine.fetch(places)
  assert.deepEqual(
    places.map(seq => sorted(found.get(seq)?.fields ?? new Map())),
    events.map(sorted),
  )
  const { fields } = engine.facts()
  for (const name of names) {
    const values = events.flatMap(event => event.get(name) ?? [])
    if (values.length > 0) assert.equal(fields.get(name)?.plainNumbers, !values.includes('01'), name)
  }
})

const wellFormed = (given: string): string => given.toWellFormed()

const sorted = (fields: ReadonlyMap<string, string | readonly string[]>): unknown =>
  new Map(
    [...fields]
      .map(
        ([each, given]) =>
          [wellFormed(each), typeof given === 'string' ? wellFormed(given) : given.map(wellFormed)] as const,
      )
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  )
