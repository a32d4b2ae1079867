/** Every fault that binding can report: what it needs to know, and the words for it. */
import type { Severity } from '../text/diagnostic.ts'

export interface MessageData {
  'unknown-function': { name: string; nearest?: string }
  'unsupported-function': { name: string }
  'function-arity': { name: string; given: number; min: number; max: number }
  'too-many-arguments': { name: string; given: number; limit: number }
  'expression-too-large': object
  'too-many-stages': { limit: number }
  'too-deep-query': object
  'constant-wanted': { name: string; what: string; example: string }
  'function-argument': { name: string; wants: string }
  'boolean-assigned': { target: string }
  'boolean-wanted': { where: string }
  'value-wanted': { where: string }
  'text-arithmetic': { operator: string; text: string }
  'unknown-aggregation': { name: string; nearest?: string }
  'unsupported-aggregation': { name: string; command: string }
  'aggregation-argument': { name: string }
  'tstats-aggregation': { what: string; instead: string }
  'same-column': { name: string }
  'time-order': { command: string; option: string }
  'bad-regex': { pattern: string; reason: string }
  'unsupported-regex': { pattern: string; feature: string }
  'bad-time': { what: string; value: string; example: string }
  'bad-specifier': { value: string }
  'unsupported-time': { name: string }
  'no-raw': { word: string }
  'unknown-model': { name: string; nearest?: string }
  'unknown-dataset': { model: string; name: string; known: readonly string[] }
  'unknown-model-field': { dataset: string; field: string; nearest?: string }
  'not-indexed': { field: string }
  'unsupported-command': { name: string }
  'unsupported-form': { command: string; form: string }
  'subsearch-text': { text: string }
  'subsearch-limit': { rows: number; limit: number; cuts: boolean }
  'wildcard-without-data': { command: string }
  'unknown-lookup': { name: string; nearest?: string }
  'empty-lookup': { name: string }
  'unknown-lookup-field': { field: string; known: readonly string[] }
  'no-named-group': object
  'no-geoip': object
  'no-rows': object
  'long-ranges': { limit: number }
}

export type Code = keyof MessageData

export interface Message {
  readonly severity: Severity
  readonly message: string
  readonly help?: string
}

export function say<C extends Code>(code: C, data: MessageData[C]): Message {
  return messages[code](data)
}

const error = (message: string, help?: string): Message =>
  help === undefined ? { severity: 'error', message } : { severity: 'error', message, help }
const warning = (message: string, help?: string): Message => ({ ...error(message, help), severity: 'warning' })

const quote = (text: string): string => `'${text.length > 60 ? `${text.slice(0, 59)}…` : text}'`
const thousands = (count: number): string => count.toLocaleString('en-US')
const meant = (nearest: string | undefined): string | undefined => (nearest === undefined ? undefined : nearest)

function argumentCount(min: number, max: number): string {
  if (max === Number.POSITIVE_INFINITY) return `${min} or more arguments`
  if (min === max) return `${min} argument${min === 1 ? '' : 's'}`
  return `${min} to ${max} arguments`
}

