/** The scalar operations of plans in ClickHouse: one row for each, none of which throws on what a row may hold. */
import type { Expr } from '../plan/expr.ts'
import type { Operation } from '../plan/operations.ts'
import { exprSql, longest, type Names, nullOf, patternSql, regexSql, wholeSql, withPattern } from './expr.ts'
import { jsonElementsSql, jsonValuesSql } from './json.ts'
import { printfSql } from './printf.ts'
import { bucketTimeSql, formatTimeSql, parseTimeSql, relativeTimeOfSql, relativeTimeSql } from './time.ts'

type Call = Extract<Expr, { kind: 'call' }>
type Emit = (args: readonly string[], call: Call, names: Names) => string

export function operationSql(call: Call, names: Names): string {
  const args = call.args.map(arg => exprSql(arg, names))
  const long = args.filter(arg => arg.length > longest)
  if (long.length === 0) return emitters[call.operation](args, call, names)
  const named = long.map((_, index) => `long_${index + 1}`)
  const body = args.map(arg => (arg.length > longest ? (named[long.indexOf(arg)] ?? arg) : arg))
  return `arrayMap((${named.join(', ')}) -> ${emitters[call.operation](body, call, names)}, ${long.map(arg => `[${arg}]`).join(', ')})[1]`
}

const infix =
  (operator: string): Emit =>
  args =>
    `(${args.join(` ${operator} `)})`

const plain =
  (name: string): Emit =>
  args =>
    `${name}(${args.join(', ')})`

/** Bit operations work on whole numbers below 2^53. */
const bits =
  (name: string): Emit =>
  args =>
    `toFloat64(${name}(${args.map(arg => wholeSql(arg, 'UInt64')).join(', ')}))`

/** A list operation whose result has the argument's own values. */
const digest =
  (name: string): Emit =>
  ([text]) =>
    `lower(hex(${name}(${text})))`

/** An operation over arrays needs text that is not NULL; NULL gives the empty list. */
const guarded = (text: string | undefined, sql: string, whenNull = '[]'): string =>
  `if(isNull(${text}), ${whenNull}, ${sql})`

/** The constant that an argument must be: a pattern, a format, a unit. */
function constant(call: Call, index: number): string {
  const arg = call.args[index]
  if (arg?.kind === 'text') return arg.value
  if (arg?.kind === 'number') return String(arg.value)
  throw new Error(`operand ${index + 1} of ${call.operation} must be constant`)
}

const numbersIn = (list: string | undefined): string =>
  `arrayFilter(x -> isFinite(x), arrayMap(x -> ifNull(toFloat64OrNull(x), nan), ${list}))`

/** 0-based with negatives from the end → ClickHouse's 1-based position, 0 when it lies before the start. */
const position = (index: string, list: string): string =>
  wholeSql(`if(${index} < 0, greatest(length(${list}) + ${index} + 1, 0), ${index} + 1)`)

/** As in SQLite: place 0 stands before the first character, and what lies before it uses up length. */
const substringSql = (text: string, start: string, length: string | undefined): string => {
  const before = `multiIf(${start} > 0, 0, ${start} = 0, 1, greatest(-${start} - lengthUTF8(${text}), 0))`
  const first = `multiIf(${start} > 0, ${start}, ${start} = 0, 1, greatest(lengthUTF8(${text}) + ${start} + 1, 1))`
  const rest = length === undefined ? '' : `, greatest(${length} - ${before}, 0)`
  return `if(isNull(${start}), NULL, substringUTF8(${text}, ${first}${rest}))`
}

/** Numbers sort below texts: the extreme of a mixed list. */
const extreme = (call: string, list: string | undefined, numbersFirst: boolean): string => {
  const texts = `arrayFilter(x -> isNull(toFloat64OrNull(x)), ${list})`
  const numbers = `arrayFilter(x -> isNotNull(toFloat64OrNull(x)), ${list})`
  const ofNumbers = `arraySort(x -> ${call === 'min' ? '' : '-'}toFloat64OrZero(x), ${numbers})[1]`
  const ofTexts = `${call === 'min' ? 'arraySort' : 'arrayReverseSort'}(${texts})[1]`
  const [first, second] = numbersFirst ? [numbers, texts] : [texts, numbers]
  const [ofFirst, ofSecond] = numbersFirst ? [ofNumbers, ofTexts] : [ofTexts, ofNumbers]
  return `multiIf(notEmpty(${first}), ${ofFirst}, notEmpty(${second}), ${ofSecond}, NULL)`
}

