/** Every fault that reading SPL can report: its code, what it needs to know, and the words for it. */
import type { Severity } from '../text/diagnostic.ts'

/** What each message is made from. `found` is the text that was read, `''` at the end. */
export interface MessageData {
  // The outline: stages, quotes, brackets.
  'empty-search': object
  'empty-stage': object
  'expected-command': { found: string }
  'unknown-command': { name: string; nearest?: string; rest: string }
  'unsupported-command': { name: string }
  'generating-not-first': { name: string }
  'command-without-pipe': { name: string; rest: string }
  'unclosed-quote': object
  'unclosed-bracket': object
  'stray-bracket': object
  'unclosed-comment': object
  'unclosed-parenthesis': object
  'stray-parenthesis': object
  'nested-too-deeply': { limit: number }
  'too-many-operators': { limit: number }
  'too-many-faults': { limit: number }
  // The search dialect.
  'missing-term': { after: string }
  'missing-field': { operator: string; rest: string }
  'missing-value': { field: string; operator: string }
  'missing-list': { found: string }
  'not-in-order': { field: string }
  'lower-case-operator': { word: string }
  'xor-is-a-word': object
  'function-in-search': { name: string }
  'empty-group': object
  'stray-comma': object
  'wildcard-order': { operator: string; value: string }
  // The eval dialect.
  'expected-expression': { found: string; after: string }
  'missing-operator': { found: string; command: string }
  'missing-comma': { found: string; between: string }
  'not-equal-sign': object
  'expected-assignment': { command: string; target: string; found: string }
  // Commands.
  'missing-argument': { command: string; wants: string; example: string }
  'unexpected-text': { command: string; found: string }
  'unknown-option': { command: string; option: string; nearest?: string }
  'unsupported-option': { command: string; option: string }
  'repeated-option': { command: string; option: string }
  'wrong-value': { command: string; option: string; value: string; wants: string }
  'missing-option-value': { command: string; option: string }
  'missing-name': { after: string; found: string }
  'missing-as': { field: string; found: string }
  'wildcard-mismatch': { from: string; to: string }
  'expected-function': { command: string; found: string; example: string }
  'one-field': { function: string; found: string }
  'negative-count': { command: string; value: string }
  'unsupported-source': { command: string; source: string }
  'unquoted-pattern': { command: string; found: string; example: string }
  'no-named-group': object
  'wrong-count-of-names': { command: string; wants: string; example: string }
  'missing-with': { found: string }
  'wrong-range': { name: string; value: string }
  'wrong-trend': { found: string }
  'wrong-series-filter': { found: string }
  'six-texts': { count: number }
  'text-as-target': object
  'too-many-names': { command: string; most: string; found: string }
  'unquoted-token': { token: string; value: string }
  'unfilled-token': { token: string }
  'quoted-item': { token: string }
  // Macros.
  'unknown-macro': { name: string; arity: number }
  'wrong-arity': { name: string; arity: number; known: readonly number[] }
  'macro-cycle': { names: readonly string[] }
  'macro-too-deep': { limit: number }
  'too-many-macros': { limit: number }
  'macro-too-large': { name: string; limit: number }
  'unsupported-macro': { name: string }
}

export type Code = keyof MessageData

export interface Message {
  readonly severity: Severity
  readonly message: string
  readonly help?: string
}

/** The words for one fault. */
export function say<C extends Code>(code: C, data: MessageData[C]): Message {
  return messages[code](data)
}

const error = (message: string, help?: string): Message =>
  help === undefined ? { severity: 'error', message } : { severity: 'error', message, help }
const warning = (message: string, help?: string): Message => ({ ...error(message, help), severity: 'warning' })

/** At most 60 characters of a text that a message quotes. */
const cut = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text)
const quote = (text: string): string => `'${cut(text)}'`
const found = (text: string): string => (text === '' ? 'the end' : quote(text))
const number = (count: number): string => count.toLocaleString('en-US')
const plural = (count: number, noun: string): string => `${count === 0 ? 'no' : count} ${noun}${count === 1 ? '' : 's'}`

