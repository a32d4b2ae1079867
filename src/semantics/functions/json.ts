/** Functions over JSON text (reference 3.12), and `spath` as a function. */
import { call, choose, type Expr, nothing, present, text } from '../../plan/expr.ts'
import { asList, asText } from '../values.ts'
import { at, constantText, type FunctionContext, type FunctionTable, many } from './rule.ts'

export const jsonFunctions: FunctionTable = {
  spath: {
    min: 2,
    max: 2,
    build: (args, context) => {
      const path = constantText(args, 1, context, 'the path', 'spath(_raw, "user.name")')
      return path === undefined ? nothing('text') : valueAtPath(asText(at(args, 0)), path)
    },
  },
  json_extract: {
    min: 1,
    max: many,
    build: (args, context) => {
      const [json, ...rest] = args.map(asText)
      const paths = rest.map((_, index) => pathOf(args, index + 1, context))
      const [only] = paths
      if (!json || only === undefined) return asText(at(args, 0))
      if (paths.length === 1) return valueAtPath(json, only)
      const values = paths.map(path => jsonAtPath(json, path ?? ''))
      return choose(present(json), joined('[', ']', values), nothing('text'))
    },
  },
  json_array_to_mv: { min: 1, max: 1, build: args => call('jsonValues', 'list', asText(at(args, 0)), text('{}')) },
  mv_to_json_array: {
    min: 1,
    max: 1,
    build: args => {
      const list = asList(at(args, 0))
      return choose(present(list), call('toJson', 'text', list), nothing('text'))
    },
  },
  json_keys: { min: 1, max: 1, build: args => call('jsonKeys', 'text', asText(at(args, 0))) },
  json_valid: { min: 1, max: 1, build: args => present(call('jsonOrNull', 'text', asText(at(args, 0)))) },
  json: { min: 1, max: 1, build: args => call('jsonOrNull', 'text', asText(at(args, 0))) },
  json_array: {
    min: 0,
    max: many,
    build: args => joined('[', ']', args.map(jsonText)),
  },
  json_object: {
    min: 0,
    max: many,
    build: (args, context) => {
      if (args.length % 2 !== 0) {
        const span = context.node.span
        context.binder.report('function-argument', span, { name: 'json_object', wants: 'pairs of a key and a value' })
        return nothing('text')
      }
      const pairs = args
        .filter((_, index) => index % 2 === 0)
        .map((key, pair) => {
          const value = jsonText(at(args, pair * 2 + 1))
          return call('concat', 'text', call('toJson', 'text', asText(key)), text(':'), value)
        })
      return joined('{', '}', pairs)
    },
  },
}

const pathOf = (args: readonly Expr[], index: number, context: FunctionContext): string | undefined =>
  constantText(args, index, context, 'the path', 'json_extract(field, "a.b")')

/** One value, unless the path asks for all of a list. */
export function valueAtPath(json: Expr, path: string): Expr {
  const values = call('jsonValues', 'list', json, text(path))
  return path.includes('{}') ? values : call('valueAt', 'text', values, { kind: 'number', value: 0, type: 'number' })
}

/** The same as JSON, `null` where there is none. */
function jsonAtPath(json: Expr, path: string): Expr {
  const elements = call('jsonElements', 'list', json, text(path))
  if (path.includes('{}')) return joined('[', ']', [call('joinValues', 'text', elements, text(','))])
  const first = call('valueAt', 'text', elements, { kind: 'number', value: 0, type: 'number' })
  return choose(present(first), first, text('null'))
}

/** A number stays one, a list is an array, everything else a string; what is missing is null. */
export function jsonText(value: Expr): Expr {
  if (value.type === 'list') return choose(present(value), call('toJson', 'text', value), text('null'))
  if (value.type === 'boolean') return choose(present(value), call('lower', 'text', asText(value)), text('null'))
  const own = asText(value)
  const written = value.type === 'number' ? own : call('toJson', 'text', own)
  return choose(present(value), written, text('null'))
}

const joined = (open: string, close: string, parts: readonly Expr[]): Expr =>
  call(
    'concat',
    'text',
    text(open),
    ...parts.flatMap((part, index) => (index === 0 ? [part] : [text(','), part])),
    text(close),
  )
