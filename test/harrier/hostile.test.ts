/** Rules and events that mean harm: rows stay right, faults are said, nothing is run, nothing raw reaches a terminal. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type Machine, run } from '../../src/cli/run.ts'
import { type Harrier, openHarrier, type SearchResult } from '../../src/harrier.ts'
import { assertLinearWait } from '../linear-time.ts'

const drop = "'; DROP TABLE events; --"
const title = '\u001b]0;owned\u0007\u001b[2Jred\u009b31m'
/** In every text field of one event each. */
const texts = [
  drop,
  `\${jndi:ldap://x/a}`,
  title,
  'nul \0 inside',
  '{p1:String}',
  '{seqs:Array(UInt64)}',
  '`events`; SELECT 1 /* */ -- #',
  '\\',
  "\\'",
  '\u202egpj.exe',
  '%s %n %99999d',
  '$(id) | delete',
]
const names = [
  'back`tick',
  'quo"te',
  "apos'trophe",
  'a.b.c',
  '__proto__',
  'constructor',
  'toString',
  'sp ace',
  '{p1:String}',
  'ünï',
  'a{}.b{}',
  '\\',
  'new\nline',
  '*',
]
const long = 'x'.repeat(10 * 1024 * 1024)

let folder: string
let harrier: Harrier
const file = (name: string): string => join(folder, name)

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'harrier-hostile-'))
  const line = (fields: string, index: number): string =>
    `{"@timestamp":"2026-03-17T09:00:${10 + index}Z","n":"${index}",${fields}}\n`
  writeFileSync(file('texts.jsonl'), texts.map((text, index) => line(`"text":${JSON.stringify(text)}`, index)).join(''))
  const fields = names.map((name, index) => `${JSON.stringify(name)}:"value ${index}"`).join(',')
  writeFileSync(file('names.jsonl'), line(fields, 0))
  writeFileSync(file('long.jsonl'), line(`"text":"${long}","other":"kept"`, 0))
  const bytes = Buffer.from(line('"text":"a\u00ff\u00fe\u00c3b"', 0), 'latin1')
  writeFileSync(file('bytes.jsonl'), Buffer.concat([bytes, Buffer.from(line('"text":"after"', 1))]))
  writeFileSync(file('half.jsonl'), line(String.raw`"text":"half \ud800 pair","\udc00":"x"`, 0))
  harrier = await openHarrier()
})
after(async () => {
  await harrier?.close()
  rmSync(folder, { recursive: true, force: true })
})

const search = (spl: string, name = 'texts.jsonl'): Promise<SearchResult> =>
  harrier.search({ spl, paths: [file(name)], rules: [] })

const quoted = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&')}"`

for (const [index, text] of texts.entries()) {
  test(`the text ${JSON.stringify(text)} is found, compared, joined and counted as it is`, async () => {
    const found = await search(`text=${quoted(text)} | table n text`)
    assert.deepEqual(found.rows, [{ n: String(index), text }])
    const where = await search(
      `* | where text=${quoted(text)} | eval x=text.${quoted(text)}, y=split(text, ${quoted(text)}), z=len(text) | stats count by n x z`,
    )
    assert.deepEqual(where.rows, [{ n: String(index), x: text + text, z: [...text].length, count: 1 }])
    const named = await search(`n=${index} | stats count as ${quoted(text)}`)
    if (!text.includes('*')) assert.deepEqual(named.rows, [{ [text]: 1 }])
    const fine = await search('* | stats count')
    assert.deepEqual(fine.rows, [{ count: texts.length }])
  })
}

