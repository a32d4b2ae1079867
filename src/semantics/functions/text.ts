/** Text functions (reference 3.8). */
import { call, type Expr, nothing, number, text } from '../../plan/expr.ts'
import { readPattern } from '../regex.ts'
import { asNumber, asText, mapText, numberIn } from '../values.ts'
import {
  at,
  constantText,
  type FunctionContext,
  type FunctionRule,
  type FunctionTable,
  many,
  ofText,
  wantArgument,
} from './rule.ts'

export const textFunctions: FunctionTable = {
  len: ofText('length', 'number'),
  lower: eachValue('lower'),
  upper: eachValue('upper'),
  substr: {
    min: 2,
    max: 3,
    build: args => call('substring', 'text', asText(at(args, 0)), ...args.slice(1).map(asNumber)),
  },
  replace: {
    min: 3,
    max: 3,
    build: (args, context) => {
      const pattern = constantText(args, 1, context, 'the pattern', 'replace(field, "regex", "\\1")')
      const span = context.node.arguments[1]?.span ?? context.node.span
      const checked = pattern === undefined ? undefined : readPattern(context.binder, pattern, span)
      const by = checked && replacement(at(args, 2), checked.groups.length, context)
      if (checked === undefined || by === undefined) return nothing('text')
      return mapText(at(args, 0), context.binder.newItem(), value =>
        call('replaceMatches', 'text', value, text(checked.pattern), by),
      )
    },
  },
  trim: trimmed('trim'),
  ltrim: trimmed('trimLeft'),
  rtrim: trimmed('trimRight'),
  split: {
    min: 2,
    max: 2,
    build: (args, context) => {
      const separator = constantText(args, 1, context, 'the separator', 'split(field, ",")')
      return call('split', 'list', asText(at(args, 0)), text(separator ?? ''))
    },
  },
  urldecode: ofText('urlDecode'),
  md5: ofText('md5'),
  sha1: ofText('sha1'),
  sha256: ofText('sha256'),
  sha512: ofText('sha512'),
  ipmask: { min: 2, max: 2, build: args => call('maskAddress', 'text', asText(at(args, 0)), asText(at(args, 1))) },
  printf: {
    min: 1,
    max: many,
    build: (args, context) => {
      const format = constantText(args, 0, context, 'the format', 'printf("%05d", count)')
      return format === undefined ? nothing('text') : printf(format, args.slice(1), context)
    },
  },
  tonumber: {
    min: 1,
    max: 2,
    build: (args, context) => {
      const base = args.length === 2 ? constantText(args, 1, context, 'the base', 'tonumber("ff", 16)') : '10'
      const radix = numberIn(base ?? '') ?? 0
      if (radix < 2 || radix > 36) {
        wantArgument(context, 1, 'a base from 2 to 36')
        return nothing('number')
      }
      const [value] = args
      if (value?.kind === 'text' && !isNumberIn(value.value, radix)) {
        wantArgument(context, 0, `a number, not '${value.value}'`)
        return nothing('number')
      }
      return radix === 10 ? asNumber(at(args, 0)) : call('parseInteger', 'number', asText(at(args, 0)), number(radix))
    },
  },
  tostring: {
    min: 1,
    max: 2,
    build: (args, context) => {
      const value = at(args, 0)
      if (args.length === 1) return asText(value)
      const format = constantText(args, 1, context, 'the format', 'tostring(x, "commas")')?.toLowerCase()
      const operation = format === undefined ? undefined : formats[format]
      if (operation) return call(operation, 'text', asNumber(value))
      if (format !== undefined) wantArgument(context, 1, "'hex', 'binary', 'commas' or 'duration'")
      return nothing('text')
    },
  },
}

const formats: Readonly<Record<string, 'formatHex' | 'formatBinary' | 'formatCommas' | 'formatDuration'>> = {
  hex: 'formatHex',
  binary: 'formatBinary',
  commas: 'formatCommas',
  duration: 'formatDuration',
}

