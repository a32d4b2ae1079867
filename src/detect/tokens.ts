/** `$field$` in titles, messages and drilldowns: what a row puts in its place. */
import type { Row, Value } from './report.ts'

export interface Filled {
  readonly text: string
  /** Fields that were asked for and that the row does not have; their tokens stay in the text. */
  readonly missing: readonly string[]
}

/**
 * Replaces `$field$` and `$result.field$` by the row's value, several values with commas between them, and `$$` by `$`.
 * What a value holds is never looked at again.
 */
export function fillTokens(template: string, row: Row): Filled {
  const missing = new Set<string>()
  const text = parts(template, has(row))
    .map(part => {
      if (typeof part === 'string') return part
      const values = valuesOf(row, part.name)
      if (!values) missing.add(part.name)
      return values?.join(', ') ?? part.written
    })
    .join('')
  return { text, missing: [...missing] }
}

export interface Token {
  readonly name: string
  /** With its dollar signs. */
  readonly written: string
}

/** Whether a row has a field: told to those who look for tokens, since a name that holds blanks is one only then. */
export type HasField = (name: string) => boolean

export const has =
  (row: Row): HasField =>
  name =>
    valuesOf(row, name) !== undefined

/** A template as its texts, in which `$$` has become `$`, and the tokens between them. */
export function parts(template: string, hasField: HasField): readonly (string | Token)[] {
  const found: (string | Token)[] = []
  let copied = 0
  for (let at = template.indexOf('$'); at >= 0; at = template.indexOf('$', at)) {
    const token = tokenAt(template, at, hasField)
    const end = at + (token?.written.length ?? (template[at + 1] === '$' ? 2 : 1))
    found.push(template.slice(copied, token ? at : at + 1))
    if (token) found.push(token)
    copied = at = end
  }
  return [...found, template.slice(copied)].filter(part => part !== '')
}

/** The token that starts at a dollar sign: `$PSWA Host$` where there is such a field, never `$5 and $`. */
export function tokenAt(template: string, at: number, hasField: HasField): Token | undefined {
  token.lastIndex = at
  const [written, name] = token.exec(template) ?? []
  if (written === undefined || name === undefined) return undefined
  return /[\s,=<>!()]/.test(name) && !hasField(name) ? undefined : { name, written }
}

const token = /\$([^\s$"|`[\]](?:[^$"|`[\]\n]{0,200}[^\s$"|`[\]])?)\$/y

/** The values of a field as texts; undefined where the row has none. */
export function valuesOf(row: Row, name: string): readonly string[] | undefined {
  if (Object.hasOwn(row, name)) return textsOf(row[name] ?? null)
  return name.startsWith('result.') ? valuesOf(row, name.slice('result.'.length)) : undefined
}

function textsOf(value: Value): readonly string[] | undefined {
  if (value === null) return undefined
  if (typeof value !== 'object') return [String(value)]
  return value.length > 0 ? value : undefined
}