test('fields of any name are kept and can be asked for', async () => {
  const { rows } = await search('*', 'names.jsonl')
  const [row] = rows
  for (const [index, name] of names.entries())
    assert.equal(Object.getOwnPropertyDescriptor(row, name)?.value, `value ${index}`, name)
  for (const [index, name] of names.entries()) {
    if (name === '*') continue
    const listed = await search(`* | table ${quoted(name)}`, 'names.jsonl')
    assert.deepEqual(listed.rows.flatMap(Object.entries), [[name, `value ${index}`]], name)
    if (/["'\\]/.test(name)) continue
    const asked = await search(`* | eval x='${name}' | table x`, 'names.jsonl')
    assert.deepEqual(asked.rows, [{ x: `value ${index}` }], name)
  }
  assert.equal(({} as Record<string, unknown>)['value 4'], undefined)
})

test('a prototype as a key of a grouping is a key', async () => {
  const { rows } = await search('* | stats count values(n) as constructor by __proto__', 'names.jsonl')
  assert.deepEqual(Object.entries(rows[0] ?? {}), [
    ['__proto__', 'value 4'],
    ['count', 1],
    ['constructor', '0'],
  ])
})

test('ten megabytes in one field do not hide the others', async () => {
  const { rows, problems } = await search('text="*xxx" | eval size=len(text) | table size other', 'long.jsonl')
  const told = problems.map(({ message }) => message)
  assert.ok(
    rows.length === 1 ? rows[0]?.['size'] === long.length && rows[0]?.['other'] === 'kept' : told.length > 0,
    told.join(),
  )
})

test('bytes that are no UTF-8 become replacement characters', async () => {
  const { rows } = await search('* | sort n | table n text', 'bytes.jsonl')
  assert.equal(rows.length, 2)
  assert.match(String(rows[0]?.['text']), /^a\ufffd+b$/)
  assert.equal(rows[1]?.['text'], 'after')
})

test('half of a surrogate pair does no harm', async () => {
  const { rows } = await search('* | table n text', 'half.jsonl')
  assert.deepEqual(rows, [{ n: '0', text: 'half \ufffd pair' }])
})

const deep = 10_000
const refused: Readonly<Record<string, (size: number) => string>> = {
  'ten thousand parentheses': size => `${'('.repeat(size)}a=1${')'.repeat(size)}`,
  'ten thousand parentheses in eval': size => `* | eval x=${'('.repeat(size)}1${')'.repeat(size)}`,
  'ten thousand open parentheses': size => '('.repeat(size),
  'ten thousand brackets': size => '['.repeat(size),
  'ten thousand NOTs': size => `${'NOT '.repeat(size)}a=1`,
  'ten thousand minus signs': size => `* | eval x=${'-'.repeat(size)}1`,
  'ten thousand nested ifs': size => `* | eval x=${'if(a=1,'.repeat(size)}1${',2)'.repeat(size)}`,
  'a quote that is never closed': () => 'a="',
  'a NUL where a command stands': () => '* | \0',
  'an escape where a command stands': () => `* | ${title}`,
}

for (const [name, spl] of Object.entries(refused))
  test(`${name}: a clear answer, in time that grows with the search`, async () => {
    await assertLinearWait(share => search(spl(deep * share)), name)
    const { ok, diagnostics, rows } = await search(spl(deep))
    if (ok) return
    assert.deepEqual(rows, [])
    assert.ok(diagnostics.length > 0)
    for (const { message } of diagnostics) assert.ok(message.length < 400 && !message.includes('.ts:'), message)
  })

const listed = (length: number, item: (index: number) => string, between: string): string =>
  Array.from({ length }, (_, index) => item(index)).join(between)
const longSearches: Readonly<Record<string, (share: number) => string>> = {
  'ten thousand terms': share => `${listed(10_000 * share, index => `text=t${index}`, ' OR ')} | stats count`,
  'two thousand patterns': share => `text IN (${listed(2_000 * share, index => `t${index}*`, ', ')}) | stats count`,
  'a thousand commands': share => `* ${'| eval x=n '.repeat(1_000 * share)} | stats count by x`,
  'a sum of five hundred fields': share => `* | eval x=${listed(500 * share, () => 'n', '+')} | stats count`,
}

for (const [name, spl] of Object.entries(longSearches))
  test(`${name}: rows or a clear answer, in time that grows with the search`, async () => {
    const answered = (share: number) => search(spl(share)).catch((error: Error) => error)
    await assertLinearWait(answered, name)
    const answer = await answered(1)
    if (answer instanceof Error) assert.match(answer.name, /EngineError/)
    else assert.ok(answer.ok ? answer.rows.length > 0 : answer.diagnostics.length > 0)
  })

test('nothing raw reaches a terminal', async () => {
  const rule = [
    `name: ${JSON.stringify(`Hostile ${title}`)}`,
    'id: 00000000-4104-4104-4104-000000000000',
    'version: 1',
    "date: '2026-01-01'",
    'author: x',
    'status: production',
    'type: TTP',
    'description: x',
    'data_source: []',
    `search: ${JSON.stringify('text=* | stats count by text n')}`,
    'how_to_implement: x',
    'known_false_positives: x',
    'references: []',
    `rba: {message: ${JSON.stringify(`${title} $text$`)}, risk_objects: [{field: text, type: user, score: 50}], threat_objects: []}`,
    'tags: {analytic_story: [x], asset_type: Endpoint, mitre_attack_id: [T1047], product: [x], security_domain: endpoint}',
  ].join('\n')
  writeFileSync(file('hostile.yml'), rule)
  for (const words of [
    ['hunt', file('texts.jsonl'), '--rules', file('hostile.yml')],
    ['search', '* | table n text', file('texts.jsonl')],
    ['search', `* | ${title}`, file('texts.jsonl')],
    ['search', '*', file('names.jsonl')],
    ['explain', file('hostile.yml')],
  ]) {
    const { text, code } = await typed(words)
    assert.doesNotMatch(
      text.replace(/\u001b\[[\d;]*m/g, ''),
      /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]/,
      words.join(' '),
    )
    assert.ok(!text.includes('    at '), text)
    assert.ok(code >= 0 && code <= 2)
  }
})

async function typed(words: readonly string[]): Promise<{ text: string; code: number }> {
  let text = ''
  const write = (more: string): void => {
    text += more
  }
  const machine: Machine = {
    out: write,
    err: write,
    outIsTerminal: true,
    errIsTerminal: true,
    width: 100,
    env: { LANG: 'en_US.UTF-8', NO_COLOR: '1' },
    platform: 'linux',
    version: '0',
    signal: new AbortController().signal,
    folder: process.cwd(),
    now: () => 0,
    // the engine of this file stays open
    open: async () => ({ ...bound(harrier), close: async () => undefined }),
  }
  return { code: await run(words, machine), text }
}

const bound = (all: Harrier): Harrier => ({
  search: options => all.search(options),
  hunt: (options, on) => all.hunt(options, on),
  explain: options => all.explain(options),
  explainEvent: options => all.explainEvent(options),
  test: (options, on) => all.test(options, on),
  rules: options => all.rules(options),
  lint: options => all.lint(options),
  format: options => all.format(options),
  store: options => all.store(options),
  close: async () => undefined,
})