/** Of a field with several values each is taken in its turn. */
function eachValue(operation: 'lower' | 'upper'): FunctionRule {
  return {
    min: 1,
    max: 1,
    build: (args, { binder }) => mapText(at(args, 0), binder.newItem(), value => call(operation, 'text', value)),
  }
}

function trimmed(operation: 'trim' | 'trimLeft' | 'trimRight'): FunctionRule {
  return {
    min: 1,
    max: 2,
    build: (args, context) => {
      const characters =
        args.length === 2 ? constantText(args, 1, context, 'the characters', 'trim(field, " \\t")') : ' \t'
      return call(operation, 'text', asText(at(args, 0)), text(characters ?? ' \t'))
    },
  }
}

/**
 * In SPL `\1` … `\9` are groups; a backslash before anything else stands for itself and is doubled. What a field holds may
 * name groups; those that the pattern has not are empty.
 */
function replacement(expr: Expr, groups: number, context: FunctionContext): Expr | undefined {
  if (expr.kind === 'text') {
    const named = Math.max(0, ...[...expr.value.matchAll(/\\([1-9])/g)].map(match => Number(match[1])))
    if (named <= groups) return text(expr.value.replace(/\\(?![1-9])/g, '\\\\'))
    wantArgument(context, 2, `a replacement with groups of the pattern, which has ${groups}, not '\\${named}'`)
    return undefined
  }
  const replaced = (given: Expr, pattern: string, by: string): Expr =>
    call('replaceMatches', 'text', given, text(pattern), text(by))
  const doubled = replaced(asText(expr), '\\\\', '\\\\\\\\')
  const most = Math.min(groups, 9)
  const known = most === 9 ? doubled : replaced(doubled, `\\\\\\\\[${most + 1}-9]`, '')
  return most === 0 ? known : replaced(known, `\\\\\\\\([1-${most}])`, '\\\\\\1')
}

function isNumberIn(value: string, radix: number): boolean {
  if (radix === 10) return numberIn(value) !== undefined
  const digits = '0123456789abcdefghijklmnopqrstuvwxyz'.slice(0, radix)
  const written = value.toLowerCase().replace(radix === 16 ? /^[-+]?(0x)?/ : /^[-+]?/, '')
  return written !== '' && [...written].every(digit => digits.includes(digit))
}

/** A text as wide as its rule likes could fill the memory. */
const widest = 1000

/** Each conversion in its turn; `*` takes its width or precision from a constant argument. */
function printf(format: string, args: readonly Expr[], context: FunctionContext): Expr {
  const parts: Expr[] = []
  let next = 0
  for (const piece of format.match(/%[-+ 0#']*(?:\*|\d+)?(?:\.(?:\*|\d+))?[a-zA-Z%]|[^%]+|%/g) ?? []) {
    const letter = piece.at(-1) ?? ''
    if (piece === '%%') parts.push(text('%'))
    else if (piece.length < 2 || !piece.startsWith('%')) parts.push(text(piece))
    else if (!'sdiuxXoeEfFgGc'.includes(letter))
      wantArgument(context, 0, `a conversion that printf has, not '${piece}'`)
    else {
      const conversion = piece.replace(/\*/g, () => {
        const given = args[next]
        next += 1
        return given?.kind === 'number' ? String(given.value) : ''
      })
      const value = args[next] ?? nothing('text')
      next += 1
      if ((conversion.match(/\d+/g) ?? []).some(size => Number(size) > widest)) {
        wantArgument(context, 0, `a width of at most ${widest}, not '${piece}'`)
        continue
      }
      parts.push(call('printf', 'text', 'sc'.includes(letter) ? asText(value) : asNumber(value), text(conversion)))
    }
  }
  return parts.length === 1 ? (parts[0] ?? text('')) : call('concat', 'text', ...parts)
}