const messages: { readonly [C in Code]: (data: MessageData[C]) => Message } = {
  'empty-search': () => error('the search is empty'),
  'empty-stage': () => error("a '|' wants a command after it"),
  'expected-command': d => error(`a stage begins with a command, not with ${found(d.found)}`),
  'unknown-command': d =>
    error(`${quote(d.name)} is not a command`, d.nearest === undefined ? undefined : cut(`${d.nearest}${d.rest}`)),
  'unsupported-command': d => error(`the command ${quote(d.name)} is not supported`),
  'generating-not-first': d =>
    error(
      `${quote(d.name)} makes its own rows and must be the first command`,
      d.name === 'inputlookup' ? 'inputlookup append=t …' : `append [| ${d.name} …]`,
    ),
  'command-without-pipe': d =>
    warning(`${quote(d.name)} is a word to look for here, not a command`, cut(`| ${d.name}${d.rest}`)),
  'unclosed-quote': () => error('this quote is never closed', String.raw`a quote inside a quoted text is written \"`),
  'unclosed-bracket': () => error("this '[' is never closed"),
  'stray-bracket': () => error("this ']' closes nothing"),
  'unclosed-comment': () => error('this comment is never closed', 'a comment ends with ```'),
  'unclosed-parenthesis': () => error("this '(' is never closed"),
  'stray-parenthesis': () => error("this ')' closes nothing"),
  'nested-too-deeply': d => error(`nested too deeply: at most ${d.limit} levels`),
  'too-many-operators': d => error(`an expression may hold at most ${number(d.limit)} operators`),
  'too-many-faults': d => error(`more than ${d.limit} faults: the rest is not listed`),

  'missing-term': d => error(`${quote(d.after)} wants a term after it`),
  'missing-field': d => error(`${quote(d.operator)} wants a field before it`, cut(`field${d.operator}${d.rest}`)),
  'missing-value': d =>
    error(`${quote(d.field + d.operator)} wants a value after it`, `${cut(d.field)}${d.operator}"" is the empty text`),
  'missing-list': d =>
    error(`'IN' wants a list in parentheses, not ${found(d.found)}`, 'field IN ("a", "b") or field IN (a, b)'),
  'not-in-order': d => error("'NOT' stands before the field, not before 'IN'", `NOT ${cut(d.field)} IN (…)`),
  'lower-case-operator': d =>
    warning(`${quote(d.word)} is a word to look for here, not an operator`, `${d.word.toUpperCase()} in capitals`),
  'xor-is-a-word': () => warning("'XOR' is a word to look for here: 'search' has no such operator", "'where' has XOR"),
  'function-in-search': d =>
    warning(`${quote(d.name)} is a text here: 'search' calls no functions`, `where … ${cut(d.name)}(…)`),
  'empty-group': () => warning("'()' lets everything through"),
  'stray-comma': () => warning("a ',' between terms means nothing here"),
  'wildcard-order': d =>
    error(`${quote(d.operator)} wants a value without '*', not ${quote(d.value)}`, 'a wildcard goes with = or !='),

  'expected-expression': d =>
    error(`${quote(d.after)} wants a field, a value or a function after it, not ${found(d.found)}`),
  'missing-operator': d =>
    error(`${quote(d.found)} follows a whole expression: ${quote(d.command)} wants AND or OR between two of them`),
  'missing-comma': d => error(`${quote(d.found)} follows a whole expression: a ',' was expected between ${d.between}`),
  'not-equal-sign': () => error("'<>' is not an operator", '!='),
  'expected-assignment': d =>
    error(`${quote(d.command)} wants '=' after ${quote(d.target)}, not ${found(d.found)}`, `${cut(d.target)}=…`),

  'missing-argument': d => error(`${quote(d.command)} wants ${d.wants}, as in '${d.example}'`),
  'unexpected-text': d => error(`${quote(d.command)} cannot use ${quote(d.found)} here`),
  'unknown-option': d =>
    error(
      `${quote(d.command)} has no option ${quote(d.option)}`,
      d.nearest === undefined ? undefined : `${d.nearest}=…`,
    ),
  'unsupported-option': d => error(`the option ${quote(d.option)} of ${quote(d.command)} is not supported`),
  'repeated-option': d => error(`${quote(d.command)} has the option ${quote(d.option)} twice`),
  'wrong-value': d => error(`${quote(d.option)} of ${quote(d.command)} wants ${d.wants}, not ${quote(d.value)}`),
  'missing-option-value': d => error(`${quote(`${d.option}=`)} of ${quote(d.command)} wants a value`),
  'missing-name': d => error(`${quote(d.after)} wants a name after it, not ${found(d.found)}`),
  'missing-as': d =>
    error(`'rename' wants 'as' after ${quote(d.field)}, not ${found(d.found)}`, `rename ${cut(d.field)} as …`),
  'wildcard-mismatch': d => error(`${quote(d.from)} and ${quote(d.to)} want the same number of '*'`),
  'expected-function': d => error(`${quote(d.command)} wants a function, not ${found(d.found)}, as in '${d.example}'`),
  'one-field': d => error(`${quote(`${d.function}(…)`)} takes one field, or eval(…); ${found(d.found)} was read`),
  'negative-count': d => error(`${quote(d.command)} wants a count of 0 or more, not ${quote(d.value)}`),
  'unsupported-source': d =>
    error(
      `${quote(`${d.command} ${d.source}`)} is not supported as a source: data models, lookups and saved searches are`,
    ),
  'unquoted-pattern': d =>
    error(`${quote(d.command)} wants a regex in double quotes, not ${found(d.found)}`, d.example),
  'no-named-group': () => error('the regex has no named group to extract', '(?<field>…)'),
  'wrong-count-of-names': d => error(`${quote(d.command)} wants ${d.wants}, as in '${d.example}'`),
  'missing-with': d =>
    error(`'replace' wants 'with' between two values, not ${found(d.found)}`, 'replace "old" with "new" in field'),
  'wrong-range': d => error(`${quote(`${d.name}=`)} of 'rangemap' wants a range such as 1-100, not ${quote(d.value)}`),
  'wrong-trend': d =>
    error(`'trendline' wants sma, ema or wma with a period of 2 or more, not ${found(d.found)}`, 'sma5(count)'),
  'wrong-series-filter': d =>
    error(`'where' wants a condition on series here, not ${found(d.found)}`, 'where sum in top5 or where count > 10'),
  'six-texts': d => error(`'format' wants six texts or none, not ${d.count}`, 'format "(" "(" "AND" ")" "OR" ")"'),
  'too-many-names': d => error(`${quote(d.command)} takes ${d.most}: ${quote(d.found)} is one too many`),
  'unquoted-token': d =>
    error(`the field ${quote(d.value)} wants quotes around ${quote(d.token)}`, `'${cut(d.token)}' in an expression`),
  'unfilled-token': d => error(`a row has no value for ${quote(d.token)}`),
  'quoted-item': d =>
    error(`${quote(d.token)} stands for a value, and is not filled inside of a text`, `… . ${cut(d.token)}`),
  'text-as-target': () => error("'strcat' wants a field after the texts that it joins", 'strcat user "@" host address'),

  'unknown-macro': d => error(`there is no macro ${quote(d.arity === 0 ? d.name : `${d.name}(${d.arity})`)}`),
  'wrong-arity': d =>
    error(`the macro ${quote(d.name)} takes ${d.known.map(n => plural(n, 'argument')).join(' or ')}, not ${d.arity}`),
  'macro-cycle': d => error(`the macro ${quote(d.names[0] ?? '')} calls itself: ${d.names.join(' → ')}`),
  'macro-too-deep': d => error(`macros nest more than ${d.limit} deep`),
  'too-many-macros': d => error(`a search may call at most ${number(d.limit)} macros`),
  'macro-too-large': d =>
    error(`the macro ${quote(d.name)} makes the search longer than ${number(d.limit)} characters`),
  'unsupported-macro': d => error(`the macro ${quote(d.name)} is an eval expression, which is not supported`),
}
