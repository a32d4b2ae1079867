/** Events like Sysmon's, made by the database itself: the same ones for the same number of them. */
import type { Engine } from '../src/engine/engine.ts'

export const begin = 1_700_000_000

/** What a store that had loaded them would know about them: `answer` holds several values wherever it is, numbers are plain. */
export const syntheticFields = new Map(
  'EventCode Computer User Image CommandLine ParentImage ProcessGuid process process_name parent_process_name dest user DestinationIp DestinationPort TargetFilename query answer'
    .split(' ')
    .map(
      name => [name, { multivalued: name === 'answer', alwaysList: name === 'answer', plainNumbers: true }] as const,
    ),
)

/** Half a million at a time, so that memory stays small. */
export async function makeEvents(engine: Engine, count: number): Promise<void> {
  const most = 500_000
  for (let first = 0; first < count; first += most)
    await engine.query({ sql: insert(first, Math.min(most, count - first)), params: {}, columns: [] })
}

const programs = [
  'cmd.exe',
  'powershell.exe',
  'svchost.exe',
  'explorer.exe',
  'rundll32.exe',
  'certutil.exe',
  'chrome.exe',
  'wmic.exe',
  'net.exe',
  'reg.exe',
  'mshta.exe',
  'conhost.exe',
  'schtasks.exe',
  'msbuild.exe',
  'notepad.exe',
  'regsvr32.exe',
]

/** Numbers without a visible order, one sequence for each salt. */
const pick = (salt: number, size: number): string => `(intHash32(number * 16 + ${salt}) % ${size})`

function insert(first: number, count: number): string {
  const program = `[${programs.map(name => `'${name}'`).join(', ')}][1 + ${pick(1, programs.length)}]`
  const parent = `[${programs.map(name => `'${name}'`).join(', ')}][1 + ${pick(2, programs.length)}]`
  const code = `['1','1','1','1','3','3','3','11','7','22'][1 + ${pick(3, 10)}]`
  const tail = `[' /c dir', ' -enc SQBFAFgA', ' stop winmgmt', ' --id ', ' add HKLM\\\\\\\\Run', ' -urlcache -f', ' view', ''][1 + ${pick(4, 8)}]`
  const image = `concat('C:\\\\\\\\Windows\\\\\\\\', if(${pick(5, 9)} = 0, 'Temp', 'System32'), '\\\\\\\\', program)`
  const pair = (name: string, value: string): string => `'"${name}":"', ${value}, '"'`
  const always = [
    pair('EventCode', 'code'),
    pair('Computer', 'computer'),
    pair('dest', 'computer'),
    pair('User', 'user'),
    pair('user', 'user'),
    pair('Image', 'image'),
    pair('ProcessGuid', "concat('{', lower(hex(number)), '}')"),
  ]
  const only = (codes: string, ...pairs: string[]): string =>
    `if(code ${codes}, concat(${pairs.map(each => `',', ${each}`).join(', ')}), '')`
  return `
INSERT INTO events
SELECT toDateTime64(${begin} + number / 100, 6, 'UTC'), toDateTime64(${begin}, 6, 'UTC'), number AS seq,
  'main', computer, source, source, [source], [source],
  if(code = '1', ['process', 'report'], if(code = '3', ['network', 'communicate'], [])),
  '', 'synthetic', toInt64(seq) + 1,
  concat('{', ${always.join(", ',', ")},
    ${only("= '1'", pair('CommandLine', 'line'), pair('process', 'line'), pair('process_name', 'program'), pair('ParentImage', 'parent'), pair('parent_process_name', 'parent'))},
    ${only("= '3'", pair('DestinationIp', `concat('10.', toString(${pick(6, 4)}), '.', toString(${pick(7, 200)}), '.9')`), pair('DestinationPort', `['443','80','445','53','3389','8080'][1 + ${pick(8, 6)}]`))},
    ${only("= '11'", pair('TargetFilename', "concat(image, '.', toString(number % 997), '.tmp')"))},
    ${only("= '22'", pair('query', `concat('host', toString(${pick(9, 5000)}), '.example.org')`))},
    if(code = '22', if(number % 3 = 0, '', concat(',"answer":["10.0.0.', toString(${pick(10, 250)}), '","10.0.1.', toString(${pick(11, 250)}), '"]')), ''),
    '}')::JSON(max_dynamic_paths = 96)
FROM (
  SELECT number, ${code} AS code, concat('PC', toString(${pick(12, 400)})) AS computer,
    concat('user', toString(${pick(13, 900)})) AS user, ${program} AS program, ${parent} AS parent, ${image} AS image,
    concat(image, ${tail}, toString(${pick(14, 3000)})) AS line,
    'XmlWinEventLog:Microsoft-Windows-Sysmon/Operational' AS source
  FROM (SELECT number + ${first} AS number FROM numbers(${count}))
)`
}
