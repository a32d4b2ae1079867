/** One rule through the whole trip in every form of log: what it finds, what it leaves, and where its drilldowns lead. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Finding, RuleResult } from '../../src/detect/report.ts'
import { type Harrier, openHarrier, type SearchResult } from '../../src/harrier.ts'
import { type Case, readCases } from '../spl/case-file.ts'
import { forms, type ScriptBlock } from './script-blocks.ts'

const rules = join(import.meta.dirname, '../../samples/rules')
const seed = join(rules, 'detections/endpoint/remote_process_instantiation_via_wmi_and_powershell_script_block.yml')
/** The rule before it grouped by everything: no `fillnull`, and the user's id among the keys. */
const old2024 = join(import.meta.dirname, 'rules/script-block-of-2024.yml')
const cases = readCases(readFileSync(join(import.meta.dirname, 'seed-rule.txt'), 'utf8'))
const formNames = Object.keys(forms) as (keyof typeof forms)[]

/** Names of computers and users that mean something to a search; a computer is a name in every form of log. */
const hostileHosts = [
  'lab "quoted" host',
  String.raw`back\slash\\host\ `.trim(),
  'pipe | delete | host',
  'tick `powershell` host',
  "it's $dest$ or $$ (IN)",
  '{p1:String} %original_detection_search%',
]
const hostileUsers = [String.raw`HERON\tomas "t" eke`, 'a | stats count', '`seed_filter`', "o'neil\\", '[ search x ]']
const attack = 'Invoke-WmiMethod -CN lab-srv22 -Class Win32_Process -Name create -ArgumentList cmd.exe'
const powershell = 'Microsoft-Windows-PowerShell/Operational'
const sid = 'S-1-5-21-3104417221-1842093377-2961540188-1042'

let folder: string
let harrier: Harrier
const findings: Finding[] = []
const results: RuleResult[] = []

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'harrier-seed-'))
  for (const form of formNames)
    writeFileSync(join(folder, `${form}.${forms[form].extension}`), forms[form].write(blocks(form)))
  harrier = await openHarrier()
  const on = {
    finding: (finding: Finding) => findings.push(finding),
    rule: (result: RuleResult) => results.push(result),
  }
  await harrier.hunt({ paths: logs(), rules: [seed, old2024], evidence: 'all', timing: false }, on)
})
after(async () => {
  await harrier?.close()
  rmSync(folder, { recursive: true, force: true })
})

const logs = (): string[] => formNames.map(form => join(folder, `${form}.${forms[form].extension}`))

for (const form of formNames)
  for (const [index, each] of cases.entries())
    test(`${form}: ${each.title}`, () => {
      for (const { name, text } of each.sections) {
        if (name !== 'fires' && name !== 'fires in 2024') continue
        const rule = name === 'fires' ? 'Remote Process' : 'Script Block of 2024'
        const found = findings.filter(({ rule: { name } }) => name.startsWith(rule))
        const fired = found.some(({ entity }) => entity?.value === hostOf(form, index))
        assert.equal(fired ? 'yes' : 'no', text, name)
      }
    })

test('both rules run and every finding has its own record as evidence', () => {
  assert.deepEqual(
    results.map(({ outcome, diagnostics }) => [outcome, diagnostics]),
    [
      ['found', []],
      ['found', []],
    ],
  )
  for (const { evidence, evidenceOf, entity } of findings) {
    assert.equal(evidenceOf, 'row', entity?.value)
    assert.equal(evidence.length, 1, entity?.value)
  }
})

test('the title names the host, whatever it is called', () => {
  const titles = new Set(findings.map(({ title }) => title))
  for (const host of [hostOf('evtx', 0), ...hostileHosts])
    assert.ok(
      titles.has(`A process was started on a remote endpoint from ${host} by abusing WMI using PowerShell.exe`),
      host,
    )
})

