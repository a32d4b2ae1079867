/** What `harrier hunt` answers with. */
import {
  about,
  constant,
  count,
  diagnostics,
  document,
  either,
  event,
  listOf,
  ms,
  number,
  object,
  oneOf,
  orNull,
  problems,
  row,
  ruleName,
  text,
  texts,
  time,
} from './parts.ts'

const severity = oneOf('informational', 'low', 'medium', 'high', 'critical')
const evidence = listOf(event)
const seen = object({ field: text, type: text, value: text })

const finding = object({
  type: constant('finding'),
  rule: ruleName,
  kind: about('match: the rule defines no finding', oneOf('finding', 'intermediate_finding', 'match')),
  time: about("the row's, else that of its latest evidence", orNull(time)),
  title: text,
  entity: orNull(seen),
  score: orNull(number),
  severity: orNull(severity),
  techniques: texts,
  threats: listOf(seen),
  row,
  evidence: about('events by file and record, as many as --evidence says', evidence),
  evidenceOf: about('row: those of this row; rule: those of the whole search', oneOf('row', 'rule')),
  drilldowns: listOf(
    object({
      name: text,
      search: text,
      earliest: orNull(text),
      latest: orNull(text),
      'missing?': about('fields that the row does not have', texts),
    }),
  ),
})

const rule = object({
  type: constant('rule'),
  id: text,
  name: text,
  file: text,
  outcome: oneOf('found', 'silent', 'unsupported', 'failed'),
  rows: count,
  events: about('how many events the leading filter let through', count),
  'ms?': ms,
  diagnostics,
  'evidence?': about('with --evidence all', evidence),
})

const summary = object({
  rules: count,
  found: count,
  silent: count,
  unsupported: count,
  failed: count,
  files: count,
  events: count,
  bad_records: count,
  'seconds?': ms,
})

export const huntDocument = document('hunt', {
  summary,
  rows: listOf(finding),
  rules: listOf(rule),
  diagnostics,
  problems,
})
export const huntLine = either(finding, rule, object({ type: constant('end'), summary }))
