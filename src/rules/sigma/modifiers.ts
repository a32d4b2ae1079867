/** One line of a Sigma selection, `Image|endswith: [...]`, as a predicate: modifiers apply from left to right. */
import { escapedParts, meaningOf, type Part, sigmaParts } from '../../predicate/pattern.ts'
import { and, anyOf, not, type Operator, type Predicate, patternTest, type Test } from '../../predicate/predicate.ts'
import type { Diagnostic } from '../../text/diagnostic.ts'
import { nearest } from '../../text/nearest.ts'
import type { Source } from '../../text/source.ts'
import type { Span } from '../../text/span.ts'
import { isNull, type YamlNode, type YamlScalar } from '../yaml-tree.ts'
import { type Bytes, base64, base64Offsets, dashVariants, utf8, utf16 } from './encodings.ts'

export interface Line {
  /** With its modifiers: `CommandLine|contains|all`; no field for keywords. */
  readonly key: string
  readonly keySpan: Span
  readonly value: YamlNode
  readonly source: Source
}

/** `report` is told what is no modifier, no value, or not known here. */
export function readLine(line: Line, report: (diagnostic: Diagnostic) => void): Predicate {
  const [field = '', ...modifiers] = line.key.split('|')
  const told = (severity: Diagnostic['severity'], code: string, span: Span, message: string, help?: string): void =>
    report({ code: `sigma-${code}`, severity, message, ...(help && { help }), place: { source: line.source, span } })
  const known = modifiers.every(modifier => {
    if (modifierNames.has(modifier)) return true
    const { nearest: help } = nearest(modifier, modifierNames)
    told('error', 'unknown-modifier', line.keySpan, `'${modifier}' is no modifier of Sigma`, help)
    return false
  })
  if (!known) return { kind: 'opaque', span: line.value.span }
  const chain: Chain = { field: field === '' ? '_raw' : field, modifiers, told }
  const nodes = line.value.kind === 'list' ? line.value.items : [line.value]
  if (modifiers.includes('windash') && nodes.length > mostDashed) {
    told('error', 'value', line.value.span, `more than ${mostDashed} values cannot be spelled with every dash`)
    return { kind: 'opaque', span: line.value.span }
  }
  const tests = nodes.map(node => {
    if (node.kind === 'scalar') return valueTest(chain, node)
    told('error', 'value', node.span, `'${line.key}' wants texts or numbers and not a ${node.kind}`)
    return { kind: 'opaque', span: node.span } as const
  })
  const joined = modifiers.includes('all') ? and(tests) : anyOf(tests)
  return modifiers.includes('neq') ? not(joined) : joined
}

/** Each becomes up to 125. */
const mostDashed = 2000

interface Chain {
  readonly field: string
  readonly modifiers: readonly string[]
  readonly told: (severity: Diagnostic['severity'], code: string, span: Span, message: string) => void
}

const comparisons: ReadonlyMap<string, Operator> = new Map([
  ['lt', 'lt'],
  ['lte', 'le'],
  ['gt', 'gt'],
  ['gte', 'ge'],
])
const parts: ReadonlySet<string> = new Set(['minute', 'hour', 'day', 'week', 'month', 'year'])
const modifierNames: ReadonlySet<string> = new Set([
  ...`contains startswith endswith all re i m s cidr base64 base64offset wide utf16 utf16le utf16be windash exists
  fieldref expand cased neq`.split(/\s+/),
  ...comparisons.keys(),
  ...parts,
])

function valueTest({ field, modifiers, told }: Chain, node: YamlScalar): Predicate {
  const { span, text } = node
  const has = (modifier: string): boolean => modifiers.includes(modifier)
  const test = (operator: Operator, caseSensitive = has('cased'), value = text): Test => ({
    kind: 'test',
    field,
    operator,
    values: operator === 'exists' ? [] : [value],
    caseSensitive,
    span,
  })
  if (isNull(node)) return not(test('exists', false))
  if (has('exists')) return /^(?:false|no|off|0)$/i.test(text) ? not(test('exists', false)) : test('exists', false)
  if (has('re')) return test('regex', !has('i'), flagged(text, modifiers))
  if (has('cidr')) return test('cidr', false)
  if (has('fieldref')) return { kind: 'fields', left: field, operator: placed(modifiers), right: text, span }
  if (has('expand') && /%[^%\s]+%/.test(text)) {
    told('warning', 'needs-list', span, `'${text}' stands for a list that must be given before the rule can run`)
    return { kind: 'opaque', span }
  }
  const order = modifiers.map(modifier => comparisons.get(modifier)).find(Boolean)
  if (order) return test(order, false)
  if (modifiers.some(modifier => parts.has(modifier))) return { kind: 'opaque', span }
  return anyOf(
    spellings(node, modifiers, told).map(pattern =>
      patternTest(field, meaningOf(openEnded(pattern, modifiers, field)), has('cased'), span),
    ),
  )
}

const placed = (modifiers: readonly string[]): 'eq' | 'contains' | 'startswith' | 'endswith' =>
  (['contains', 'startswith', 'endswith'] as const).find(name => modifiers.includes(name)) ?? 'eq'

/** Flags of a regular expression stand inside of it. */
function flagged(pattern: string, modifiers: readonly string[]): string {
  const flags = ['i', 'm', 's'].filter(flag => modifiers.includes(flag)).join('')
  return flags === '' ? pattern : `(?${flags})${pattern}`
}

/** The value as patterns: one as it is written, or one for each way in which it may be encoded. */
function spellings(node: YamlScalar, modifiers: readonly string[], told: Chain['told']): readonly (readonly Part[])[] {
  let texts: readonly string[] = [node.text]
  let bytes: Bytes | undefined
  let encoded = false
  for (const modifier of modifiers) {
    if (modifier === 'windash') texts = texts.flatMap(dashVariants)
    else if (modifier === 'wide' || modifier.startsWith('utf16')) {
      bytes = utf16(literal(node, told), modifier === 'utf16be' ? 'big' : 'little', modifier === 'utf16')
    } else if (modifier === 'base64' || modifier === 'base64offset') {
      const raw = bytes ?? utf8(literal(node, told))
      texts = modifier === 'base64' ? [base64(raw)] : base64Offsets(raw)
      encoded = true
    }
  }
  if (bytes && !encoded) texts = [String.fromCharCode(...bytes)]
  return texts.map(text => (encoded ? [{ kind: 'text', text }] : sigmaParts(text)))
}

/** What is encoded cannot hold wildcards. */
function literal(node: YamlScalar, told: Chain['told']): string {
  const read = escapedParts(node.text, true)
  if (read.some(part => part.kind !== 'text'))
    told('error', 'value', node.span, `'${node.text}' holds a wildcard, which cannot be encoded`)
  return read.map(part => (part.kind === 'text' ? part.text : '')).join('')
}

/** `contains` and its like are wildcards at the ends; a keyword may stand anywhere in the event. */
function openEnded(pattern: readonly Part[], modifiers: readonly string[], field: string): readonly Part[] {
  const any: Part = { kind: 'any' }
  const where = placed(modifiers)
  const keyword = field === '_raw' && where === 'eq'
  const front = (keyword || where === 'contains' || where === 'endswith') && pattern[0]?.kind !== 'any'
  const back = (keyword || where === 'contains' || where === 'startswith') && pattern.at(-1)?.kind !== 'any'
  return [...(front ? [any] : []), ...pattern, ...(back ? [any] : [])]
}
