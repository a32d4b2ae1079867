/** Time in ClickHouse: epoch seconds ↔ text in the letters of strftime, relative specifiers, buckets; all in UTC. */
import { type Names, wholeSql } from './expr.ts'
import { numeral } from './query.ts'

const zone = "'UTC'"

/** Epoch seconds as a DateTime64 of microseconds; NULL outside of 1900 to 2299, which is all that it holds. */
const dateTime = (seconds: string): string =>
  `fromUnixTimestamp64Micro(${wholeSql(`round(if(${seconds} BETWEEN -2208988800 AND 10413791999, ${seconds}, nan) * 1e6)`)}, ${zone})`

/** A date or time of any width as epoch seconds. */
const epoch = (time: string): string => `(toUnixTimestamp64Micro(toDateTime64(${time}, 6, ${zone})) / 1e6)`

// Letters that mean the same in ClickHouse's formatDateTime, and those that are spelled otherwise there.
const sameLetters = new Set([...'YymdHIpSjbFTDVGguwznt%'])
const otherLetters: Readonly<Record<string, string>> = { M: '%i', A: '%W', B: '%M', a: '%a', h: '%b', C: '%C' }

/** strftime, letter by letter; literal text is bound. A letter that nobody knows stays as it is. */
export function formatTimeSql(seconds: string, format: string, names: Names): string {
  const time = dateTime(seconds)
  const parts: string[] = []
  let run = ''
  const flush = (): void => {
    if (run !== '') parts.push(`formatDateTime(${time}, ${names.params.text(run)})`)
    run = ''
  }
  for (const token of format.match(/%:{0,2}\d?[A-Za-z+%]|[^%]+|%/g) ?? []) {
    const letter = token.at(-1) ?? ''
    if (!token.startsWith('%')) run += token.replaceAll('%', '%%')
    else if (token.length === 2 && otherLetters[letter] && letter !== 'C') run += otherLetters[letter]
    else if (token.length === 2 && sameLetters.has(letter)) run += token
    else {
      flush()
      parts.push(special(token, time, seconds) ?? names.params.text(token))
    }
  }
  flush()
  if (parts.length === 0) return `if(isNull(${seconds}), NULL, '')`
  return parts.length === 1 ? (parts[0] ?? '') : `concat(${parts.join(', ')})`
}

/** The letters that ClickHouse lacks or gives another meaning, composed. */
function special(token: string, time: string, seconds: string): string | undefined {
  const formatted = (format: string): string => `formatDateTime(${time}, '${format}')`
  const blankPadded = (format: string): string => `leftPad(trimLeft(${formatted(format)}, '0'), 2, ' ')`
  const hours = (format: string): string =>
    `leftPad(if(${formatted(format)} = '00', '0', trimLeft(${formatted(format)}, '0')), 2, ' ')`
  const letter = token.at(-1)
  const digits = Number(/\d/.exec(token)?.[0] ?? (letter === 'N' ? 9 : 3))
  switch (letter) {
    case 'N':
    case 'Q':
      return `substring(rightPad(${formatted('%f')}, 9, '0'), 1, ${Math.min(digits, 9)})`
    case 's':
      return `toString(${wholeSql(`floor(${seconds})`)})`
    case 'e':
      return blankPadded('%d')
    case 'k':
      return hours('%H')
    case 'l':
      return hours('%I')
    case 'Z':
      return `if(isNull(${seconds}), NULL, 'UTC')`
    case 'z':
      return `if(isNull(${seconds}), NULL, '${token.includes(':') ? '+00:00' : '+0000'}')`
    case 'c':
      return `concat(${formatted('%a %b ')}, ${blankPadded('%d')}, ${formatted(' %H:%i:%S %Y')})`
    case '+':
      return `concat(${formatted('%a %b ')}, ${blankPadded('%d')}, ${formatted(' %H:%i:%S UTC %Y')})`
    case 'x':
      return formatted('%m/%d/%y')
    case 'X':
      return formatted('%H:%i:%S')
    case 'C':
      return `substring(${formatted('%Y')}, 1, 2)`
    case 'U':
      return weekNumber(time, '0')
    case 'W':
      return weekNumber(time, '1')
    default:
      return undefined
  }
}

/** Week of the year, 00 before the first Sunday (`0`) or Monday (`1`). */
function weekNumber(time: string, firstDay: '0' | '1'): string {
  const weekday = firstDay === '0' ? `(toDayOfWeek(${time}) % 7)` : `(toDayOfWeek(${time}) - 1)`
  return `leftPad(toString(intDiv(toDayOfYear(${time}) + 6 - ${weekday}, 7)), 2, '0')`
}

