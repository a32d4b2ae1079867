/** What `harrier test` answers with. */
import {
  about,
  constant,
  count,
  diagnostics,
  document,
  either,
  listOf,
  ms,
  object,
  oneOf,
  orNull,
  ruleName,
  text,
} from './parts.ts'

const result = object({
  type: constant('test'),
  rule: ruleName,
  test: about('empty for a rule without a test', text),
  outcome: oneOf('proved', 'not_proved', 'untested', 'unsupported', 'failed'),
  rows: count,
  expected: text,
  reason: orNull(text),
  diagnostics,
  'ms?': ms,
})

const summary = object({
  rules: count,
  proved: count,
  not_proved: count,
  untested: count,
  unsupported: count,
  failed: count,
  'seconds?': ms,
})

export const testDocument = document('test', { summary, rows: listOf(result), diagnostics })
export const testLine = either(result, object({ type: constant('end'), summary }))
