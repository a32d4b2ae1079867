/** Searches, and beside each the query that somebody who knows ClickHouse would write for it. */

export interface Pair {
  readonly name: string
  readonly spl: string
  readonly sql: string
}

export const tools = [
  ['certutil.exe', 'download'],
  ['mshta.exe', 'script'],
  ['regsvr32.exe', 'script'],
  ['schtasks.exe', 'persistence'],
] as const

const f = (name: string): string => `fields.\`${name}\`.:String`
const listed = ['cmd.exe', 'powershell.exe', 'wmic.exe', 'net.exe', 'reg.exe', 'mshta.exe', 'certutil.exe', 'at.exe']
const quoted = listed.map(name => `'${name}'`).join(', ')

export const pairs: readonly Pair[] = [
  {
    name: 'filter',
    spl: 'EventCode=3 DestinationPort=445 User=user17 | stats count',
    sql: `SELECT count() FROM events WHERE ${f('EventCode')} = '3' AND ${f('DestinationPort')} = '445' AND lower(${f('User')}) = 'user17'`,
  },
  {
    name: 'wildcard',
    spl: 'EventCode=1 CommandLine="*\\\\temp\\\\*" CommandLine="*-enc *" | stats count by Image',
    sql: `SELECT ${f('Image')} AS Image, count() FROM events
WHERE ${f('EventCode')} = '1' AND ${f('CommandLine')} ILIKE '%\\\\\\\\temp\\\\\\\\%' AND ${f('CommandLine')} ILIKE '%-enc %'
GROUP BY Image HAVING Image IS NOT NULL ORDER BY Image`,
  },
  {
    name: 'IN list',
    spl: `EventCode=1 process_name IN (${listed.join(', ')}) | stats count by process_name`,
    sql: `SELECT ${f('process_name')} AS p, count() FROM events
WHERE ${f('EventCode')} = '1' AND lower(${f('process_name')}) IN (${quoted}) GROUP BY p ORDER BY p`,
  },
  {
    name: 'stats by two keys',
    spl: 'EventCode=1 | stats count min(_time) as first max(_time) as last by Computer User',
    sql: `SELECT ${f('Computer')} AS c, ${f('User')} AS u, count(), toUnixTimestamp64Micro(min(_time)) / 1e6, toUnixTimestamp64Micro(max(_time)) / 1e6
FROM events WHERE ${f('EventCode')} = '1' AND c IS NOT NULL AND u IS NOT NULL GROUP BY c, u ORDER BY c, u`,
  },
  {
    name: 'tstats by time span',
    spl: '| tstats count from datamodel=Endpoint.Processes where Processes.process_name=powershell.exe by _time span=1h Processes.dest',
    sql: `SELECT toUnixTimestamp(toStartOfHour(_time)) AS t, coalesce(nullIf(${f('dest')}, ''), 'unknown') AS d, count() FROM events
WHERE has(tags, 'process') AND has(tags, 'report') AND lower(coalesce(nullIf(${f('process_name')}, ''), 'unknown')) = 'powershell.exe'
GROUP BY t, d ORDER BY t, d`,
  },
  {
    name: 'dc and values',
    spl: 'EventCode=1 | stats dc(CommandLine) as lines values(process_name) as programs by Computer',
    sql: `SELECT ${f('Computer')} AS c, uniqExact(${f('CommandLine')}), arraySort(groupUniqArray(${f('process_name')}))
FROM events WHERE ${f('EventCode')} = '1' AND c IS NOT NULL GROUP BY c ORDER BY c`,
  },
  {
    name: 'rex',
    spl: 'EventCode=1 CommandLine="*--id *" | rex field=CommandLine "--id (?<id>\\d+)" | stats count by id',
    sql: `SELECT extract(${f('CommandLine')}, '--id (\\\\d+)') AS id, count() FROM events
WHERE ${f('EventCode')} = '1' AND ${f('CommandLine')} ILIKE '%--id %' AND id != '' GROUP BY id ORDER BY id`,
  },
  {
    name: 'lookup',
    spl: 'EventCode=1 | lookup tools process_name OUTPUT use | search use=* | stats count by use Computer',
    sql: `SELECT transform(${f('process_name')}, [${tools.map(([name]) => `'${name}'`).join(', ')}], [${tools.map(([, use]) => `'${use}'`).join(', ')}], '') AS u, ${f('Computer')} AS c, count()
FROM events WHERE ${f('EventCode')} = '1' AND u != '' AND c IS NOT NULL GROUP BY u, c ORDER BY u, c`,
  },
  {
    name: 'join',
    spl: 'EventCode=1 CommandLine="*-urlcache*" | stats count as downloads by Computer | join Computer [search EventCode=3 DestinationPort=443 | stats count as connections dc(DestinationIp) as peers by Computer] | where connections>5',
    sql: `SELECT a.c, downloads, connections, peers FROM
(SELECT ${f('Computer')} AS c, count() AS downloads FROM events WHERE ${f('EventCode')} = '1' AND ${f('CommandLine')} ILIKE '%-urlcache%' AND c IS NOT NULL GROUP BY c) AS a
INNER JOIN (SELECT ${f('Computer')} AS c, count() AS connections, uniqExact(${f('DestinationIp')}) AS peers FROM events WHERE ${f('EventCode')} = '3' AND ${f('DestinationPort')} = '443' AND c IS NOT NULL GROUP BY c) AS b ON a.c = b.c
WHERE connections > 5 ORDER BY a.c`,
  },
  {
    name: 'eventstats',
    spl: 'EventCode=3 | eventstats count as of_user by User | where of_user>100 | stats count by Computer',
    sql: `SELECT c, count() FROM (SELECT ${f('Computer')} AS c, ${f('User')} AS u, count() OVER (PARTITION BY u) AS n FROM events WHERE ${f('EventCode')} = '3')
WHERE n > 100 AND u IS NOT NULL AND c IS NOT NULL GROUP BY c ORDER BY c`,
  },
  {
    name: 'transaction',
    spl: 'EventCode=22 Computer=PC1* | transaction Computer maxpause=20s | stats count avg(duration) as mean',
    sql: `SELECT count(), avg(d) FROM (SELECT max(t) - min(t) AS d FROM (
  SELECT c, t, sum(fresh) OVER (PARTITION BY c ORDER BY t) AS n FROM (
    SELECT ${f('Computer')} AS c, toUnixTimestamp64Micro(_time) / 1e6 AS t,
      t - lagInFrame(t, 1, -1e12) OVER (PARTITION BY c ORDER BY t ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) > 20 AS fresh
    FROM events WHERE ${f('EventCode')} = '22' AND ${f('Computer')} ILIKE 'PC1%')) GROUP BY c, n)`,
  },
  {
    name: 'multivalue',
    spl: 'EventCode=22 answer="10.0.1.*" | stats count by answer',
    sql: `SELECT arrayJoin(fields.answer.:\`Array(Nullable(String))\`) AS a, count() FROM events
WHERE ${f('EventCode')} = '22' AND arrayExists(x -> x LIKE '10.0.1.%', fields.answer.:\`Array(Nullable(String))\`) GROUP BY a ORDER BY a`,
  },
]
