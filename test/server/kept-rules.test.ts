/** What is kept of rules between two starts changes nothing of what is told about them, whatever becomes of the files. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { readStored, writeStored } from '../../src/rules/cache/store.ts'
import { type RuleSet, readRules } from '../../src/rules/read.ts'
import { root } from '../house/sources.ts'
import { needsShared, sharedPath } from '../shared.ts'
import { pagesOf, toldOf } from './kept-rules.ts'

interface Place {
  /** Of rules. */
  readonly rules: string
  readonly cache: string
}

async function inPlace(work: (place: Place) => void | Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'harrier-kept-'))
  const rules = join(folder, 'rules')
  try {
    cpSync(join(root, 'samples', 'rules'), rules, { recursive: true })
    for (const [name, text] of Object.entries(own)) writeFileSync(join(rules, name), text)
    await work({ rules, cache: join(folder, 'cache') })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const sigmaRule = (id: string, image: string): string => `title: A tool ${id}
id: ${id}
logsource:
  product: windows
  category: process_creation
detection:
  selection:
    Image|endswith: '${image}'
    CommandLine|contains: ' /all'
  condition: selection
falsepositives:
  - Support
tags:
  - attack.t1033
level: high
`

const own: Readonly<Record<string, string>> = {
  'tool.yml': sigmaRule('tool', '\\whoami.exe'),
  'two.yml': `${sigmaRule('first', '\\first.exe')}---\n${sigmaRule('second', '\\second.exe')}`,
  'narrowed.yml': `title: Not by support
logsource:
  product: windows
  category: process_creation
filter:
  rules:
    - tool
  selection:
    User: support
  condition: not selection
`,
  'query.toml': `[metadata]
creation_date = "2026/01/02"

[rule]
name = "A shell"
rule_id = "shell"
language = "kuery"
query = '''
process.name : "cmd.exe" and process.args : "/c"
'''
risk_score = 47
severity = "medium"
type = "query"
`,
  'odd.yml': 'name: Odd\nid: odd\nsearch: "`powershell` EventCode=4104 | made_up_command"\nodd_key: 1\ntype: TTP\n',
  'again.yml':
    'name: Again\nid: odd\nversion: 2\nsearch: __proto__=constructor | stats count by __proto__\ntype: TTP\n',
  'table.csv': 'a,b\n1,2\n',
}

const read = ({ rules, cache }: Place): RuleSet => readRules([rules], { cache, leastFiles: 0 })
const cold = ({ rules }: Place): object => toldOf(readRules([rules]))
const filesOf = ({ cache }: Place): readonly string[] => readdirSync(cache)
const fileOf = (place: Place): string => join(place.cache, filesOf(place)[0] ?? '')

/** As if the files had been written a while ago: times of today are not trusted. */
function age({ rules }: Place, seconds = 3600): void {
  for (const name of readdirSync(rules, { recursive: true, encoding: 'utf8' })) {
    const time = Date.now() / 1000 - seconds
    utimesSync(join(rules, name), time, time)
  }
}

test('known rules say what rules that were read say, and their pages are the same', () =>
  inPlace(async place => {
    const first = read(place)
    assert.deepEqual(toldOf(first), cold(place))
    first.keep()
    assert.equal(filesOf(place).length, 1)
    assert.deepEqual(toldOf(read(place)), cold(place))
    assert.deepEqual(await pagesOf(read(place)), await pagesOf(readRules([place.rules])))
  }))

test('rules keep what they said while their files change', () =>
  inPlace(place => {
    const before = cold(place)
    read(place).keep()
    const known = read(place)
    for (const name of ['tool.yml', 'query.toml', 'odd.yml', 'macros/powershell.yml'])
      writeFileSync(join(place.rules, name), 'x: 1\n')
    assert.deepEqual(toldOf(known), before)
  }))

const changes: Readonly<Record<string, (rules: string) => void>> = {
  'a rule that changed': rules => writeFileSync(join(rules, 'tool.yml'), sigmaRule('tool', '\\net.exe')),
  'a rule that changed, of the same length': rules =>
    writeFileSync(join(rules, 'tool.yml'), sigmaRule('tool', '\\whoamj.exe')),
  'a rule that came': rules => writeFileSync(join(rules, 'new.yml'), sigmaRule('new', '\\new.exe')),
  'a rule that went': rules => rmSync(join(rules, 'query.toml')),
  'a rule that went, and another of its id counts again': rules => rmSync(join(rules, 'again.yml')),
  'a rule that became a macro': rules =>
    writeFileSync(join(rules, 'tool.yml'), 'name: powershell\ndefinition: source=other\n'),
  'a rule that cannot be read any more': rules => writeFileSync(join(rules, 'tool.yml'), '#'.repeat(1_100_000)),
  'a file that is no YAML any more': rules => writeFileSync(join(rules, 'tool.yml'), 'a: [1\n  b: {'),
  'a folder in place of a file': rules => {
    rmSync(join(rules, 'tool.yml'))
    mkdirSync(join(rules, 'tool.yml'))
  },
  'a macro that changed': rules =>
    writeFileSync(join(rules, 'macros', 'powershell.yml'), 'name: powershell\ndefinition: EventCode=1 source=mine\n'),
  'a macro that came': rules =>
    writeFileSync(join(rules, 'macros', 'a.yml'), 'name: powershell\ndefinition: EventCode=2 source=mine\n'),
  'a macro that went': rules => rmSync(join(rules, 'macros', 'powershell.yml')),
  'a filter that changed': rules =>
    writeFileSync(join(rules, 'narrowed.yml'), own['narrowed.yml']?.replace('support', 'others') ?? ''),
  'a filter that went': rules => rmSync(join(rules, 'narrowed.yml')),
  'a data source that changed': rules => {
    const file = join(rules, 'data_sources', 'sysmon_eventid_1.yml')
    writeFileSync(file, readFileSync(file, 'utf8').replace(/separator_value: .*/, "separator_value: '3'"))
  },
  'a data source that went': rules => rmSync(join(rules, 'data_sources', 'sysmon_eventid_1.yml')),
  'a table that came': rules => {
    mkdirSync(join(rules, 'lookups'))
    writeFileSync(join(rules, 'lookups', 'list.csv'), 'a\n1\n')
  },
  'nothing at all': () => undefined,
}

for (const [name, change] of Object.entries(changes))
  test(`${name} is seen`, () =>
    inPlace(place => {
      age(place)
      read(place).keep()
      change(place.rules)
      assert.deepEqual(toldOf(read(place)), cold(place))
      read(place).keep()
      assert.deepEqual(toldOf(read(place)), cold(place))
      assert.equal(filesOf(place).length, 1)
    }))

test('macros and data sources above a root count too', () =>
  inPlace(({ rules, cache }) => {
    const detections = { rules: join(rules, 'detections'), cache }
    read(detections).keep()
    assert.deepEqual(toldOf(read(detections)), cold(detections))
    writeFileSync(join(rules, 'macros', 'powershell.yml'), 'name: powershell\ndefinition: EventCode=1 source=mine\n')
    assert.deepEqual(toldOf(read(detections)), cold(detections))
    writeFileSync(join(rules, 'data_sources', 'sysmon_eventid_1.yml'), 'name: Other\nsource: a\nsourcetype: b\n')
    assert.deepEqual(toldOf(read(detections)), cold(detections))
  }))

test('a file that was touched is the same, and is looked into once', () =>
  inPlace(async place => {
    age(place)
    // What has just changed is compared by its content, so the first sets have to be two seconds old.
    await new Promise(resolve => setTimeout(resolve, 2100))
    read(place).keep()
    const written = statSync(fileOf(place)).ino
    read(place).keep()
    assert.equal(statSync(fileOf(place)).ino, written)
    age(place, 7200)
    await new Promise(resolve => setTimeout(resolve, 2100))
    assert.deepEqual(toldOf(read(place)), cold(place))
    read(place).keep()
    assert.notEqual(statSync(fileOf(place)).ino, written)
    const again = statSync(fileOf(place)).ino
    read(place).keep()
    assert.equal(statSync(fileOf(place)).ino, again)
  }))

test('a file that is damaged, cut or foreign is read as if it were not there, and written anew', () =>
  inPlace(place => {
    const expected = cold(place)
    read(place).keep()
    const file = fileOf(place)
    const good = readFileSync(file)
    const flipped = (at: number): Buffer => {
      const bytes = Buffer.from(good)
      bytes[at] = (bytes[at] ?? 0) ^ 1
      return bytes
    }
    const heads = [0, 20, 60, 90, 120].map(flipped)
    const insides = Array.from({ length: 40 }, (_, part) => flipped(Math.floor((good.length * part) / 40)))
    const cuts = [0, 1, 50, 200, good.length >> 1, good.length - 1].map(length => good.subarray(0, length))
    const others = [Buffer.from('{"__proto__":{}}\n'), Buffer.alloc(5000), Buffer.concat([good, good])]
    for (const bytes of [...heads, ...insides, ...cuts, ...others]) {
      writeFileSync(file, bytes)
      const set = read(place)
      assert.equal(set.rules.length, 13)
      set.keep()
      assert.ok(readFileSync(file).equals(good) || readStored(file), 'a good file is there again')
    }
    assert.deepEqual(toldOf(read(place)), expected)
  }))

test('a file that is right as a whole and wrong inside is not believed', () =>
  inPlace(place => {
    read(place).keep()
    const file = fileOf(place)
    const good = readStored(file)
    assert.ok(good)
    const expected = cold(place)
    const numbers = [...good.numbers]
    const wrong = (at: number, value: number): Int32Array =>
      Int32Array.from(numbers.map((number, index) => (index === at ? value : number)))
    for (const value of [-2, -1, 2_147_483_647])
      for (let at = 0; at < 60; at++) {
        writeStored(file, { ...good, numbers: wrong(at, value) })
        assert.equal(read(place).rules.length, 13, `${value} at ${at}`)
      }
    writeStored(file, { ...good, texts: Object.assign([...good.texts], { 3: { __proto__: null } }) })
    assert.deepEqual(toldOf(read(place)), expected)
    writeStored(file, { ...good, bodies: good.bodies.subarray(1) })
    assert.deepEqual(toldOf(read(place)), expected)
    // Texts of other rules than those that are kept: what is asked of them is empty or theirs, and nothing fails.
    writeStored(file, { ...good, bodies: Buffer.alloc(good.bodies.length, 'a') })
    toldOf(read(place))
  }))

test('what another version kept is not read', () =>
  inPlace(place => {
    read(place).keep()
    const file = fileOf(place)
    const text = readFileSync(file, 'latin1')
    writeFileSync(file, text.replace(/^(harrier-rules )\w{4}/, '$10000'), 'latin1')
    assert.equal(readStored(file), undefined)
    assert.deepEqual(toldOf(read(place)), cold(place))
  }))

test('a folder that cannot be written is no error', () =>
  inPlace(({ rules, cache }) => {
    writeFileSync(cache, 'a file where the folder would be')
    const place = { rules, cache }
    read(place).keep()
    assert.deepEqual(toldOf(read(place)), cold(place))
    assert.equal(readFileSync(cache, 'utf8'), 'a file where the folder would be')
    symlinkSync('loop', join(rules, '..', 'loop'))
    readRules([rules], { cache: join(rules, '..', 'loop'), leastFiles: 0 }).keep()
  }))

test('small sets, and sets that are to be kept nowhere, leave nothing', () =>
  inPlace(place => {
    readRules([place.rules], { cache: place.cache }).keep()
    readRules([place.rules]).keep()
    assert.throws(() => filesOf(place), /ENOENT/)
  }))

test('no more than eight sets are kept', () =>
  inPlace(place => {
    for (let count = 0; count < 11; count++)
      readRules([place.rules, ...Array(count).fill(place.rules)], { cache: place.cache, leastFiles: 0 }).keep()
    assert.equal(filesOf(place).length, 8)
  }))

test('two processes at once do not hinder each other', () =>
  inPlace(async place => {
    const script = `import { readRules } from ${JSON.stringify(join(root, 'src', 'rules', 'read.ts'))}
for (let count = 0; count < 12; count++) {
  const set = readRules([${JSON.stringify(place.rules)}], { cache: ${JSON.stringify(place.cache)}, leastFiles: 0 })
  if (set.rules.length !== 13) process.exit(3)
  set.keep()
}`
    const options = ['--import', 'tsx', '--input-type=module', '-e', script]
    const run = (): Promise<number | null> =>
      new Promise(resolve => {
        spawn(process.execPath, options, { cwd: root, stdio: 'inherit' }).on('close', resolve)
      })
    assert.deepEqual(await Promise.all([run(), run()]), [0, 0])
    assert.equal(filesOf(place).length, 1)
    assert.deepEqual(toldOf(read(place)), cold(place))
  }))

for (const name of ['splunk', 'sigma', 'elastic'])
  test(`known rules of ${name} say what rules that were read say`, needsShared('corpus', name), () =>
    inPlace(async ({ cache }) => {
      const place = { rules: sharedPath('corpus', name), cache }
      const first = read(place)
      first.keep()
      const known = read(place)
      assert.deepEqual(toldOf(known, { step: 9 }), toldOf(first, { step: 9 }))
      assert.deepEqual(await pagesOf(known, { step: 150 }), await pagesOf(first, { step: 150 }))
    }),
  )
