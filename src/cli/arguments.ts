/** Words of a command line to the values of a verb's flags; what is wrong with them is data. */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { ReadAs } from '../harrier.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import { nearest } from '../text/nearest.ts'
import type { Flag } from './verbs.ts'

/** Values by the name of their flag. */
export interface Arguments {
  readonly positionals: readonly string[]
  has(name: string): boolean
  /** The last one given. */
  value(name: string): string | undefined
  values(name: string): readonly string[]
}

export interface ReadArguments {
  readonly arguments: Arguments
  readonly diagnostics: readonly Diagnostic[]
}

export function readArguments(words: readonly string[], flags: readonly Flag[]): ReadArguments {
  const diagnostics: Diagnostic[] = []
  const given = new Map<string, string[]>()
  const positionals: string[] = []
  const options = Object.fromEntries(
    flags.map(({ name, short, value }) => [
      name,
      { type: value === undefined ? 'boolean' : 'string', ...(short === undefined ? {} : { short }) } as const,
    ]),
  )
  const { tokens } = parseArgs({ args: [...words], options, strict: false, allowPositionals: true, tokens: true })
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind !== 'option') continue
    const flag = flags.find(({ name }) => name === token.name)
    const problem = flag ? wrongValue(flag, token) : unknownFlag(token.rawName, flags)
    if (problem) diagnostics.push(problem)
    else if (flag) given.set(flag.name, [...(given.get(flag.name) ?? []), token.value ?? ''])
  }
  return {
    arguments: {
      positionals,
      has: name => given.has(name),
      value: name => given.get(name)?.at(-1),
      values: name => given.get(name) ?? [],
    },
    diagnostics,
  }
}

/** What `--sourcetype` and its like say of every event that is read. */
export function readAsOf(given: Arguments): ReadAs {
  const names = ['sourcetype', 'source', 'index', 'host'] as const
  const stated = names.flatMap(name => {
    const value = given.value(name)
    return value === undefined ? [] : [[name, value] as const]
  })
  const tagging = given.value('process-tagging')
  return {
    ...Object.fromEntries(stated),
    ...((tagging === 'strict' || tagging === 'faithful') && { processTagging: tagging }),
  }
}

/** The same, as if these paths had been given with `--rules`. */
export const withRules = (given: Arguments, rules: readonly string[]): Arguments => ({
  ...given,
  has: name => name === 'rules' || given.has(name),
  value: name => (name === 'rules' ? rules.at(-1) : given.value(name)),
  values: name => (name === 'rules' ? rules : given.values(name)),
})

export const usageError = (code: string, message: string, help?: string): Diagnostic => ({
  code,
  severity: 'error',
  message,
  ...(help === undefined ? {} : { help }),
})

/** `--json` and its like are short for `--format`. */
export function formatOf(given: Arguments, automatic: string): string {
  const short = ['json', 'jsonl', 'csv'].find(name => given.has(name))
  if (short !== undefined) return short
  const long = given.value('format')
  return long === undefined || long === 'auto' ? automatic : long
}

/** A whole number of at least one, or a diagnostic. */
export function countOf(given: Arguments, flag: string): number | Diagnostic | undefined {
  const text = given.value(flag)
  if (text === undefined) return undefined
  return /^[1-9]\d{0,8}$/.test(text)
    ? Number(text)
    : usageError('not-a-count', `'--${flag}' takes a count, not '${text}'`)
}

/** A diagnostic for each path that is not there; `-` is standard input. */
export function missingPaths(paths: readonly string[]): Diagnostic[] {
  return paths
    .filter(path => path !== '-' && !existsSync(path))
    .map(path => usageError('no-such-path', `there is no file or folder '${path}'`))
}

interface OptionToken {
  readonly rawName: string
  readonly value?: string | undefined
  readonly inlineValue?: boolean | undefined
}

function wrongValue(flag: Flag, { rawName, value, inlineValue }: OptionToken): Diagnostic | undefined {
  if (flag.value === undefined) {
    return value === undefined
      ? undefined
      : usageError('unexpected-value', `'${rawName}' takes no value, but has '${value}'`)
  }
  if (value === undefined || value === '' || (!inlineValue && looksLikeFlag(value, flag))) {
    return usageError(
      'missing-value',
      `'${rawName}' wants a value, as in '${rawName} ${flag.choices?.[0] ?? flag.value}'`,
    )
  }
  if (flag.choices && !flag.choices.includes(value)) {
    const { nearest: close } = nearest(value, flag.choices)
    const message = `'${rawName}' takes ${listed(flag.choices)}, not '${value}'`
    return usageError('unknown-choice', message, close === undefined ? undefined : `${rawName} ${close}`)
  }
  return undefined
}

const looksLikeFlag = (value: string, flag: Flag): boolean =>
  flag.dashed ? value.startsWith('--') : value.startsWith('-') && value !== '-'

function unknownFlag(rawName: string, flags: readonly Flag[]): Diagnostic {
  const names = rawName.startsWith('--') ? flags.map(({ name }) => name) : []
  const { nearest: close } = nearest(rawName.slice(2), names)
  return usageError(
    'unknown-flag',
    `'${rawName}' is no flag of this verb`,
    close === undefined ? undefined : `--${close}`,
  )
}

function listed(words: readonly string[]): string {
  const quoted = words.map(word => `'${word}'`)
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`
}
