/** The rows of a small table that match a row's values: hashed where the match is equality, by pattern where the table says so. */
import { cast, item, type TableKey, type TableLookup } from '../plan/expr.ts'
import { exprSql, type Names } from './expr.ts'

/** A key of several values is looked up value by value; a second such key counts where it holds one. */
export function tableLookupSql(lookup: TableLookup, names: Names): string {
  const several = lookup.keys.find(({ value }) => value.type === 'list')
  if (!several) return rowsSql(lookup, names)
  const keys = lookup.keys.map(key => (key === several ? { ...key, value: item('each') } : key))
  return `arrayFlatten(arrayMap(each -> ${rowsSql({ ...lookup, keys }, names)}, ${exprSql(several.value, names)}))`
}

function rowsSql(lookup: TableLookup, names: Names): string {
  const patterns = lookup.keys.filter(({ match }) => match !== 'exact')
  const equal = lookup.keys.filter(({ match }) => match === 'exact')
  return patterns.length === 0 ? hashed(lookup, equal, names) : matched(lookup, patterns, equal, names)
}

/** Between the parts of a combined key: no text of a log holds it. */
const separator = '\u0001\u001f\u0001'

/** Distinct keys → their place, by `transform`, which is a hash table; place → all values of those rows. */
function hashed(lookup: TableLookup, keys: readonly TableKey[], names: Names): string {
  const { keys: known, values } = grouped(lookup, keys)
  if (known.length === 0) return `CAST([], 'Array(String)')`
  const parts = keys.map(key => subject(key, names))
  const key = parts.length === 1 ? (parts[0] ?? '') : `concat(${parts.join(`, ${names.params.text(separator)}, `)})`
  const places = names.params.numbers(known.map((_, index) => index + 1))
  const place = `transform(ifNull(${key}, ''), ${names.params.texts(known)}, ${places}, toUInt32(0))`
  return `if(isNull(${key}) OR ${place} = 0, [], ${names.params.lists(values)}[${place}])`
}

interface Grouped {
  readonly keys: readonly string[]
  /** At the place of each key. */
  readonly values: readonly (readonly string[])[]
}

function grouped(lookup: TableLookup, keys: readonly TableKey[]): Grouped {
  const rows = new Map<string, string[]>()
  lookup.output.forEach((value, row) => {
    const key = keys.map(({ cells, caseSensitive }) => folded(cells[row] ?? '', caseSensitive)).join(separator)
    const known = rows.get(key)
    if (!known) rows.set(key, [value])
    else if (known.length < lookup.limit) known.push(value)
  })
  return { keys: [...rows.keys()], values: [...rows.values()] }
}

/** Rows in the order of the table whose patterns all match; equal keys narrow them. */
function matched(lookup: TableLookup, patterns: readonly TableKey[], equal: readonly TableKey[], names: Names): string {
  const [first, ...rest] = patterns
  if (!first) return hashed(lookup, equal, names)
  const narrowed = [
    ...rest.map(key => `has(${rowsMatching(key, names)}, i)`),
    ...equal.map(key => cellEquals(key, names)),
  ]
  const all = rowsMatching(first, names)
  const rows = narrowed.length === 0 ? all : `arrayFilter(i -> ifNull(${narrowed.join(' AND ')}, false), ${all})`
  return `arrayMap(i -> ${names.params.texts(lookup.output)}[i], arraySlice(${rows}, 1, ${lookup.limit}))`
}

function cellEquals(key: TableKey, names: Names): string {
  return `${names.params.texts(foldedCells(key))}[i] = ${subject(key, names)}`
}

function rowsMatching(key: TableKey, names: Names): string {
  const value = `ifNull(${subject(key, names)}, '')`
  if (key.match === 'network') {
    const inside = (version: 4 | 6) => placesInside(key, version, value, names)
    return `multiIf(isIPv4String(${value}), ${inside(4)}, isIPv6String(${value}), ${inside(6)}, ${nowhere})`
  }
  const patterns = names.params.texts(patternsOf(key))
  return `if(isNull(${subject(key, names)}), [], arraySort(multiMatchAllIndices(${value}, ${patterns})))`
}

const nowhere = 'emptyArrayUInt32()'

/** A cell that is no network holds no address: such places are left out. */
function placesInside({ cells }: TableKey, version: 4 | 6, value: string, names: Names): string {
  const known = cells
    .map((cell, index) => ({ cell, place: index + 1 }))
    .filter(({ cell }) => cell !== '' && cell.includes(':') === (version === 6))
  if (known.length === 0) return nowhere
  const networks = names.params.texts(known.map(({ cell }) => cell))
  const places = names.params.numbers(known.map(({ place }) => place))
  const address = `if(isIPv${version}String(${value}), ${value}, '${version === 6 ? '::' : '0.0.0.0'}')`
  const found = `arrayFilter(n -> isIPAddressInRange(${address}, ${networks}[n]), range(1, toUInt32(${known.length + 1})))`
  return `arrayMap(n -> toUInt32(${places}[n]), ${found})`
}

const subject = ({ value, caseSensitive }: TableKey, names: Names): string => {
  const sql = exprSql(cast(value, 'text'), names)
  return caseSensitive ? sql : `lowerUTF8(${sql})`
}

function folded(text: string, caseSensitive: boolean): string {
  return caseSensitive ? text : text.toLowerCase()
}

const foldedCells = onceForCells(folded)
const patternsOf = onceForCells((cell, caseSensitive) => cellPattern(folded(cell, caseSensitive)))

/** Long tables are used by many rules, and several times in each: what is made of their cells is kept beside them. */
function onceForCells(make: (cell: string, caseSensitive: boolean) => string): (key: TableKey) => readonly string[] {
  const known = { true: new WeakMap<object, readonly string[]>(), false: new WeakMap<object, readonly string[]>() }
  return ({ cells, caseSensitive }) => {
    const made = known[`${caseSensitive}`].get(cells) ?? cells.map(cell => make(cell, caseSensitive))
    known[`${caseSensitive}`].set(cells, made)
    return made
  }
}

/** Whole values; `*` is anything. An empty cell matches the empty text only. */
const cellPattern = (cell: string): string =>
  `(?s)^${cell
    .split(/\*+/)
    .map(piece => piece.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
    .join('.*')}$`
