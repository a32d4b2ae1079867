/** Searches are taken apart as the case file says; rules are counted, covered and found. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { printPredicate } from '../../src/predicate/print.ts'
import { attackCoverage, findTactic, findTechnique, tactics } from '../../src/rules/attack.ts'
import { makeCatalog } from '../../src/rules/catalog.ts'
import { comparisonKeys } from '../../src/rules/comparison-key.ts'
import { type EventCoverage, eventCoverage } from '../../src/rules/coverage.ts'
import { dataSourcePool } from '../../src/rules/data-sources.ts'
import { findEvent, shortProvider } from '../../src/rules/events.ts'
import { countIndicators, type Indicator } from '../../src/rules/indicators.ts'
import { type Logic, readLogic } from '../../src/rules/logic.ts'
import { macroPool } from '../../src/rules/macros.ts'
import { findOverlap } from '../../src/rules/overlap.ts'
import { readRules } from '../../src/rules/read.ts'
import { rootSource } from '../../src/text/source.ts'
import { needsShared, sharedPath } from '../shared.ts'
import { inFolder, readCases } from './cases.ts'

const noSources = dataSourcePool([])

for (const { name, sections } of readCases(join(import.meta.dirname, 'cases', 'logic.txt')))
  test(`logic.txt: ${name}`, () => {
    const logic = logicOf(sections.get('search') ?? '')
    const given: Record<string, string> = {
      predicates: predicateLines(logic),
      indicators: logic.indicators.map(indicatorLine).join('\n'),
      needs: [logic.fields, logic.macros, logic.dataModels].map(names => names.join(' ')).join('\n'),
      events: eventCoverage({ ...logic, dataSources: [] }, noSources)
        .map(eventLine)
        .join('\n'),
    }
    for (const [title, expected] of sections) if (title !== 'search') assert.equal(given[title], expected, title)
  })

test('an indicator is counted once a rule, and what is left out apart', () => {
  const rules = ['a="*x*"', 'a="*X*" OR a="*x*"', 'NOT a="*x*"', 'b=1'].map((search, index) => ({
    id: String(index),
    indicators: logicOf(search).indicators,
  }))
  const counts = countIndicators(rules)
  const others = rules.map(({ id, indicators }) => indicators.map(row => counts.others(row, id)))
  assert.deepEqual(others, [[1], [1, 1], [0], [0]])
})

test('rules are alike that share most of what they look for', () => {
  const searches = ['a=1 b=2 c=3', 'a=1 b=2 c=3 index=x', 'a=1 b=2', 'a=1', 'a=1 NOT b=2 NOT c=3']
  const overlap = findOverlap(searches.map((search, id) => ({ id: `${id}`, indicators: logicOf(search).indicators })))
  assert.deepEqual(
    overlap.similar('0').map(({ id, shared, likeness }) => [id, shared.length, likeness.toFixed(2)]),
    [
      ['1', 3, '1.00'],
      ['2', 2, '0.64'],
    ],
  )
  assert.deepEqual(
    overlap.similar('0').map(({ relation }) => relation),
    ['same', 'contains'],
  )
  assert.deepEqual(overlap.similar('3'), [])
  assert.deepEqual(overlap.similar('nobody'), [])
})

test('keys that vendors write as several tests, and names of one program, meet in one comparison', () => {
  for (const [key, expected] of [
    ['process.original_file_name|eq|pwsh.dll', ['process.name|eq|powershell.exe']],
    ['source_process.path|eq|?:\\windows\\system32\\net1.exe', ['process.name|eq|net.exe']],
    ['process.path|startswith|?:\\windows\\', ['process.path|startswith|?:\\windows\\']],
    ['process.cmdline|wildcard|*/create * -tn*', ['process.cmdline|contains|create', 'process.cmdline|contains|tn']],
    ['process.cmdline|regex|-e\\s', ['process.cmdline|regex|-e\\s']],
    ['registry.path|contains|lsa\\wdigest\\logon', ['registry.path|contains|wdigest', 'registry.path|contains|logon']],
    ['registry.value|eq|logon', ['registry.path|contains|logon']],
    ['registry.path|contains|mscfile\\shell\\open\\command', ['registry.path|contains|mscfile']],
    ['registry.path|contains|shell\\open', ['registry.path|contains|shell', 'registry.path|contains|open']],
    ['file.path|endswith|/etc/doas.conf', ['file.path|contains|etc', 'file.path|contains|doas.conf']],
    ['file.name|eq|doas.conf', ['file.path|contains|doas.conf']],
    ['net.src.ip|cidr|10.0.0.0/8', ['net.src.ip|cidr|private']],
    ['process.integrity|eq|s-1-16-12288', ['process.integrity|eq|high']],
    ['action|eq|deleted', []],
    ['action|eq|org.add_member', ['cloud.action|eq|org.add_member']],
    ['__proto__|eq|a|b', ['__proto__|eq|a|b']],
  ] as const)
    assert.deepEqual(comparisonKeys(key), expected, key)
})

