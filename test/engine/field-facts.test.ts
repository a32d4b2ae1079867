/** What a store tells of the values of its fields is true, and no search answers otherwise for using it. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { compile } from '../../src/compile.ts'
import { BlockWriter } from '../../src/engine/block-writer.ts'
import { openEmbedded } from '../../src/engine/embedded.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { emptyFacts, worldOf } from '../../src/harrier/world.ts'
import type { FieldFacts } from '../../src/schema/field-facts.ts'
import { isOddNumber, plainNumber } from '../../src/schema/plain-number.ts'
import { rootSource } from '../../src/text/source.ts'

type Fields = Readonly<Record<string, string | readonly string[]>>

const odd = ['007', '1.0', '1e3', '+5', '.5', '5.', '-0', '1E3', '00', '3.50', '1234567890123456', '0.0000001']
const plain = ['7', '1', '1000', '5', '0.5', '0', '-2', '3.5', '123456789012345', '1234567890', '-0.25']
const noNumbers = [
  '',
  ' 5',
  '5 ',
  '0x10',
  '1_000',
  '1.2.3.4',
  '10.0.0.0/8',
  '2026-01-01',
  '1e',
  '-',
  '+',
  '.',
  'inf',
  'nan',
  'a7',
]

/** `mixed` is plain in the first file and not in the second; `list` holds several values wherever it is, `some` now and then. */
const files: readonly (readonly Fields[])[] = [
  [...plain, ...noNumbers].map((value, row) => ({
    plain: value,
    mixed: value,
    list: [value, 'a'],
    ...(row % 3 > 0 && { some: row % 3 === 1 ? value : [value, '7'] }),
    ...(row % 2 > 0 && { rare: value }),
  })),
  [...odd, ...plain, ...noNumbers].map((value, row) => ({
    mixed: value,
    late: value,
    ...(row % 2 > 0 && { odds: [value, '5'] }),
    plain: plain[row % plain.length] ?? '',
  })),
]
const fields = ['plain', 'mixed', 'list', 'some', 'rare', 'late', 'odds']
const literals = [...odd, ...plain, ...noNumbers, '*7', '1*', '7*', '*.*', '1e300', '-00', '1e400']

let folder = ''
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'harrier-facts-'))
})
after(() => rmSync(folder, { recursive: true, force: true }))

async function withStore<T>(name: string, task: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = await openEmbedded({ path: join(folder, name) })
  try {
    return await task(engine)
  } finally {
    await engine.close()
  }
}

async function load(engine: Engine, events: readonly Fields[], name: string): Promise<void> {
  const base = { index: 'main', host: '', source: '', sourcetype: '', sources: [], sourcetypes: [], tags: [], raw: '' }
  const rows = new BlockWriter()
  for (const [record, each] of events.entries())
    rows.write({ ...base, time: 1e15, fields: new Map(Object.entries(each)), file: name, record })
  const end = { rows: events.length, file: { name, hash: name, bytes: 1, logs: 1, badRecords: 0 } }
  await engine.addBlock({ ends: [{ ...end, chapter: rows.mark() }], rest: [], block: rows.take() })
  await engine.settle()
}

const factsOf = (engine: Engine): Readonly<Record<string, string>> =>
  Object.fromEntries([...engine.facts().fields].map(([name, facts]) => [name, shown(facts)]))

const shown = ({ multivalued, alwaysList, plainNumbers }: FieldFacts): string =>
  [multivalued && 'several', alwaysList && 'always', plainNumbers && 'plain'].filter(Boolean).join(' ')

const both = {
  plain: 'plain',
  mixed: '',
  list: 'several always plain',
  some: 'several plain',
  rare: 'plain',
  late: '',
  odds: 'several always',
}
const ofFirst = { plain: 'plain', mixed: 'plain', list: 'several always plain', some: 'several plain', rare: 'plain' }

test('facts hold for all files, are kept, and follow what is taken out', async () => {
  await withStore('files', async engine => {
    await load(engine, files[0] ?? [], 'first')
    assert.deepEqual(factsOf(engine), ofFirst)
    await load(engine, files[1] ?? [], 'second')
    assert.deepEqual(factsOf(engine), both)
  })
  await withStore('files', async engine => {
    assert.deepEqual(factsOf(engine), both)
    await engine.forget(engine.files().filter(({ name }) => name === 'second'))
    assert.deepEqual(factsOf(engine), ofFirst)
  })
})

