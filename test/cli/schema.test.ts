/** The schemas of the JSON that verbs answer with, held against what they do answer with. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { run } from '../../src/cli/run.ts'
import { schemas } from '../../src/cli/schemas/index.ts'
import { type Harrier, openHarrier } from '../../src/harrier.ts'
import { faultsOf } from './json-schema.ts'
import { runOn } from './machine.ts'

const samples = join(import.meta.dirname, '../../samples')
const logs = join(samples, 'logs')
const rules = join(samples, 'rules')
const bitsadmin = join(rules, 'detections/endpoint/bitsadmin_transfer_job.yml')
const event = 'ws-107.winlogbeat.jsonl:16'
const sigma = join(import.meta.dirname, 'content/sigma/rundll.yml')

let harrier: Harrier
before(async () => {
  harrier = await openHarrier()
})
after(() => harrier.close())

async function output(...words: string[]): Promise<string> {
  let out = ''
  await run(words, {
    out: text => {
      out += text
    },
    err: () => undefined,
    outIsTerminal: false,
    errIsTerminal: false,
    width: undefined,
    env: {},
    platform: 'linux',
    version: '0',
    signal: new AbortController().signal,
    folder: process.cwd(),
    now: () => 0,
    // Each of these hunts and searches empties the store first.
    open: async () => new Proxy(harrier, { get: closeless }),
  })
  return out
}

function closeless(target: Harrier, name: keyof Harrier): unknown {
  // What is awaited is asked for its 'then', which it does not have.
  return name === 'close' ? async () => undefined : target[name]?.bind(target)
}

const asked: readonly (readonly [verb: string, form: 'document' | 'line', words: readonly string[]])[] = [
  ['hunt', 'document', ['hunt', logs, '-r', rules, '--json', '--evidence', 'all']],
  ['hunt', 'line', ['hunt', logs, '-r', rules, '--jsonl', '--no-timing']],
  ['search', 'document', ['search', 'EventCode=1 | stats count values(Image) as images by Computer', logs, '--json']],
  ['search', 'document', ['search', 'EventCode=1 | stat count', logs, '--json']],
  ['search', 'line', ['search', 'EventCode=1 | head 3', logs, '--jsonl']],
  ['test', 'document', ['test', rules, '--data', join(samples, 'attack_data'), '--json']],
  ['test', 'line', ['test', rules, '--data', join(samples, 'attack_data'), '--jsonl', '--no-timing']],
  ['explain', 'document', ['explain', bitsadmin, '-r', rules, '--json']],
  ['explain', 'document', ['explain', bitsadmin, '--data', logs, '--event', event, '--json']],
  ['explain', 'document', ['explain', sigma, '--json']],
  ['explain', 'document', ['explain', 'EventCode=1 | stat count', '--json']],
]

for (const [verb, form, words] of asked) {
  test(`${words.map(word => word.replace(samples, 'samples')).join(' ')} is as its schema says`, async () => {
    const schema = schemas[verb]?.[form]
    assert.ok(schema)
    const out = await output(...words)
    const values = form === 'document' ? [out] : out.trimEnd().split('\n')
    assert.ok(values.length > 0 && values[0] !== '')
    for (const value of values) assert.deepEqual(faultsOf(schema, JSON.parse(value)), [])
  })
}

test('a schema says no to what it does not name, lacks, or has another type', () => {
  const schema = schemas['test']?.line ?? {}
  const line = { type: 'end', summary: { rules: 1 } }
  assert.notDeepEqual(faultsOf(schema, line), [])
  assert.notDeepEqual(faultsOf(schemas['hunt']?.document ?? {}, { version: 2 }), [])
})

test('the verb prints them as documents of JSON schema', async () => {
  for (const verb of Object.keys(schemas)) {
    const { out, code } = await runOn(['schema', verb])
    assert.equal(code, 0)
    const { $schema, title, ...schema } = JSON.parse(out)
    assert.equal($schema, 'https://json-schema.org/draft/2020-12/schema')
    assert.equal(title, `harrier ${verb} --format json`)
    assert.deepEqual(schema, schemas[verb]?.document)
  }
  assert.equal((await runOn(['schema', 'hunt', '--line'])).code, 0)
  const { err, code } = await runOn(['schema', 'explain', '--line'])
  assert.equal(code, 2)
  assert.match(err, /'explain' answers in one document, without lines/)
  assert.equal((await runOn(['schema', '__proto__'])).code, 2)
})
