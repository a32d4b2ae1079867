/** The words that the schemas are written in, and what several of them share. */

export type Schema = { readonly [key: string]: unknown }

export const text: Schema = { type: 'string' }
export const number: Schema = { type: 'number' }
export const count: Schema = { type: 'integer', minimum: 0 }
export const flag: Schema = { type: 'boolean' }
export const anything: Schema = {}

export const about = (description: string, schema: Schema): Schema => ({ description, ...schema })
export const listOf = (items: Schema): Schema => ({ type: 'array', items })
export const texts: Schema = listOf(text)
export const oneOf = (...values: readonly string[]): Schema => ({ enum: values })
export const constant = (value: string | number): Schema => ({ const: value })
export const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] })
export const either = (...schemas: readonly Schema[]): Schema => ({ anyOf: schemas })

/** An object with these keys and no others; those whose name ends in `?` may be absent. */
export function object(properties: Readonly<Record<string, Schema>>): Schema {
  const entries = Object.entries(properties)
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, schema]) => [name.replace(/\?$/, ''), schema])),
    required: entries.flatMap(([name]) => (name.endsWith('?') ? [] : [name])),
    additionalProperties: false,
  }
}

const mapOf = (additionalProperties: Schema): Schema => ({ type: 'object', additionalProperties })

/** The one document of `--format json`. */
export const document = (kind: string, parts: Readonly<Record<string, Schema>>): Schema =>
  object({ version: constant(1), kind: constant(kind), ...parts })

export const diagnostic = object({
  code: about('stable, kebab-case', text),
  severity: oneOf('error', 'warning', 'note'),
  message: text,
  'help?': about('a text that would be right', text),
  'file?': about('the file that the author wrote; absent where a whole file or the command line is meant', text),
  'line?': about('from 1', count),
  'column?': about('from 1, in UTF-16 units', count),
  'endLine?': count,
  'endColumn?': count,
})

export const diagnostics = listOf(diagnostic)

export const ruleName = object({ id: text, name: text, file: about('the root as given plus the path below it', text) })

/** A multivalue is a list. */
export const value = either(text, number, texts, { type: 'null' })
export const row = about('keys in the order of the columns; _time in epoch seconds', mapOf(value))
export const time = about('ISO 8601, UTC', { type: 'string', format: 'date-time' })
export const ms = about('absent with --no-timing', number)
export const event = object({ file: text, record: number })
const problem = object({
  kind: oneOf('bad_record', 'skipped', 'no_time'),
  file: text,
  'offset?': count,
  'line?': count,
  message: text,
})

/** What was not read of the logs, or not wholly. */
export const problems = listOf(problem)
