/** Fields that a search asks for and no event has: many are typing errors, and a search for them is silent. */
import type { Command, Name } from '../spl/ast.ts'
import type { Parsed } from '../spl/parse.ts'
import { fieldsRead, fieldsWritten } from '../spl/walk.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import { nearest } from '../text/nearest.ts'
import { callOf } from '../text/source.ts'
import type { Session } from './settle.ts'

export function fieldNotes({ engine }: Session, { query, expanded }: Parsed): readonly Diagnostic[] {
  const { events, fields: known } = engine.facts()
  if (events === 0) return []
  const made = new Set<string>()
  const absent = new Map<string, Name>()
  for (const command of query.commands) {
    if (!plain.has(command.kind)) break
    for (const name of fieldsRead(command)) if (!isKnown(name)) absent.set(name.name, absent.get(name.name) ?? name)
    for (const { name } of fieldsWritten(command)) made.add(name)
  }
  // A macro asks for fields on behalf of every log that it may meet.
  const own = [...absent.values()].filter(({ span }) => !callOf({ source: expanded, span }))
  return own.map(({ name, span }) => ({ ...absentField(name, [...known.keys()]), place: { source: expanded, span } }))

  function isKnown({ name, wildcard }: Name): boolean {
    return wildcard || made.has(name) || known.has(name) || always.test(name)
  }
}

/** Commands whose fields can be told from their words; behind any other nothing is said. */
const plain: ReadonlySet<Command['kind']> = new Set<Command['kind']>([
  'search',
  'where',
  'eval',
  'regex',
  'rex',
  'stats',
  'eventstats',
  'streamstats',
  'table',
  'fields',
  'rename',
  'sort',
  'dedup',
  'head',
  'tail',
  'top',
  'rare',
])

/** What every event has, and what is computed for it. */
const always =
  /^(?:_.*|host|source|sourcetype|index|tag|tag::.*|eventtype|linecount|punct|timestamp|splunk_server|date_.*)$/

function absentField(field: string, known: readonly string[]): Diagnostic {
  const small = known.filter(name => name === name.toLowerCase())
  // Of two names that differ in case alone the one in small letters, which data models use too.
  const bySmall = new Map([...known, ...small].map(name => [name.toLowerCase(), name]))
  const { nearest: close } = nearest(field, bySmall.keys())
  const help = close === undefined ? undefined : bySmall.get(close)
  return {
    code: 'absent-field',
    severity: 'note',
    message: `no event has a field '${field}'`,
    ...(help !== undefined && { help }),
  }
}
