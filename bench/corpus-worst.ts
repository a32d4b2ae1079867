/** Events that cost most: many of a kind, long texts, parts of one script. */
import type { WindowsEvent } from '../src/logs/event.ts'
import type { PoolEvent } from './corpus-vary.ts'

const start = Date.UTC(2024, 0, 2) * 1000
const powershell = { provider: 'Microsoft-Windows-PowerShell', channel: 'Microsoft-Windows-PowerShell/Operational' }
const sysmon = { provider: 'Microsoft-Windows-Sysmon', channel: 'Microsoft-Windows-Sysmon/Operational' }
const security = { provider: 'Microsoft-Windows-Security-Auditing', channel: 'Security' }

/** 2,443 pairs of script starts and ends, a script of 20 KB in eight parts, 500 long call traces, a burst of share accesses. */
export function worstCases(): PoolEvent[] {
  const events: WindowsEvent[] = []
  const add = (system: { provider: string; channel: string }, eventId: string, data: [string, string][]) => {
    const time = start + events.length * 1000
    const systemTime = new Date(time / 1000).toISOString()
    events.push({
      kind: 'windows',
      origin: { file: 'worst', record: events.length + 1 },
      time,
      system: { ...system, eventId, systemTime, computer: 'worst.example' },
      body: 'EventData',
      bodyName: undefined,
      data,
      extra: [],
      raw: () => '',
    })
  }
  const block = '9b2f7f0e-6a3c-4c52-9a53-0d6a5b1c7e11'
  for (let i = 0; i < 2443; i++) {
    add(powershell, '4105', [['ScriptBlockId', block]])
    add(powershell, '4106', [['ScriptBlockId', block]])
  }
  for (let part = 1; part <= 8; part++) {
    const text = Array.from({ length: 400 }, (_, i) => `$v${part}_${i} = Get-Item 'C:\\data\\${i}'`).join('\n')
    add(powershell, '4104', [
      ['MessageNumber', String(part)],
      ['MessageTotal', '8'],
      ['ScriptBlockText', text.slice(0, 20_000)],
      ['ScriptBlockId', block],
    ])
  }
  const trace = Array.from(
    { length: 80 },
    (_, i) => `C:\\Windows\\System32\\module${i}.dll+${(i * 4919).toString(16)}`,
  ).join('|')
  for (let i = 0; i < 500; i++) {
    add(sysmon, '10', [
      ['SourceImage', 'C:\\Program Files\\agent\\agent.exe'],
      ['TargetImage', 'C:\\Windows\\System32\\svchost.exe'],
      ['GrantedAccess', '0x1000'],
      ['CallTrace', trace],
    ])
  }
  for (let i = 0; i < 1000; i++) {
    add(security, '5145', [
      ['SubjectUserName', 'reader'],
      ['ShareName', '\\\\*\\data'],
      ['RelativeTargetName', `folder\\file${i}.txt`],
      ['AccessMask', '0x1'],
    ])
  }
  return events.map(event => ({ file: 'worst', event }))
}
