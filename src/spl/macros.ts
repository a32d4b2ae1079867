/** Macros: texts put in the place of their calls before anything is parsed, so that every span still leads back. */
import type { Diagnostic } from '../text/diagnostic.ts'
import { type Place, rootSource, type Source } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import { withoutComments } from './comments.ts'
import { Composition } from './composition.ts'
import { closingQuote, escapes } from './cursor.ts'
import { type MacroCall, macroCall } from './macro-call.ts'
import { type Code, type MessageData, say } from './messages.ts'

export interface Macro {
  readonly name: string
  readonly parameters: readonly string[]
  readonly definition: Source
  /** The definition is an eval expression whose result is the text: not done here. */
  readonly iseval?: boolean
}

/** The macro with this name and this many parameters. */
export type MacroLookup = (name: string, arity: number) => Macro | undefined

export interface ExpandedCall {
  readonly name: string
  readonly arguments: readonly string[]
  /** Where the call stands: in the search, or in the macro that calls. */
  readonly place: Place
  /** What became of it in the expanded text; the call itself where it could not be expanded. */
  readonly span: Span
  readonly expanded: boolean
}

export interface Expansion {
  readonly source: Source
  readonly calls: readonly ExpandedCall[]
  readonly diagnostics: readonly Diagnostic[]
}

const macroDepthLimit = 100
/** How many characters all macros of a search may bring in together. */
const macroSizeLimit = 1_000_000
/** How many calls of macros a search may hold, those inside macros counted each time. */
const macroCallLimit = 10_000
const faultLimit = 100

/** Puts the text of macros in the place of their calls, again and again until none is left. */
export function expandMacros(source: Source, lookup: MacroLookup): Expansion {
  const state: State = { lookup, diagnostics: [], charactersLeft: macroSizeLimit, callsLeft: macroCallLimit }
  const { source: expanded, calls } = expand(source, [], state)
  return { source: expanded, calls, diagnostics: state.diagnostics }
}

interface State {
  readonly lookup: MacroLookup
  readonly diagnostics: Diagnostic[]
  charactersLeft: number
  callsLeft: number
}

interface Expanded {
  readonly source: Source
  readonly calls: readonly ExpandedCall[]
}

function expand(source: Source, within: readonly string[], state: State): Expanded {
  const calls = findCalls(source.text)
  if (calls.length === 0) return { source, calls: [] }
  const text = new Composition(source)
  const expanded: ExpandedCall[] = []
  for (const call of calls) {
    text.copyUpTo(call.start)
    const place = { source, span: { start: call.start, end: call.end } }
    const start = text.length
    const result = resolve(source, call, place, within, state)
    if (result) {
      text.put(result.source)
      for (const inner of result.calls) expanded.push({ ...inner, span: shifted(inner.span, start) })
    } else text.copyUpTo(call.end)
    text.skipTo(call.end)
    const values = call.arguments.map(span => source.text.slice(span.start, span.end))
    const span = { start, end: text.length }
    expanded.push({ name: call.name, arguments: values, place, span, expanded: result !== undefined })
  }
  return { source: text.finish(), calls: expanded }
}

const shifted = (span: Span, by: number): Span => ({ start: span.start + by, end: span.end + by })

/** Calls outside quoted texts. */
function findCalls(text: string): MacroCall[] {
  const calls: MacroCall[] = []
  if (!text.includes('`')) return calls
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (escapes(text, at)) at++
    else if (code === 34) at = closingQuote(text, at, text.length)
    else if (code === 96) {
      const call = macroCall(text, at)
      if (!call) continue
      calls.push(call)
      at = call.end - 1
    }
  }
  return calls
}