const messages: { readonly [C in Code]: (data: MessageData[C]) => Message } = {
  'unknown-function': d => error(`${quote(d.name)} is not a function of 'eval'`, meant(d.nearest)),
  'unsupported-function': d => error(`the function ${quote(d.name)} is not supported`),
  'function-arity': d => error(`${quote(d.name)} takes ${argumentCount(d.min, d.max)}, not ${d.given}`),
  'too-many-arguments': d =>
    error(`${quote(d.name)} takes at most ${thousands(d.limit)} arguments, not ${thousands(d.given)}`),
  'expression-too-large': () =>
    error('the expression is too large, or nested too deeply', 'a part of it in an eval of its own'),
  'too-many-stages': d =>
    error(`a search may have at most ${thousands(d.limit)} stages, each field that is made counted as one`),
  'too-deep-query': () => error('too many stages of the search need all rows of the one before: about 100 can be done'),
  'constant-wanted': d => error(`${quote(d.name)} wants a constant for ${d.what}`, d.example),
  'function-argument': d => error(`${quote(d.name)} wants ${d.wants}`),
  'boolean-assigned': d =>
    error(`${quote(d.target)} cannot be set to a condition`, `${d.target}=if(…, "true", "false")`),
  'boolean-wanted': d => error(`${d.where} wants a condition, not a value`, 'a comparison, as in x > 0'),
  'value-wanted': d => error(`${d.where} wants a value, not a condition`, 'if(…, "true", "false")'),
  'text-arithmetic': d =>
    error(`${quote(d.operator)} cannot join a number and the text ${quote(d.text)}`, 'a . b joins texts'),
  'unknown-aggregation': d => error(`${quote(d.name)} is not a function of 'stats'`, meant(d.nearest)),
  'unsupported-aggregation': d => error(`the function ${quote(d.name)} is not supported in ${quote(d.command)}`),
  'aggregation-argument': d => error(`${quote(d.name)} wants a field in parentheses`, `${d.name}(field)`),
  'tstats-aggregation': d => error(`'tstats' has no ${quote(d.what)}`, d.instead),
  'time-order': d =>
    error(
      `${quote(`${d.option}=`)} of ${quote(d.command)} wants rows in the order of '_time', the newest or the oldest first`,
    ),
  'same-column': d => error(`two columns of one command cannot both be called ${quote(d.name)}`),
  'bad-regex': d => error(`the regular expression ${quote(d.pattern)} cannot be read: ${d.reason}`),
  'unsupported-regex': d =>
    error(`${d.feature} in a regular expression is not supported: it has no linear-time form (${quote(d.pattern)})`),
  'bad-time': d => error(`${d.what} wants a time, not ${quote(d.value)}`, d.example),
  'bad-specifier': d => warning(`${quote(d.value)} is no relative time: the result is always null`, '-24h@h'),
  'unsupported-time': d => error(`the time modifier ${quote(d.name)} is not supported`),
  'no-raw': d =>
    warning(`${quote(d.word)} is looked for in '_raw', which no longer exists at this stage: nothing matches`),
  'unknown-model': d => error(`there is no data model ${quote(d.name)}`, meant(d.nearest)),
  'unknown-dataset': d =>
    error(`the data model ${quote(d.model)} has no dataset ${quote(d.name)}`, d.known.slice(0, 8).join(', ')),
  'unknown-model-field': d =>
    warning(`the dataset ${quote(d.dataset)} has no field ${quote(d.field)}: it is never set`, meant(d.nearest)),
  'not-indexed': d =>
    error(
      `'tstats' without a data model knows only indexed fields, not ${quote(d.field)}`,
      'index, host, source, sourcetype, _time',
    ),
  'unsupported-command': d => error(`the command ${quote(d.name)} is not supported`),
  'unsupported-form': d => error(`${quote(d.command)} with ${d.form} is not supported`),
  'subsearch-limit': d => ({
    ...warning(
      d.cuts
        ? `the subsearch has ${thousands(d.rows)} rows, of which the first ${thousands(d.limit)} are taken`
        : `the subsearch has ${thousands(d.rows)} rows; Splunk takes the first ${thousands(d.limit)} only`,
    ),
    severity: d.cuts ? 'warning' : 'note',
  }),
  'subsearch-text': d => error(`what the subsearch returns cannot stand here: ${quote(d.text)}`),
  'unknown-lookup': d => error(`there is no lookup ${quote(d.name)}`, meant(d.nearest)),
  'empty-lookup': d =>
    warning(`the lookup ${quote(d.name)} is kept by an app of Splunk and is empty here: it matches nothing`),
  'unknown-lookup-field': d => error(`the lookup has no field ${quote(d.field)}`, d.known.slice(0, 8).join(', ')),
  'no-named-group': () => error("'rex' wants a named group", '(?<name>…)'),
  'no-rows': () => error("'require' wants at least one row, and there is none"),
  'no-geoip': () =>
    warning("no database of places is at hand: 'iplocation' finds no city and no country for any address"),
  'long-ranges': d => warning(`'mvrange' is null where it would make more than ${thousands(d.limit)} values`),
  'wildcard-without-data': d =>
    warning(`${quote(d.command)} with a wildcard depends on the fields of the data, which are not known here`),
}
