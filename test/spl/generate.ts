/** Searches out of nothing but numbers: by the grammar, and spoiled. The same seed gives the same searches. */

import type { MacroLookup } from '../../src/spl/macros.ts'
import { macro } from './corpus.ts'

/** The macros that the searches call, but for one that nobody knows: a term, a value, a stage, stages. */
export const macros: MacroLookup = (name, arity) =>
  made.find(each => each.name === name && each.parameters.length === arity)

const made = [
  macro('m', [], 'a=1 OR b=2'),
  macro('v', ['x'], '"$x$*"'),
  macro('s', [], 'search a=1 OR b=2'),
  macro('f', ['x'], 'search $x$="*" | head 5'),
]

export type Random = (below: number) => number

/** A small generator of numbers (mulberry32), each below a bound. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return below => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** A search that keeps to the grammar, at most `depth` brackets deep. */
export function generateSearch(random: Random, depth = 2): string {
  const one = <T>(items: readonly T[]): T => items[random(items.length)] as T
  const some = (make: () => string, between: string, most = 3): string =>
    Array.from({ length: 1 + random(most) }, make).join(between)
  const maybe = (make: () => string): string => (random(3) === 0 ? ` ${make()}` : '')
  const field = (): string => one(['a', 'user', 'dest_ip', 'a.b', '"x y"', 'p{}.q', '_time', 'EventCode', 'x_1'])
  const bare = (): string => one(['a', 'user', 'dest_ip', 'EventCode', 'x_1', 'count'])
  const star = (): string => one(['*', 'a*', '*_b', 'x*y', field()])
  const text = (): string => one(['"a"', '"*\\\\x\\\\*"', '"say \\"hi\\""', '""', '"a | b ] c"', '"%x%"'])
  const value = (): string => one([text(), 'abc', '4104', '*x*', '10.0.0.0/8', '-5', 'C:\\\\x'])
  const span = (): string => one(['5m', '1h', '1d', '10', '30s'])
  const fields = (): string => some(field, one([' ', ', ', ',']))
  const names = (): string => some(bare, one([' ', ', ']))
  const search = (level = 2): string => some(() => term(level), one([' ', ' AND ', ' OR ']))
  const term = (level: number): string => {
    switch (random(level > 0 ? 9 : 5)) {
      case 0:
        return `${field()}${one(['=', '!=', ' = '])}${value()}`
      case 1:
        return `${bare()}${one(['<', '>', '<=', '>='])}${random(1000)}`
      case 2:
        return `${field()} IN (${some(value, ', ')})`
      case 3:
        return one(['word', '"a phrase"', '*', 'TERM(10.0.0.1)', 'x=CASE(Y)', 'earliest=-1h'])
      case 4:
        return one(['`m`', 'a=`v(x)`', '``` note | x ``` a', 'b```[```'])
      case 5:
        return `NOT ${term(level - 1)}`
      case 6:
        return `(${search(level - 1)})`
      case 7:
        return depth > 0 ? `[${inner()}]` : 'word'
      default:
        return depth > 0 ? `${bare()}=[${inner()} | return $${bare()}]` : 'word'
    }
  }
  const expression = (level = 3): string => {
    switch (random(level > 0 ? 8 : 4)) {
      case 0:
        return one([bare(), "'a.b c'", 'a.b', '1', '2.5', '1e3'])
      case 1:
        return text()
      case 2:
        return `${bare()} ${one(['=', '!=', '<', '>', '+', '-', '*', '/', '.', 'LIKE'])} ${one([bare(), text(), '1'])}`
      case 3:
        return `isnull(${bare()})`
      case 4:
        return `${expression(level - 1)} ${one(['AND', 'OR', 'and', 'xor'])} ${expression(level - 1)}`
      case 5:
        return `${one(['NOT ', '!', '-', ''])}(${expression(level - 1)})`
      case 6:
        return `${one(['if', 'case', 'coalesce', 'mvappend'])}(${some(() => expression(level - 1), one([', ', ',']))})`
      default:
        return `${bare()} IN (${some(text, ', ')})`
    }
  }
  const aggregation = (): string =>
    one([
      'count',
      `dc(${field()})`,
      `values(${field()})`,
      `max(${bare()}) as ${bare()}`,
      `sum(eval(${expression(1)})) as n`,
      `count(eval( ${bare()} = 1 ))`,
    ])
  const aggregations = (): string => some(aggregation, one([' ', ', ', ' , ']))
  const by = (): string => maybe(() => `${one(['by', 'BY'])} ${fields()}`)
  const inner = (): string => generateSearch(random, depth - 1).replace(/^(?!\|)/, one(['search ', '']))
  const piped = (): string => `| ${one(commands)()}`
  const commands: readonly (() => string)[] = [
    () => `search ${search()}`,
    () => `where ${expression()}`,
    () => `eval ${some(() => `${bare()}=${expression()}`, ', ')}`,
    () => `stats ${aggregations()}${by()}`,
    () => `eventstats ${aggregations()}${by()}`,
    () => `streamstats${maybe(() => 'window=5')}${maybe(() => 'current=f')} ${aggregations()}${by()}`,
    () => `timechart${maybe(() => `span=${span()}`)} ${aggregations()}${maybe(() => `by ${bare()} limit=5`)}`,
    () => `chart ${aggregations()}${maybe(() => `over ${bare()} by ${bare()}`)}`,
    () => `top${maybe(() => 'limit=5')} ${names()}${maybe(() => `by ${bare()}`)}`,
    () => `rename ${some(() => `${bare()} as ${field()}`, ', ')}`,
    () => `${one(['fields', 'table', 'fields -', 'filldown', 'dedup'])} ${fields()}`,
    () => `fillnull${maybe(() => `value=${text()}`)}${maybe(fields)}`,
    () => `sort ${one(['', '0 ', '10 '])}${some(() => one(['', '-', '+']) + bare(), ', ')}`,
    () => `bin ${one(['span=5m _time', 'a span=10', 'bins=5 x as y'])}`,
    () => `rex${maybe(() => `field=${bare()}`)} "(?<${bare()}>[^\\"|]+)\\\\\\\\"${maybe(() => 'max_match=0')}`,
    () => `regex ${one([`${bare()}="^a|b$"`, `${bare()} != "x"`, '"y"'])}`,
    () => `lookup t ${some(() => `${bare()} as ${bare()}`, ' ')}${maybe(() => `OUTPUT ${names()}`)}`,
    () => `inputlookup append=t t.csv${maybe(() => `where ${bare()}=${value()}`)}`,
    () => `outputlookup${maybe(() => 'append=t')} t.csv`,
    () => `spath${maybe(() => `input=${bare()}`)}${maybe(() => 'path=a{}.b output=c')}`,
    () => `mvexpand ${bare()}${maybe(() => 'limit=5')}`,
    () => `makemv delim=${text().replace('""', '"-"')} ${bare()}`,
    () => `replace ${some(() => `${text()} with ${one(['"z"', 'y'])}`, ', ')} in ${names()}`,
    () => `transaction ${names()}${maybe(() => `startswith=(${bare()}=1)`)}${maybe(() => 'maxspan=5m')}`,
    () => `foreach ${star()} [eval <<FIELD>>='<<FIELD>>'+1]`,
    () => `map search="search ${bare()}=$${bare()}$ \\"x\\""`,
    () => one(['reverse', 'uniq', 'addinfo', 'head 5', 'tail 3', 'addtotals', 'transpose', 'iplocation src', 'xmlkv']),
    () => (depth > 0 ? `join ${one(['', 'type=left '])}${names()} [${inner()}]` : 'head 1'),
    () => (depth > 0 ? `append [${inner()}]` : 'head 2'),
    () => (depth > 0 ? `appendpipe [${one(['stats count', '| head 1'])}]` : 'head 3'),
    () => `convert ctime(${bare()})${maybe(() => `as ${bare()}`)}`,
    () => one(['`s`', '`f(b)`', 'fit X a', '`unknown(a, "b")`']),
  ]
  const first = (): string =>
    one([
      () => search(),
      () => `| tstats ${aggregations()} from datamodel=Endpoint.Processes where ${search(1)}${by()}`,
      () => '| makeresults',
      () => '| inputlookup t.csv',
      () => `index=main ${search()}`,
    ])()
  const stages = Array.from({ length: random(5) }, piped)
  const blank = one([' ', '\n', '  \n\t'])
  return [first(), ...stages].join(blank)
}

/** The text with a few of its parts lost, doubled, moved or replaced. */
export function mutate(random: Random, text: string): string {
  let result = text
  for (let times = 1 + random(4); times > 0; times--) {
    const at = random(result.length + 1)
    const length = 1 + random(8)
    const cut = result.slice(at, at + length)
    const other = random(result.length + 1)
    switch (random(5)) {
      case 0:
        result = result.slice(0, at) + result.slice(at + length)
        break
      case 1:
        result = result.slice(0, at) + cut.repeat(1 + random(3)) + result.slice(at)
        break
      case 2:
        result = result.slice(0, other) + cut + result.slice(other)
        break
      case 3:
        result = result.slice(0, at) + result.slice(at, other + 1)
        break
      default:
        result = result.slice(0, at) + signs[random(signs.length)] + result.slice(at)
    }
  }
  return result
}

const signs = [
  ...['|', '"', "'", '`', '```', '[', ']', '(', ')', ',', '=', '\\', '$', '*', '<<', '>>', '!', '-', '{', '}', '\0'],
  ...['\ud800', '\u00e9', ' AND ', ' by ', ' as ', ' where ', '__proto__', '<<FIELD>>', '\n', '%', '.', '1e999'],
]