/** The text that a call stands for; undefined, reported, where there is none. */
function resolve(
  source: Source,
  call: MacroCall,
  place: Place,
  within: readonly string[],
  state: State,
): Expanded | undefined {
  const report = <C extends Code>(code: C, data: MessageData[C]): undefined => {
    if (state.diagnostics.length < faultLimit) state.diagnostics.push({ code, ...say(code, data), place })
  }
  // After the first macro too many nothing is expanded any more, and nothing more is said about it.
  if (isSpent(state)) return undefined
  state.callsLeft--
  const { name } = call
  const arity = call.arguments.length
  const macro = state.lookup(name, arity) ?? (name === 'comment' && arity === 1 ? comment : undefined)
  if (!macro) {
    const known = knownArities(name, state.lookup)
    return known.length === 0 ? report('unknown-macro', { name, arity }) : report('wrong-arity', { name, arity, known })
  }
  if (macro.iseval) return report('unsupported-macro', { name })
  const key = `${name}(${arity})`
  const cycle = within.indexOf(key)
  if (cycle >= 0) return report('macro-cycle', { names: [...within.slice(cycle), key].map(withoutArity) })
  if (within.length >= macroDepthLimit) return report('macro-too-deep', { limit: macroDepthLimit })
  const filled = fill(macro, bindArguments(source, call, macro), state)
  if (state.callsLeft < 0) return report('too-many-macros', { limit: macroCallLimit })
  if (!filled) return report('macro-too-large', { name, limit: macroSizeLimit })
  return expand(calledFrom(filled, place), [...within, key], state)
}

/** The text of a macro, with the call that it stands for. */
function calledFrom(source: Source, call: Place): Source {
  if (source.text === '') return source
  const all = { start: 0, end: source.text.length }
  return { name: source.name, text: source.text, segments: [{ ...all, from: source, at: all, call }] }
}

/** The comment of old: every Splunk has a macro of this name that stands for nothing. */
const comment: Macro = { name: 'comment', parameters: ['text'], definition: rootSource('macro comment', '') }

const isSpent = (state: State): boolean => state.charactersLeft < 0 || state.callsLeft < 0

const withoutArity = (key: string): string => key.slice(0, key.indexOf('('))

function knownArities(name: string, lookup: MacroLookup): number[] {
  return Array.from({ length: 21 }, (_, arity) => arity).filter(arity => lookup(name, arity) !== undefined)
}

interface Argument {
  readonly text: string
  readonly from: Source
  readonly at: Span
}

/** By position, or by name where the left side of a `=` is a declared parameter. */
function bindArguments(source: Source, call: MacroCall, macro: Macro): ReadonlyMap<string, Argument> {
  const bound = new Map<string, Argument>()
  const positional: Span[] = []
  for (const span of call.arguments) {
    const written = source.text.slice(span.start, span.end)
    const named = /^([\w.-]+)\s*=\s*/.exec(written)
    const parameter = named?.[1]
    if (named && parameter !== undefined && macro.parameters.includes(parameter)) {
      bound.set(parameter, argument(source, { start: span.start + named[0].length, end: span.end }))
    } else positional.push(span)
  }
  const free = macro.parameters.filter(parameter => !bound.has(parameter))
  free.forEach((parameter, index) => {
    const span = positional[index]
    if (span) bound.set(parameter, argument(source, span))
  })
  return bound
}

/** The quotes around an argument are not part of it. */
function argument(from: Source, at: Span): Argument {
  const written = from.text.slice(at.start, at.end)
  const quoted =
    written.length >= 2 && written.startsWith('"') && closingQuote(written, 0, written.length) === written.length - 1
  const inner = quoted ? { start: at.start + 1, end: at.end - 1 } : at
  return { text: written.slice(inner.start - at.start, inner.end - at.start).replaceAll('\\"', '"'), from, at: inner }
}

/** The definition with its `$parameters$` replaced, inside quotes too; undefined where it grows too large. */
function fill(macro: Macro, bound: ReadonlyMap<string, Argument>, state: State): Source | undefined {
  const { source: definition } = withoutComments(macro.definition)
  state.charactersLeft -= definition.text.length
  if (state.charactersLeft < 0) return undefined
  if (!definition.text.includes('$')) return definition
  const text = new Composition(definition, `macro ${macro.name}`)
  for (const match of definition.text.matchAll(/\$\$|\$([\w.-]+)\$/g)) {
    const value = match[1] === undefined ? undefined : bound.get(match[1])
    if (match[1] !== undefined && !value) continue
    text.copyUpTo(match.index)
    if (!value) text.copyUpTo(match.index + 1)
    else {
      state.charactersLeft -= value.text.length
      if (state.charactersLeft < 0) return undefined
      text.add(value.text, value.from, value.at)
    }
    text.skipTo(match.index + match[0].length)
  }
  return text.finish()
}