test('the first drilldown gives the rows of the finding', async () => {
  for (const { finding, drilldown } of drilldowns(0)) {
    const { rows } = await run(drilldown)
    assert.deepEqual(rows.length > 0 && [...new Set(rows.map(({ dest }) => dest))], [finding.entity?.value])
    assert.ok(rows.some(row => JSON.stringify(row) === JSON.stringify(finding.row)))
  }
})

test("the second drilldown gives the host's risk of this run", async () => {
  for (const { finding, drilldown } of drilldowns(1)) {
    const { rows } = await run(drilldown)
    assert.equal(rows.length, 1, finding.entity?.value)
    const [row] = rows
    assert.equal(row?.['normalized_risk_object'], finding.entity?.value.toLowerCase())
    assert.match(String(row?.['Search Name']), /Remote Process Instantiation via WMI/)
    assert.equal(row?.['Risk Message'], finding.title)
    assert.equal(row?.['Analytic Stories'], 'Active Directory Lateral Movement')
    assert.match(String(row?.['firstTime']), /^2026-03-17T\d\d:\d\d:\d\d$/)
  }
})

test('a drilldown by user finds the user, whatever it is called', async () => {
  const wanted = findings.filter(
    ({ rule, row }) => rule.name.includes('2024') && hostileUsers.includes(String(row['UserID'])),
  )
  assert.equal(new Set(wanted.map(({ row }) => row['UserID'])).size, hostileUsers.length)
  for (const { drilldowns, row } of wanted.slice(0, hostileUsers.length)) {
    for (const drilldown of drilldowns) {
      const { rows } = await run(drilldown, old2024)
      assert.deepEqual([...new Set(rows.map(({ UserID }) => UserID))], [row['UserID']], drilldown.search)
    }
  }
})

/** A finding of the rule for a plain host and for each hostile one, with one of its drilldowns. */
function* drilldowns(index: number) {
  for (const host of [hostOf('evtx', 0), ...hostileHosts]) {
    const finding = findings.find(({ rule, entity }) => rule.name.startsWith('Remote') && entity?.value === host)
    const drilldown = finding?.drilldowns[index]
    assert.ok(finding && drilldown, host)
    yield { finding, drilldown }
  }
}

type Drilldown = Finding['drilldowns'][number]

async function run({ search, earliest, latest }: Drilldown, rule = seed): Promise<SearchResult> {
  const range = { ...(earliest !== null && { earliest }), ...(latest !== null && { latest }) }
  const result = await harrier.search({
    spl: search,
    paths: logs(),
    rules: [rule],
    ...range,
  })
  assert.deepEqual(result.diagnostics, [], search)
  return result
}

function hostOf(form: string, index: number): string {
  return `case-${index + 1}.${form}.heron.example`
}

/** The blocks of every case, each on a host of its own; then those with names that mean something. */
function blocks(form: keyof typeof forms): readonly ScriptBlock[] {
  const usual = {
    event: '4104',
    channel: powershell,
    message: `${attack} # ${form}`,
    part: [1, 1],
    user: sid,
    path: 'C:\\a.ps1',
  } as const
  const hosts = hostileHosts.map(host => ({ ...usual, host }))
  // in EVTX a user is a SID in bytes
  const users = form === 'evtx' ? [] : hostileUsers.map((user, index) => ({ ...usual, host: `user-${index}`, user }))
  return [...cases.flatMap((each, index) => blocksOf(each, hostOf(form, index))), ...hosts, ...users]
}

function blocksOf({ input, sections }: Case, host: string): ScriptBlock[] {
  const [, channel, event = '', text = ''] = /^(\w+) (\d+) (.*)$/s.exec(input) ?? []
  const but = sections.find(({ name }) => name === 'but')?.text
  const messages = but === 'two messages' ? text.split(' | ') : [text]
  return messages.map((message, index) => ({
    host,
    event,
    channel: channel === 'powershell' ? powershell : 'Application',
    message: message.replaceAll(' ⏎ ', '\n'),
    part: [index + 1, messages.length],
    user: but === 'no user' ? undefined : sid,
    path: but === 'no path' ? undefined : but === 'empty path' ? '' : 'C:\\scripts\\start.ps1',
  }))
}