test('nothing is taken for known of files that an older release loaded', async () => {
  await withStore('older', async engine => {
    await load(engine, files[0] ?? [], 'first')
    await engine.query({ sql: 'ALTER TABLE files DROP COLUMN lists, DROP COLUMN oddNumbers', params: {}, columns: [] })
  })
  const unknown = { plain: '', mixed: '', list: 'several', some: 'several', rare: '' }
  await withStore('older', async engine => {
    assert.deepEqual(factsOf(engine), unknown)
    await load(engine, [{ plain: '1', list: ['1', '2'], fresh: '1' }], 'new')
    assert.deepEqual(factsOf(engine), { ...unknown, fresh: 'plain' })
  })
  await withStore('older', async engine => {
    assert.deepEqual(factsOf(engine), { ...unknown, fresh: 'plain' })
    await engine.forget(engine.files().filter(({ name }) => name === 'first'))
    assert.deepEqual(factsOf(engine), { plain: 'plain', list: 'several always plain', fresh: 'plain' })
  })
})

test('a text that the database reads as a number is odd or the plain way to write it', async () => {
  const character = fc.constantFrom(...'0011223459+-..eE xnaif_/')
  const texts = fc.sample(fc.string({ unit: character, maxLength: 20 }), { numRuns: 20_000, seed: 3 })
  const numbers = fc.sample(fc.double({ noNaN: true }), { numRuns: 2000, seed: 4 }).map(String)
  const given = [...new Set([...texts, ...numbers, ...odd, ...plain, ...noNumbers])]
  const engine = await openEmbedded()
  try {
    const sql = `SELECT x, toFloat64(assumeNotNull(toFloat64OrNull(x))) FROM (SELECT arrayJoin({given:Array(String)}) AS x)
      WHERE isFinite(toFloat64OrNull(x))`
    const columns = [
      { name: 'x', type: 'text' as const },
      { name: 'n', type: 'number' as const },
    ]
    const read = new Map(
      (await engine.query({ sql, params: { given }, columns })).map(([x, n]) => [String(x), Number(n)]),
    )
    assert.ok(read.size > 500)
    for (const text of given) {
      const value = read.get(text)
      if (value !== undefined && !isOddNumber(text)) assert.equal(plainNumber(value), text)
    }
  } finally {
    await engine.close()
  }
})

test('a search finds the same whether what is known of its fields is used or not', async () => {
  const field = fc.constantFrom(...fields)
  const literal = fc.constantFrom(...literals).map(text => `"${text}"`)
  const term = fc.oneof(
    fc.tuple(field, fc.constantFrom('=', '!='), literal).map(([name, is, value]) => `${name}${is}${value}`),
    fc
      .tuple(field, fc.array(literal, { minLength: 1, maxLength: 5 }))
      .map(([name, list]) => `${name} IN (${list.join(', ')})`),
    fc.tuple(field, literal, literal).map(([name, a, b]) => `(${name}=${a} OR ${name}=${b})`),
  )
  const searches = [
    ...fields.flatMap(name => [...odd, ...plain].map(value => `${name}="${value}"`)),
    ...fc.sample(term, { numRuns: 150, seed: 5 }),
    ...fc.sample(term, { numRuns: 30, seed: 6 }).map(each => `NOT ${each}`),
  ]
  const counted = [
    ...searches.map(each => `${each} | stats count`),
    ...fields.map(name => `* | stats count by ${name}`),
  ]
  await withStore('both', async engine => {
    await load(engine, files[0] ?? [], 'first')
    await load(engine, files[1] ?? [], 'second')
    const known = engine.facts().fields
    const bare = new Map([...known].map(([name, { multivalued }]) => [name, { multivalued }]))
    for (const search of counted)
      assert.deepEqual(await rowsOf(engine, search, known), await rowsOf(engine, search, bare), search)
    assert.deepEqual(
      await rowsOf(engine, 'plain=1.0 | stats count', known),
      await rowsOf(engine, 'plain=1 | stats count', known),
    )
  })
})

test('a number is compared as text alone where all are plain', () => {
  const known = new Map([
    ['p', { multivalued: false, plainNumbers: true }],
    ['q', { multivalued: false }],
  ])
  assert.match(sqlOf('p=1 | stats count', known), /`p`\.:String = \{p\d:String\}, false\)$/)
  assert.match(sqlOf('q=1 | stats count', known), /toFloat64OrNull/)
  assert.match(
    sqlOf('p IN (1, 02, x) | stats count', known),
    /lowerUTF8\(fields\.`p`\.:String\) IN \{p\d:Array\(String\)\}/,
  )
})

const queryOf = (search: string, known: ReadonlyMap<string, FieldFacts>) => {
  const world = { ...worldOf(emptyFacts, {}, 1_704_200_000), fields: known }
  const { query, diagnostics } = compile(rootSource('<search>', search), () => undefined, world)
  assert.ok(query, `${diagnostics.map(({ message }) => message).join('; ')}\n${search}`)
  return query
}

const sqlOf = (search: string, known: ReadonlyMap<string, FieldFacts>): string => queryOf(search, known).sql

const rowsOf = (engine: Engine, search: string, known: ReadonlyMap<string, FieldFacts>) =>
  engine.query(queryOf(search, known))