// What each letter of strptime reads, and how ClickHouse's parseDateTime spells it.
const readers: Readonly<Record<string, readonly [pattern: string, spelled: string]>> = {
  Y: ['\\d{4}', '%Y'],
  y: ['\\d{2}', '%y'],
  m: ['\\d{1,2}', '%m'],
  d: ['\\d{1,2}', '%d'],
  e: ['\\d{1,2}', '%d'],
  b: ['[A-Za-z]{3}', '%b'],
  h: ['[A-Za-z]{3}', '%b'],
  B: ['[A-Za-z]+', '%M'],
  a: ['[A-Za-z]{3}', '%a'],
  A: ['[A-Za-z]+', '%W'],
  H: ['\\d{1,2}', '%H'],
  k: ['\\d{1,2}', '%H'],
  I: ['\\d{1,2}', '%h'],
  l: ['\\d{1,2}', '%h'],
  M: ['\\d{1,2}', '%i'],
  S: ['\\d{1,2}', '%S'],
  p: ['[AaPp][Mm]', '%p'],
  j: ['\\d{1,3}', '%j'],
  n: ['\\s', '\n'],
  t: ['\\s', '\t'],
  '%': ['%', '%%'],
}
const shorthands: Readonly<Record<string, string>> = {
  '%F': '%Y-%m-%d',
  '%T': '%H:%M:%S',
  '%D': '%m/%d/%y',
  '%R': '%H:%M',
}

/** A part of what strptime reads: what ClickHouse parses, or what is cut out and reckoned with by itself. */
interface Piece {
  readonly role: 'parsed' | 'fraction' | 'offset' | 'skipped'
  readonly pattern: string
  readonly spelled: string
}

/**
 * strptime: what stands behind the part that the format describes is ignored, as SPL does. A fraction of a second and an
 * offset are cut out and added, since ClickHouse reads six digits and no colon only.
 */
export function parseTimeSql(text: string, format: string, names: Names): string {
  const expanded = format.replace(/%[FTDR]/g, letters => shorthands[letters] ?? letters)
  const [seconds, fraction = ''] = /^%s(\.%\d?[NQ])?$/.exec(expanded) ?? []
  const digits = fraction === '' ? '(?:\\\\.\\\\d+)?' : '\\\\.\\\\d+'
  if (seconds) return `toFloat64OrNull(extract(ifNull(${text}, ''), '^-?\\\\d+${digits}'))`
  const pieces = (expanded.match(/%:{0,2}\d?[A-Za-z%]|[^%]+|%/g) ?? []).flatMap(piecesOf)
  const pattern = names.params.text(`^${pieces.map(piece => `(${piece.pattern})`).join('')}`)
  const known = `ifNull(${text}, '')`
  const groups = (role: Piece['role']): string[] =>
    pieces.flatMap((piece, at) => (piece.role === role ? [`regexpExtract(${known}, ${pattern}, ${at + 1})`] : []))
  const spelled = pieces.map(piece => piece.spelled).join('')
  const subject = joined(groups('parsed'))
  const whole = `toUnixTimestamp64Micro(parseDateTime64OrNull(${padsDigits(expanded) ? padded(subject) : subject}, ${names.params.text(spelled)}, ${zone})) / 1e6`
  const added = [
    ...groups('fraction').map(digits => `+ ifNull(toFloat64OrNull(concat('0.', ${digits})), 0)`),
    ...groups('offset').map(offset => `- ${offsetSeconds(offset)}`),
  ]
  return `if(match(${known}, ${pattern}), ${[whole, ...added].join(' ')}, NULL)`
}

function piecesOf(token: string): Piece[] {
  if (/^%:{0,2}z$/.test(token)) return [{ role: 'offset', pattern: '[+-]\\d{2}:?\\d{2}|Z', spelled: '' }]
  if (/^%\d?[NQ]$/.test(token)) return [{ role: 'fraction', pattern: '\\d{1,9}', spelled: '' }]
  if (token === '%Z') return [{ role: 'skipped', pattern: '[A-Za-z]*', spelled: '' }]
  const [pattern, spelled] = (/^%[A-Za-z%]$/.test(token) && readers[token.slice(1)]) || [
    regexEscaped(token),
    token.replaceAll('%', '%%'),
  ]
  const blank: readonly Piece[] = /^%[ekl]$/.test(token) ? [{ role: 'skipped', pattern: '\\s?', spelled: '' }] : []
  return [...blank, { role: 'parsed', pattern, spelled }]
}

const joined = (parts: readonly string[]): string =>
  parts.length > 1 ? `concat(${parts.join(', ')})` : (parts[0] ?? "''")

/** Whether single digits are read where ClickHouse wants two, and none stands where it wants one. */
const padsDigits = (format: string): boolean =>
  /%[mdeHkIlMS]/.test(format) && !/%j|\d/.test(format.replace(/%\d[NQ]/g, ''))

/** Every digit that stands alone behind a zero; twice, since the sign between two of them is taken once. */
function padded(text: string): string {
  const once = (value: string): string =>
    `replaceRegexpAll(${value}, '(^|[^0-9])([0-9])([^0-9]|$)', '\\\\10\\\\2\\\\3')`
  return once(once(text))
}

/** `+01:00`, `-0530` or `Z` as seconds. */
function offsetSeconds(offset: string): string {
  const digits = `replaceAll(${offset}, ':', '')`
  const part = (from: number): string => `toInt32OrZero(substring(${digits}, ${from}, 2))`
  return `if(startsWith(${offset}, '-'), -1, 1) * (${part(2)} * 3600 + ${part(4)} * 60)`
}

const regexEscaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

const fixedUnits: Readonly<Record<string, number>> = { us: 1e-6, ms: 1e-3, cs: 1e-2, ds: 0.1, s: 1, m: 60, h: 3600 }

/** One step of a relative specifier: an offset, or a snap to the start of a unit. */
export function relativeTimeSql(seconds: string, steps: string): string {
  return steps
    .split(' ')
    .filter(step => step !== '')
    .reduce((sql, step) => (step.startsWith('@') ? snapSql(sql, step.slice(1)) : offsetSql(sql, step)), seconds)
}

/** `-7d`, `+1mon`: a canonical unit behind a signed count. */
function offsetSql(seconds: string, step: string): string {
  const [, count = '0', unit = 's'] = /^([+-]\d+)([a-z]+)$/.exec(step) ?? []
  const fixed = fixedUnits[unit]
  if (fixed !== undefined) return `(${seconds} + ${numeral(Number(count) * fixed)})`
  const add = { d: 'addDays', w: 'addWeeks', mon: 'addMonths', q: 'addQuarters', y: 'addYears' }[unit] ?? 'addDays'
  return epoch(`${add}(${dateTime(seconds)}, ${Number(count)})`)
}

/** `d`, `w0` … `w6`, `mon`: the latest start of the unit that is not after the time. */
function snapSql(seconds: string, unit: string): string {
  const fixed = fixedUnits[unit]
  if (fixed !== undefined) return `(floor(${seconds} / ${fixed}) * ${fixed})`
  const time = dateTime(seconds)
  const weekday = /^w(\d)$/.exec(unit)?.[1]
  if (weekday !== undefined) {
    const day = Number(weekday) % 7
    return epoch(`addDays(toStartOfWeek(addDays(${time}, ${-day}), 0), ${day})`)
  }
  const start =
    { d: 'toStartOfDay', mon: 'toStartOfMonth', q: 'toStartOfQuarter', y: 'toStartOfYear' }[unit] ?? 'toStartOfDay'
  return epoch(`${start}(${time})`)
}

const spellings: readonly (readonly [unit: string, names: string])[] = [
  ['s', 's sec secs second seconds'],
  ['m', 'm min minute minutes'],
  ['h', 'h hr hrs hour hours'],
  ['d', 'd day days'],
  ['w', 'w week weeks'],
  ['mon', 'mon month months'],
  ['q', 'q qtr qtrs quarter quarters'],
  ['y', 'y yr yrs year years'],
]

/** A specifier that only the row knows, such as `-30d@d`: the unit is chosen for each row. */
export function relativeTimeOfSql(seconds: string, spec: string): string {
  const known = `ifNull(${spec}, '')`
  const part = (pattern: string): string => `lower(regexpExtract(${known}, '${pattern}', 1))`
  const digits = part('^[+-]?(\\\\d*)')
  const count = `(if(startsWith(${known}, '-'), -1, 1) * if(${digits} = '', 1, toInt32OrZero(${digits})))`
  const offset = part('^[+-]?\\\\d*([a-zA-Z]+)')
  const snap = part('@([a-zA-Z]+)$')
  const by = (unit: string, names: string, sql: string): string =>
    `${unit} IN ('${names.split(' ').join("', '")}'), ${sql}`
  const fixed: Readonly<Record<string, number>> = { ...fixedUnits, d: 86_400, w: 604_800 }
  const moved = spellings.map(([unit, names]) => {
    const months = { mon: 1, q: 3, y: 12 }[unit]
    const sql =
      months === undefined
        ? `${seconds} + ${count} * ${fixed[unit]}`
        : epoch(`addMonths(${dateTime(seconds)}, ${count} * ${months})`)
    return by(offset, names, sql)
  })
  const shifted = `multiIf(${offset} = '', ${seconds}, ${moved.join(', ')}, NULL)`
  const snapped = spellings.map(([unit, names]) => by(snap, names, snapSql(shifted, unit === 'w' ? 'w0' : unit)))
  return `if(match(${known}, '^([+-]?\\\\d*[a-zA-Z]+)?(@[a-zA-Z]+)?$') AND ${known} != '', multiIf(${snap} = '', ${shifted}, ${snapped.join(', ')}, NULL), NULL)`
}

/** The start of the bucket: seconds to hours count from the epoch, longer units from the calendar. */
export function bucketTimeSql(seconds: string, count: number, unit: string): string {
  const fixed = fixedUnits[unit]
  if (fixed !== undefined) {
    const size = numeral(fixed * count)
    return fixed < 1
      ? `round(floor(round(${seconds} / ${size}, 6)) * ${size}, 6)`
      : `(floor(${seconds} / ${size}) * ${size})`
  }
  if (unit === 'w' && count === 1) return snapSql(seconds, 'w0')
  if (count === 1) return snapSql(seconds, unit)
  const interval = { d: 'DAY', w: 'WEEK', mon: 'MONTH', q: 'QUARTER', y: 'YEAR' }[unit] ?? 'DAY'
  return epoch(`toStartOfInterval(${dateTime(seconds)}, INTERVAL ${count} ${interval})`)
}