/** What a group of a pattern holds; the empty text where the pattern is not found. */
function extractedSql(call: Call, names: Names): string {
  const [text] = call.args
  const pattern = names.params.text(regexSql(constant(call, 1)))
  return `regexpExtract(${text ? exprSql(text, names) : 'NULL'}, ${pattern}, ${Number(constant(call, 2))})`
}

/** `coalesce` reckons all it is given; where that costs something, it is reckoned only in rows that need it. */
function firstPresentSql(args: readonly string[], exprs: readonly Expr[]): string {
  const [first, ...rest] = exprs
  const [sql, ...others] = args
  if (!first || !isCheap(first) || rest.every(isCheap))
    return args.length === 1 ? (sql ?? '') : `coalesce(${args.join(', ')})`
  return `if(isNotNull(${sql}), ${sql}, ${firstPresentSql(others, rest)})`
}

const isCheap = (expr: Expr): boolean =>
  ['column', 'text', 'number', 'null', 'item'].includes(expr.kind) ||
  (expr.kind === 'call' && expr.operation === 'nonEmpty' && expr.args.every(isCheap))

const emitters: Record<Operation, Emit> = {
  firstPresent: (args, call) => firstPresentSql(args, call.args),
  add: infix('+'),
  subtract: infix('-'),
  multiply: infix('*'),
  divide: ([a, b]) => `(${a} / nullIf(${b}, 0))`,
  remainder: ([a, b]) => `moduloOrNull(${a}, ${b})`,
  negate: ([a]) => `negate(${a})`,
  absolute: plain('abs'),
  ceiling: plain('ceil'),
  floor: plain('floor'),
  // half away from zero on the decimal text: Float64 rounding is half to even, and 2.555 is below the tie in binary
  round: ([x, places], call) =>
    `ifNull(toFloat64(round(toDecimal128OrNull(toString(${x}), 12), ${Math.trunc(Number(constant(call, 1))) || 0})), round(${x}, toInt8(${places})))`,
  power: plain('pow'),
  root: plain('sqrt'),
  exponential: plain('exp'),
  naturalLogarithm: plain('log'),
  logarithm: ([x, base]) => `(log(${x}) / log(${base}))`,
  sine: plain('sin'),
  cosine: plain('cos'),
  tangent: plain('tan'),
  arcSine: plain('asin'),
  arcCosine: plain('acos'),
  arcTangent: plain('atan'),
  arcTangent2: plain('atan2'),
  hyperbolicSine: plain('sinh'),
  hyperbolicCosine: plain('cosh'),
  hyperbolicTangent: plain('tanh'),
  inverseHyperbolicSine: plain('asinh'),
  inverseHyperbolicCosine: plain('acosh'),
  inverseHyperbolicTangent: plain('atanh'),
  hypotenuse: plain('hypot'),
  bitAnd: bits('bitAnd'),
  bitOr: bits('bitOr'),
  bitXor: bits('bitXor'),
  bitShiftLeft: bits('bitShiftLeft'),
  bitShiftRight: bits('bitShiftRight'),
  random: () => 'toFloat64(bitAnd(rand(), 2147483647))',
  concat: plain('concat'),
  lower: plain('lowerUTF8'),
  upper: plain('upperUTF8'),
  length: ([text]) => `toFloat64(lengthUTF8(${text}))`,
  substring: ([text = '', start = '', length], call) => {
    const [, from] = call.args
    if (from?.kind === 'number' && from.value >= 1 && length === undefined)
      return `substringUTF8(${text}, ${wholeSql(start)})`
    return substringSql(text, wholeSql(start), length === undefined ? undefined : wholeSql(length))
  },
  trim: plain('trimBoth'),
  trimLeft: plain('trimLeft'),
  trimRight: plain('trimRight'),
  replaceMatches: ([text, , replacement], call, names) =>
    `replaceRegexpAll(${text}, ${names.params.text(regexSql(constant(call, 1)))}, ${replacement})`,
  extract: ([text], call, names) =>
    `if(match(${text}, ${names.params.text(regexSql(constant(call, 1)))}), ${extractedSql(call, names)}, NULL)`,
  replaceFirstMatch: ([text, , replacement], call, names) =>
    `replaceRegexpOne(${text}, ${names.params.text(regexSql(constant(call, 1)))}, ${replacement})`,
  transliterate: ([text, from, to]) => `translateUTF8(${text}, ${from}, ${to})`,
  extractAll: ([text], call, names) => {
    const pattern = names.params.text(regexSql(constant(call, 1)))
    const most = Number(constant(call, 3))
    const subjects = call.args[0]?.type === 'list' ? text : `if(isNull(${text}), [], [assumeNotNull(${text})])`
    const found = `arrayFilter(x -> x != '', arrayMap(g -> g[${Number(constant(call, 2))}], extractAllGroupsVertical(s, ${pattern})))`
    return `arrayFlatten(arrayMap(s -> ${most === 0 ? found : `arraySlice(${found}, 1, ${most})`}, ${subjects}))`
  },
  jsonMember: ([text], call, names) => {
    const name = names.params.text(constant(call, 1))
    const known = `ifNull(${text}, '')`
    return `multiIf(JSONType(${known}, ${name}) = 'Null' AND NOT JSONHas(${known}, ${name}), NULL, JSONType(${known}, ${name}) = 'String', JSONExtractString(${known}, ${name}), JSONExtractRaw(${known}, ${name}))`
  },
  nonEmpty: ([text], { args: [inner] }, names) =>
    inner?.kind === 'call' && inner.operation === 'extract'
      ? `nullIf(${extractedSql(inner, names)}, '')`
      : `nullIf(${text}, '')`,
  programName: ([line], _call, names) => {
    const quoted = names.params.text(String.raw`^\s*"(?:[^"]*[\\/])?([^"\\/]+)"`)
    const bare = names.params.text(String.raw`^\s*(?:[^\s"]*[\\/])?([^\s"\\/]+)`)
    return `if(match(${line}, ${quoted}), regexpExtract(${line}, ${quoted}, 1), regexpExtract(${line}, ${bare}, 1))`
  },
  urlDecode: plain('decodeURLComponent'),
  md5: digest('MD5'),
  sha1: digest('SHA1'),
  sha256: digest('SHA256'),
  sha512: digest('SHA512'),
  parseInteger: ([text], call, names) => {
    const base = Number(constant(call, 1))
    const digits = '0123456789abcdefghijklmnopqrstuvwxyz'.slice(0, base)
    const prefix = base === 16 ? '(?:0[xX])?' : ''
    const valid = names.params.text(`^[-+]?${prefix}([${digits}${digits.toUpperCase()}]+)$`)
    const read = `toFloat64OrNull(conv(regexpExtract(assumeNotNull(${text}), ${valid}, 1), ${base}, 10))`
    return `if(match(${text}, ${valid}), if(startsWith(assumeNotNull(${text}), '-'), -${read}, ${read}), NULL)`
  },
  formatHex: ([x]) => `concat('0x', if(trunc(${x}) = 0, '0', trimLeft(hex(${wholeSql(x ?? '', 'UInt64')}), '0')))`,
  formatBinary: ([x]) => `if(trunc(${x}) = 0, '0', trimLeft(bin(${wholeSql(x ?? '', 'UInt64')}), '0'))`,
  formatCommas: ([x]) => {
    const rounded = `toString(round(toDecimal128OrNull(toString(abs(${x})), 12), 2))`
    const whole = `splitByChar('.', assumeNotNull(${rounded}))[1]`
    const part = `splitByChar('.', assumeNotNull(${rounded}))[2]`
    const grouped = `trimLeft(reverse(replaceRegexpAll(reverse(${whole}), '(\\\\d{3})', '\\\\1,')), ',')`
    return `if(isNull(${x}), NULL, concat(if(${x} < 0, '-', ''), ${grouped}, if(${part} = '', '', concat('.', rightPad(${part}, 2, '0')))))`
  },
  formatDuration: ([x]) => {
    const seconds = wholeSql(`abs(${x})`)
    const two = (value: string): string => `leftPad(toString(${value}), 2, '0')`
    const clock = `concat(${two(`intDiv(${seconds} % 86400, 3600)`)}, ':', ${two(`intDiv(${seconds} % 3600, 60)`)}, ':', ${two(`${seconds} % 60`)})`
    return `concat(if(${x} < 0, '-', ''), if(${seconds} >= 86400, concat(toString(intDiv(${seconds}, 86400)), '+'), ''), ${clock})`
  },
  printf: ([x], call, names) => printfSql(x ?? '', constant(call, 1), names),
  jsonValues: ([text], call, names) => jsonValuesSql(text ?? '', constant(call, 1), names),
  jsonElements: ([text], call, names) => jsonElementsSql(text ?? '', constant(call, 1), names),
  jsonKeys: ([text]) =>
    `if(JSONType(ifNull(${text}, '')) = 'Object', toJSONString(JSONExtractKeys(ifNull(${text}, ''))), NULL)`,
  toJson: ([value], call) =>
    call.args[0]?.type === 'list' ? `toJSONString(${value})` : `toJSONString(assumeNotNull(${value}))`,
  jsonOrNull: ([text]) => `if(isValidJSON(ifNull(${text}, '')), ${text}, NULL)`,
  formatTime: ([x], call, names) => formatTimeSql(x ?? '', constant(call, 1), names),
  parseTime: ([text], call, names) => parseTimeSql(text ?? '', constant(call, 1), names),
  relativeTime: ([x], call) => relativeTimeSql(x ?? '', constant(call, 1)),
  relativeTimeOf: ([x, spec]) => relativeTimeOfSql(x ?? '', spec ?? ''),
  bucketTime: ([x], call) => bucketTimeSql(x ?? '', Number(constant(call, 1)), constant(call, 2)),
  split: ([text, separator], call) =>
    guarded(
      text,
      constant(call, 1) === ''
        ? `extractAll(assumeNotNull(${text}), '(?s).')`
        : `splitByString(${separator}, assumeNotNull(${text}))`,
    ),
  joinValues: ([list, separator]) => `if(empty(${list}), NULL, arrayStringConcat(${list}, ${separator}))`,
  countOf: ([list]) => `nullIf(toFloat64(length(${list})), 0)`,
  valueAt: ([list, index]) => {
    const at = position(index ?? '', list ?? '')
    return `if(isNull(${index}) OR ${at} < 1 OR ${at} > length(${list}), NULL, ${list}[${at}])`
  },
  slice: ([list, first, last]) => {
    const from = position(first ?? '', list ?? '')
    const to = position(last ?? '', list ?? '')
    return `if(isNull(${first}) OR isNull(${last}) OR ${from} < 1 OR ${to} < ${from}, [], arraySlice(${list}, assumeNotNull(${from}), assumeNotNull(${to} - ${from} + 1)))`
  },
  filled: ([list, least, value]) => `arrayResize(${list}, greatest(length(${list}), toUInt64(${least})), ${value})`,
  append: args => (args.length === 1 ? (args[0] ?? '[]') : `arrayConcat(${args.join(', ')})`),
  distinctValues: plain('arrayDistinct'),
  sortValues: plain('arraySort'),
  reverseValues: plain('arrayReverse'),
  findMatch: ([list, given], call, names) => {
    const [, pattern] = call.args
    const found = (sql: string): string => `toFloat64(nullIf(arrayFirstIndex(x -> match(x, ${sql}), ${list}), 0) - 1)`
    return pattern?.kind === 'text' ? found(patternSql(pattern.value, names)) : withPattern(given ?? '', names, found)
  },
  zip: ([a, b, separator]) => {
    const shorter = `least(length(${a}), length(${b}))`
    return `arrayMap((x, y) -> concat(x, ${separator}, y), arraySlice(${a}, 1, ${shorter}), arraySlice(${b}, 1, ${shorter}))`
  },
  rangeOf: ([from, until, step]) =>
    `if(isNull(${from}) OR isNull(${until}) OR ifNull(${step}, 0) = 0 OR abs((${until} - ${from}) / ${step}) > 100000, [], arrayMap(i -> toString(assumeNotNull(${from}) + i * assumeNotNull(${step})), range(ifNull(${wholeSql(`greatest(0, ceil((${until} - ${from}) / nullIf(${step}, 0)))`, 'UInt64')}, 0))))`,
  sumOf: ([list]) => `if(empty(${numbersIn(list)}), NULL, arraySum(${numbersIn(list)}))`,
  averageOf: ([list]) => `if(empty(${numbersIn(list)}), NULL, arrayAvg(${numbersIn(list)}))`,
  leastOf: ([list]) => extreme('min', list, true),
  greatestOf: ([list]) => extreme('max', list, false),
  maskAddress: ([mask, address]) =>
    `if(isIPv4String(ifNull(${mask}, '')) AND isIPv4String(ifNull(${address}, '')), IPv4NumToString(bitAnd(toUInt32(toIPv4OrDefault(ifNull(${mask}, ''))), toUInt32(toIPv4OrDefault(ifNull(${address}, ''))))), ${nullOf('text')})`,
}
