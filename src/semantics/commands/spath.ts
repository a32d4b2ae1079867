/** `spath`, `xmlkv`, `extract`, `fromjson`: fields out of a text that holds several. */
import { call, compare, type Expr, number, text } from '../../plan/expr.ts'
import type { ExtractCommand, FromjsonCommand, SpathCommand, XmlkvCommand } from '../../spl/ast.ts'
import { extractLimits } from '../../spl/commands/extract.ts'
import type { Binder, Bound } from '../binder.ts'
import { valueAtPath } from '../functions/json.ts'
import { withColumn } from '../scope.ts'
import { asText } from '../values.ts'

export function bindSpath(binder: Binder, input: Bound, command: SpathCommand): Bound {
  const source = asText(binder.field(input.scope, command.input.name, command.input.span))
  if (!command.path) return withLate(input, name => valueAtPath(source, name))
  const name = command.output?.name ?? command.path.text
  const extended = binder.extend(input.plan, name, valueAtPath(source, command.path.text), command.span)
  return { plan: extended.plan, scope: withColumn(input.scope, name, extended.value) }
}

/** The innermost `<tag>value</tag>` of a name; the last of them counts. The field itself is left decoded. */
export function bindXmlkv(binder: Binder, input: Bound, { field, span }: XmlkvCommand): Bound {
  const given = asText(binder.field(input.scope, field.name, field.span))
  if (given.kind === 'null') return input
  const { plan, value: source } = binder.extend(input.plan, field.name, decoded(given), span)
  return withLate({ plan, scope: withColumn(input.scope, field.name, source) }, name => {
    if (name === field.name) return undefined
    if (!/^[\w.:-]+$/.test(name)) return undefined
    const tag = name.replace(/[.-]/g, '\\$&')
    return call('extract', 'text', source, text(`(?s).*<${tag}(?:\\s[^<>]*)?>([^<\\n]*)</${tag}>`), number(1))
  })
}

/** What is escaped several times is decoded to the end: first all that an ampersand was made into. */
const entities = [
  ['&(?:amp;)+', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
] as const

const decoded = (value: Expr): Expr =>
  entities.reduce<Expr>((all, [from, to]) => call('replaceMatches', 'text', all, text(from), text(to)), value)

/** `key=value` pairs of `_raw`; a key's name is cleaned to letters, digits and `_`. */
export function bindExtract(binder: Binder, input: Bound, command: ExtractCommand): Bound {
  const unsupported = (form: string): void =>
    binder.report('unsupported-form', command.span, { command: 'extract', form })
  if (command.transforms.length > 0) unsupported('stanzas of transforms.conf')
  if (command.mvAdd) unsupported("'mv_add=true'")
  // limits that Splunk has of its own are lifted; only lower ones that are written leave something out
  if (command.limit < extractLimits.limit)
    unsupported(`'limit=${command.limit}' (pairs are found by name, not counted)`)
  const raw = asText(binder.field(input.scope, '_raw', command.span))
  const whole = command.maxchars === extractLimits.maxchars
  const source = whole ? raw : call('substring', 'text', raw, number(1), number(command.maxchars))
  const pairs = characterClass(command.pairdelim ?? ' ,;\n\r\t')
  const equals = characterClass(command.kvdelim ?? '=')
  // where a blank ends a pair, what stands behind `key= ` may be the next pair
  const bare = /\s/.test(pairs)
    ? `([^${pairs}"]+)|\\s+([^${pairs}${equals}"]+)(?:[${pairs}]|$)`
    : `\\s*([^${pairs}"]+)()`
  return withLate(input, name => {
    if (!/^\w+$/.test(name)) return undefined
    const key = command.cleanKeys ? name.replaceAll('_', `[^A-Za-z0-9${pairs}${equals}"]`) : name
    const pattern = text(`(?:^|[${pairs}])\\s*"?${key}"?\\s*[${equals}](?:\\s*"([^"]*)"|${bare})`)
    const [quoted, value, behind] = [1, 2, 3].map(group => call('extract', 'text', source, pattern, number(group)))
    if (!quoted || !value || !behind) return undefined
    const given = (found: Expr) => ({ when: compare('!=', 'text', found, text('')), value: found })
    return { kind: 'choose', branches: [given(quoted), given(value)], otherwise: behind, type: 'text' }
  })
}

const characterClass = (characters: string): string => characters.replace(/[\\\]^-]/g, '\\$&')

/** The names of the top level; what is nested stays JSON. */
export function bindFromjson(binder: Binder, input: Bound, { field, prefix }: FromjsonCommand): Bound {
  const source = asText(binder.field(input.scope, field.name, field.span))
  return withLate(input, name => {
    if (!name.startsWith(prefix)) return undefined
    return call('jsonMember', 'text', source, text(name.slice(prefix.length)))
  })
}

const withLate = (input: Bound, extract: (name: string) => Expr | undefined): Bound => ({
  ...input,
  scope: { ...input.scope, late: [...(input.scope.late ?? []), extract] },
})
