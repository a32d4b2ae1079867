/** A slow reading of the reference's own expressions, so that the mappings can be held against it event by event. */

export type Values = readonly string[]
type Env = ReadonlyMap<string, Values>
type Tables = Readonly<Record<string, Readonly<Record<string, unknown>>>>
type Eval = (env: Env) => Values
type Test = (env: Env) => boolean

type Node =
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'call'; readonly name: string; readonly of: readonly Node[] }

/** `coalesce(A, if(B="x", "y"))` as nodes; operators are calls named after them. */
export function parse(source: string): Node {
  let at = 0
  const blank = (): void => {
    while (source[at] === ' ') at++
  }
  const word = (text: string): boolean => {
    blank()
    if (!source.startsWith(text, at)) return false
    if (/\w$/.test(text) && /\w/.test(source[at + text.length] ?? '')) return false
    at += text.length
    return true
  }
  const chain = (operator: string, part: () => Node): Node => {
    const of = [part()]
    while (word(operator)) of.push(part())
    return of.length === 1 && of[0] ? of[0] : { kind: 'call', name: operator, of }
  }
  const or = (): Node => chain('OR', and)
  const and = (): Node => chain('AND', negated)
  const negated = (): Node => (word('NOT') ? { kind: 'call', name: 'NOT', of: [negated()] } : compared())
  const sum = (): Node => chain('+', primary)
  const compared = (): Node => {
    const left = sum()
    if (word('=')) return { kind: 'call', name: '=', of: [left, sum()] }
    return word('IN') ? { kind: 'call', name: 'IN', of: [left, ...list()] } : left
  }
  const list = (): readonly Node[] => {
    const of: Node[] = []
    word('(')
    while (!word(')')) {
      of.push(or())
      word(',')
      if (at > source.length) throw new Error(source)
    }
    return of
  }
  const primary = (): Node => {
    if (word('(')) {
      const inner = or()
      word(')')
      return inner
    }
    const quoted = /^"((?:[^"\\]|\\.)*)"/.exec(source.slice(at))
    if (quoted) {
      at += quoted[0].length
      return { kind: 'text', text: (quoted[1] ?? '').replace(/\\(["\\])/g, '$1') }
    }
    const name = /^(?:'([^']+)'|(\w+))/.exec(source.slice(at))
    if (!name) throw new Error(`${source} at ${at}`)
    at += name[0].length
    const text = name[1] ?? name[2] ?? ''
    if (source[at] === '(') return { kind: 'call', name: text, of: list() }
    return { kind: /^\d+$/.test(text) ? 'text' : 'name', text }
  }
  const node = or()
  if (at < source.length) throw new Error(`${source} at ${at}`)
  return node
}

export function evaluator(node: Node, tables: Tables): Eval {
  if (node.kind === 'text') return () => [node.text]
  if (node.kind === 'name') return env => env.get(node.text) ?? []
  const args = node.of.map((part): Eval => (isCondition(part) ? () => [] : evaluator(part, tables)))
  const arg = (index: number): Eval => args[index] ?? (() => [])
  const test = (index: number): Test => condition(node.of[index] ?? { kind: 'call', name: 'false', of: [] }, tables)
  const literal = (index: number): string => arg(index)(new Map())[0] ?? ''
  const each =
    (make: (text: string) => Values): Eval =>
    env =>
      arg(0)(env)
        .flatMap(make)
        .filter(text => text !== '')
  switch (node.name) {
    case 'coalesce':
      return env => args.map(one => one(env)).find(values => values.length > 0) ?? []
    case 'if':
      return env => (test(0)(env) ? arg(1)(env) : arg(2)(env))
    case 'case':
      return env => {
        for (let index = 0; index < node.of.length; index += 2) if (test(index)(env)) return arg(index + 1)(env)
        return []
      }
    case 'null':
      return () => []
    case '+':
      return env => {
        const parts = args.map(one => one(env)[0])
        return parts.every(part => part !== undefined) ? [parts.join('')] : []
      }
    case 'basename':
      return each(text => [text.split(/[\\/]/).at(-1) ?? ''])
    case 'nodomain':
      return each(text => [text.replace(/^[^\\]*\\/, '')])
    case 'nodash':
      return each(text => (text === '-' ? [] : [text.replace(/^\\+/, '')]))
    case 'lower':
      return each(text => [text.toLowerCase()])
    case 'hash':
      return each(text =>
        text
          .split(',')
          .flatMap(part => (part.startsWith(`${literal(1)}=`) ? [part.slice(literal(1).length + 1)] : []))
          .map(found => found)
          .slice(0, 1),
      )
    case 'extract':
      return each(text => [new RegExp(literal(1)).exec(text)?.[1] ?? ''])
    case 'extract_all':
      return each(text => Array.from(text.matchAll(new RegExp(literal(1), 'g')), match => match[1] ?? ''))
    case 'count':
      return env => (arg(0)(env).length === 0 ? [] : [String(arg(0)(env).length)])
    case 'segment_from_end':
      return each(text => [text.split('\\').at(-Number(literal(1))) ?? ''])
    case 'table': {
      const table = tables[node.of[0]?.kind === 'name' ? node.of[0].text : ''] ?? {}
      const column = node.of[2]?.kind === 'name' ? node.of[2].text : undefined
      return env =>
        arg(1)(env)
          .flatMap(key => lookUp(table, key, column))
          .filter(text => text !== '')
    }
    default:
      throw new Error(`no function ${node.name}`)
  }
}

const conditions = new Set(['true', 'false', 'AND', 'OR', 'NOT', 'set', '=', 'IN', 'match', 'startswith'])

const isCondition = (node: Node): boolean => node.kind === 'call' && conditions.has(node.name)

function condition(node: Node, tables: Tables): Test {
  if (node.kind !== 'call') throw new Error('no condition')
  const value = (index: number): Eval => evaluator(node.of[index] ?? { kind: 'text', text: '' }, tables)
  const tests = (): readonly Test[] => node.of.map(part => condition(part, tables))
  switch (node.name) {
    case 'true':
      return () => true
    case 'false':
      return () => false
    case 'AND':
      return env => tests().every(one => one(env))
    case 'OR':
      return env => tests().some(one => one(env))
    case 'NOT':
      return env => !tests()[0]?.(env)
    case 'set':
      return env => value(0)(env).length > 0
    case '=':
      return env => value(0)(env).some(text => value(1)(env).includes(text))
    case 'IN':
      return env => node.of.slice(1).some((_, index) => value(0)(env).includes(value(index + 1)(env)[0] ?? ''))
    case 'match':
      return env => value(0)(env).some(text => new RegExp(value(1)(env)[0] ?? '').test(text))
    case 'startswith':
      return env => value(0)(env).some(text => text.startsWith(value(1)(env)[0] ?? ''))
    default:
      throw new Error(`no condition ${node.name}`)
  }
}

function lookUp(table: Readonly<Record<string, unknown>>, key: string, column: string | undefined): Values {
  const row = Object.hasOwn(table, key) ? table[key] : undefined
  if (typeof row === 'string') return [row]
  if (typeof row !== 'object' || row === null) return []
  const cell: unknown = column === undefined ? 'a row' : Reflect.get(row, column)
  return typeof cell === 'string' ? [cell] : []
}
