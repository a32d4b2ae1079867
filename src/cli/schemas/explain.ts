/** What `harrier explain` answers with. */
import {
  about,
  count,
  diagnostics,
  document,
  either,
  flag,
  listOf,
  number,
  object,
  oneOf,
  orNull,
  problems,
  text,
  texts,
} from './parts.ts'

const rule = object({
  id: text,
  name: text,
  file: text,
  vendor: text,
  language: text,
  version: number,
  status: text,
  deprecated: flag,
  type: text,
  description: text,
  'author?': text,
  references: texts,
  'howToImplement?': text,
  'knownFalsePositives?': text,
})

const predicate = either(
  object({ field: text, kind: text, values: texts, negated: flag }),
  about('a condition that has no such form, as it is written', text),
)

const test = object({
  text: about('as written, macros expanded', text),
  field: orNull(text),
  value: orNull(either(text, texts)),
  outcome: oneOf('holds', 'fails', 'absent', 'unknown'),
})

const trip = object({
  file: text,
  record: number,
  time: about('epoch seconds', number),
  host: text,
  stages: listOf(object({ event: oneOf('in', 'drops', 'not reached', 'unknown'), tests: listOf(test) })),
})

const data = object({
  files: count,
  events: count,
  outcome: oneOf('found', 'silent', 'unsupported', 'failed'),
  stages: about(
    'one for each of the explanation; null where it cannot be counted',
    listOf(object({ in: orNull(count), out: orNull(count) })),
  ),
  drops: about('the first stage that lets nothing through, from 0', orNull(count)),
  event: orNull(trip),
})

export const explainDocument = document('explain', {
  rule: orNull(rule),
  stages: listOf(
    object({ command: text, text, span: object({ start: count, end: count }), predicates: listOf(predicate) }),
  ),
  indicators: listOf(
    object({
      field: text,
      kind: text,
      value: text,
      exclude: about('what matches it is left out', flag),
      selector: about('says which log is read', flag),
      others: about('rules that look for the same; null without --rules', orNull(count)),
    }),
  ),
  events: listOf(object({ provider: text, event: text, title: text })),
  techniques: listOf(object({ id: text, name: text, tactics: texts })),
  needs: object({ fields: texts, datamodels: texts, macros: texts, lookups: texts }),
  fieldsOut: texts,
  plan: text,
  sql: text,
  diagnostics,
  'data?': about('with --data', data),
  'problems?': problems,
})