test('a list of common programs does not make two rules alike that differ in what decides', () => {
  const programs = 'process_name IN (cmd.exe, wscript.exe, cscript.exe, mshta.exe)'
  const searches = ['winrar.exe', 'msra.exe', 'winrar.exe'].map(parent => `${programs} parent_process_name=${parent}`)
  const overlap = findOverlap(searches.map((search, id) => ({ id: `${id}`, indicators: logicOf(search).indicators })))
  assert.deepEqual(
    overlap.similar('0').map(({ id, likeness }) => [id, likeness]),
    [['2', 1]],
  )
})

test('a rule inside of a long one is told, and rare things come before common ones', () => {
  const searches = [
    'a=1 b=2 c=3',
    'a=1 b=2 c=3 d=4 e=5 f=6 g=7',
    'p=1 q=2',
    'p=1 q=2',
    'p=1 q=2 r=3',
    'r=3 p=1',
    'a=1 b=2',
  ]
  const overlap = findOverlap(searches.map((search, id) => ({ id: `${id}`, indicators: logicOf(search).indicators })))
  const rows = (id: string) => overlap.similar(id).map(({ id, relation }) => [id, relation])
  assert.deepEqual(rows('0'), [
    ['6', 'contains'],
    ['1', 'within'],
  ])
  assert.deepEqual(rows('1'), [['0', 'contains']])
  // '5' shares what two rules have, '2' and '3' what three have.
  assert.deepEqual(rows('4'), [
    ['5', 'contains'],
    ['2', 'contains'],
    ['3', 'contains'],
  ])
})

test('techniques have names and tactics, and revoked ones what replaced them', () => {
  assert.equal(tactics.length, 15)
  assert.equal(findTechnique('t1059.001')?.fullName, 'Command and Scripting Interpreter: PowerShell')
  assert.equal(findTactic('Defense Evasion')?.name, 'Stealth')
  assert.equal(findTechnique('T1086')?.revokedBy, 'T1059.001')
  assert.equal(findTechnique('T9999'), undefined)
  const rows = attackCoverage(['T1047', 'T1086', 'T9999']).map(({ tactic, techniques }) => [
    tactic?.name,
    techniques.map(({ id }) => id),
  ])
  assert.deepEqual(rows, [
    ['Execution', ['T1047', 'T1059.001']],
    [undefined, ['T9999']],
  ])
})

test('events have the titles of their manifests', () => {
  assert.equal(findEvent({ channel: 'security' }, 4688)?.title, 'A new process has been created.')
  assert.equal(findEvent({ provider: 'Microsoft-Windows-Sysmon' }, 1)?.title, 'Process Create')
  assert.equal(findEvent({ channel: 'System' }, 7045)?.provider, 'Service Control Manager')
  assert.equal(findEvent({ channel: 'Security' }, 999_999), undefined)
  assert.equal(shortProvider('Microsoft-Windows-Security-Auditing'), 'Security')
})

test('data sources cover events by their names, with and without a folder that defines them', () => {
  const named = (name: string) => eventCoverage({ dataSources: [name], indicators: [], dataModels: [] }, noSources)
  const lines = ['Sysmon EventID 1', 'NTLM Operational 8004,8005', 'Sysmon for Linux EventID 11', 'AWS CloudTrail']
  assert.deepEqual(
    lines.flatMap(named).map(row => [row.provider, row.eventId, row.title !== undefined]),
    [
      ['Sysmon', 1, true],
      ['Security-Netlogon', 8004, true],
      ['Security-Netlogon', 8005, true],
      ['Linux-Sysmon', 11, true],
      ['AWS CloudTrail', undefined, false],
    ],
  )
})

test('rules are found by id, name, slug and file, and selected by keys', () => {
  const files = [
    { path: 'detections/endpoint/wmi_use.yml', text: detection('WMI-Use', 'A1', 'TTP', 'T1047', 'Sysmon EventID 1') },
    {
      path: 'detections/cloud/aws_login.yml',
      text: detection('AWS Login', 'a2', 'Anomaly', 'T1078', 'AWS CloudTrail'),
    },
  ]
  inFolder(files, root => {
    const catalog = makeCatalog(readRules([root]).rules)
    const names = (query: string) => catalog.select(query).rules.map(rule => rule.name)
    for (const query of [
      'A1',
      'a1',
      'WMI-Use',
      'wmi-use',
      'wmi_use',
      'wmi_use.yml',
      `${root}/detections/endpoint/wmi_use.yml`,
    ])
      assert.deepEqual(
        catalog.find(query).map(rule => rule.id),
        ['A1'],
        query,
      )
    assert.deepEqual(catalog.find('nothing'), [])
    assert.deepEqual(names('tactic=execution type=ttp platform=windows'), ['WMI-Use'])
    assert.deepEqual(names('tactic="Initial Access"'), ['AWS Login'])
    assert.deepEqual(names('name=*login*'), ['AWS Login'])
    assert.deepEqual(names('type=TTP,Anomaly'), ['AWS Login', 'WMI-Use'])
    assert.deepEqual(names('type!=TTP'), ['AWS Login'])
    assert.deepEqual(names('category=cloud'), ['AWS Login'])
    assert.deepEqual(names('wmi'), ['WMI-Use'])
    const wrong = catalog.select('tactics=execution')
    assert.deepEqual(wrong.rules, [])
    assert.match(wrong.diagnostics[0]?.message ?? '', /^'tactics' is no key to select by; known are id, name,/)
    assert.deepEqual(
      catalog.select('severity=hihg vendor=elastic,nobody').diagnostics.map(({ message, help }) => [message, help]),
      [
        ["'hihg' is no severity", 'high'],
        ["'nobody' is no vendor", 'splunk, sigma, elastic'],
      ],
    )
    assert.match(catalog.select('tactic=nonsense').diagnostics[0]?.message ?? '', /'nonsense' is no tactic of ATT&CK/)
    assert.equal(catalog.select('__proto__=1 constructor=2').diagnostics.length, 2)
  })
})

test('the rule of the page has its rows', needsShared('seed', 'rule.yml'), () => {
  const set = readRules([sharedPath('seed', 'rule.yml')])
  const [rule] = set.rules
  assert.ok(rule)
  const logic = readLogic(rule.search, set.macros)
  assert.deepEqual(logic.parsed.diagnostics, [])
  assert.equal(logic.stages.length, 6)
  assert.deepEqual(eventCoverage({ ...rule, ...logic }, set.dataSources).map(eventLine), [
    'PowerShell 4104 Creating Scriptblock text (MessageNumber of MessageTotal) (data source)',
  ])
  assert.deepEqual(
    attackCoverage(rule.techniques).map(({ tactic, techniques }) => [tactic?.name, ...techniques.map(t => t.name)]),
    [['Execution', 'Windows Management Instrumentation']],
  )
  assert.ok(logic.indicators.map(indicatorLine).includes('ScriptBlockText contains Invoke-WmiMethod'))
})

test(
  'every technique and nearly every event of the reference content is known',
  needsShared('corpus', 'splunk'),
  () => {
    const set = readRules([sharedPath('corpus', 'splunk')])
    const untitled = new Set<string>()
    for (const rule of set.rules) {
      for (const { tactic } of attackCoverage(rule.techniques)) assert.ok(tactic, rule.techniques.join())
      const logic = readLogic(rule.search, set.macros)
      for (const row of eventCoverage({ ...rule, ...logic }, set.dataSources))
        if (row.eventId !== undefined && row.title === undefined) untitled.add(`${row.provider} ${row.eventId}`)
    }
    assert.deepEqual([...untitled], ['PrintService 4909'])
  },
)

const logicOf = (search: string): Logic => readLogic(rootSource('<search>', search), macroPool([]))

const indicatorLine = ({ field, kind, value, selector, exclude }: Indicator): string =>
  `${field} ${kind} ${value}${selector ? ' selector' : ''}${exclude ? ' exclude' : ''}`

const eventLine = ({ provider, eventId, title, because }: EventCoverage): string =>
  `${provider} ${eventId} ${title} (${because})`

function predicateLines({ stages, parsed }: Logic): string {
  return stages
    .flatMap(({ predicates }, index) =>
      predicates.map(
        predicate =>
          `${index + 1} ${printPredicate(predicate, ({ span }) => parsed.expanded.text.slice(span.start, span.end))}`,
      ),
    )
    .join('\n')
}

const detection = (name: string, id: string, type: string, technique: string, source: string): string => `name: ${name}
id: ${id}
type: ${type}
search: x=1
data_source: [${source}]
mitre_attack_id: [${technique}]
`
