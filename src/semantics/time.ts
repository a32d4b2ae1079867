/** Time in SPL: relative specifiers (`-24h@h`), and the modifiers that bound a search (`earliest`, `starthoursago`). */

/** One step of a relative specifier in canonical spelling: `-24h`, `@d`, `@w1`. */
export type RelativeStep = string

const units: Readonly<Record<string, string>> = {
  s: 's',
  sec: 's',
  secs: 's',
  second: 's',
  seconds: 's',
  m: 'm',
  min: 'm',
  minute: 'm',
  minutes: 'm',
  h: 'h',
  hr: 'h',
  hrs: 'h',
  hour: 'h',
  hours: 'h',
  d: 'd',
  day: 'd',
  days: 'd',
  w: 'w',
  week: 'w',
  weeks: 'w',
  mon: 'mon',
  month: 'mon',
  months: 'mon',
  q: 'q',
  qtr: 'q',
  qtrs: 'q',
  quarter: 'q',
  quarters: 'q',
  y: 'y',
  yr: 'y',
  yrs: 'y',
  year: 'y',
  years: 'y',
}

/** The steps of `-1d@d+2h`, left to right; undefined where it is none. */
export function relativeSteps(spec: string): readonly RelativeStep[] | undefined {
  const steps: RelativeStep[] = []
  let rest = spec.trim()
  while (rest !== '') {
    const offset = /^([+-])\s*(\d*)\s*([a-z]+)/i.exec(rest)
    const snap = /^@\s*([a-z]+)(\d?)/i.exec(rest)
    const found = offset ?? snap
    if (!found) return undefined
    const unit = units[(offset?.[3] ?? snap?.[1] ?? '').toLowerCase()]
    if (unit === undefined) return undefined
    if (offset) steps.push(`${offset[1]}${offset[2] === '' ? '1' : Number(offset[2])}${unit}`)
    else if (unit === 'w') steps.push(`@w${Number(snap?.[2] || '0') % 7}`)
    else if (snap?.[2] !== '') return undefined
    else steps.push(`@${unit}`)
    rest = rest.slice(found[0].length)
  }
  return steps
}

/** A specifier applied to a time; epoch seconds, calendar units in UTC. */
function applySteps(time: number, steps: readonly RelativeStep[]): number {
  return steps.reduce((at, step) => (step.startsWith('@') ? snapped(at, step.slice(1)) : shifted(at, step)), time)
}

const seconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 }

function shifted(time: number, step: RelativeStep): number {
  const [, count = '0', unit = 's'] = /^([+-]\d+)([a-z]+)$/.exec(step) ?? []
  const amount = Number(count)
  const fixed = seconds[unit] ?? (unit === 'd' ? 86_400 : unit === 'w' ? 7 * 86_400 : undefined)
  if (fixed !== undefined) return time + amount * fixed
  return addMonths(time, amount * (unit === 'mon' ? 1 : unit === 'q' ? 3 : 12))
}

/** The same day and time of another month, or that month's last day. */
function addMonths(time: number, months: number): number {
  const { year, month, day, rest } = calendar(time)
  const target = year * 12 + month + months
  const [toYear, toMonth] = [Math.floor(target / 12), ((target % 12) + 12) % 12]
  const length =
    daysFrom1970(toYear + (toMonth === 11 ? 1 : 0), (toMonth + 1) % 12, 1) - daysFrom1970(toYear, toMonth, 1)
  return daysFrom1970(toYear, toMonth, Math.min(day, length)) * 86_400 + rest
}

function snapped(time: number, unit: string): number {
  const fixed = seconds[unit] ?? (unit === 'd' ? 86_400 : undefined)
  if (fixed !== undefined) return Math.floor(time / fixed) * fixed
  const days = Math.floor(time / 86_400)
  const weekday = /^w(\d)$/.exec(unit)?.[1]
  // day 0 of the epoch was a Thursday
  if (weekday !== undefined) return (days - ((((days + 4 - Number(weekday)) % 7) + 7) % 7)) * 86_400
  const { year, month } = calendar(time)
  const start = unit === 'y' ? 0 : unit === 'q' ? month - (month % 3) : month
  return daysFrom1970(year, start, 1) * 86_400
}

/** Year, month from 0, day from 1, and the seconds of the day, in UTC. Howard Hinnant's civil-from-days. */
function calendar(time: number): { year: number; month: number; day: number; rest: number } {
  const days = Math.floor(time / 86_400)
  const shiftedDays = days + 719_468
  const era = Math.floor(shiftedDays / 146_097)
  const ofEra = shiftedDays - era * 146_097
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  )
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * ofYear + 2) / 153)
  const month = (shiftedMonth + 2) % 12
  const year = yearOfEra + era * 400 + (month < 2 ? 1 : 0)
  return { year, month, day: ofYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1, rest: time - days * 86_400 }
}

function daysFrom1970(year: number, month: number, day: number): number {
  const shiftedYear = year - (month < 2 ? 1 : 0)
  const era = Math.floor(shiftedYear / 400)
  const yearOfEra = shiftedYear - era * 400
  const ofYear = Math.floor((153 * ((month + 10) % 12) + 2) / 5) + day - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + ofYear - 719_468
}

/** A point in time as a search names it: epoch seconds, `now`, a relative specifier, or `%m/%d/%Y:%H:%M:%S`. */
export function timePoint(value: string, now: number): number | undefined {
  const trimmed = value.trim()
  if (/^-?\d+(\.\d+)?$/.test(trimmed)) return Number(trimmed)
  if (/^now(\(\))?$/i.test(trimmed)) return now
  const date = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?::(\d{1,2}):(\d{1,2}):(\d{1,2}))?$/.exec(trimmed)
  if (date) {
    const [month, day, year, hour, minute, second] = date.slice(1).map(part => Number(part ?? 0))
    const days = daysFrom1970(year ?? 1970, (month ?? 1) - 1, day ?? 1)
    return days * 86_400 + (hour ?? 0) * 3600 + (minute ?? 0) * 60 + (second ?? 0)
  }
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?)?Z?$/.exec(trimmed)
  if (iso) {
    const [year, month, day, hour, minute, second] = iso.slice(1).map(part => Number(part ?? 0))
    return (
      daysFrom1970(year ?? 1970, (month ?? 1) - 1, day ?? 1) * 86_400 +
      (hour ?? 0) * 3600 +
      (minute ?? 0) * 60 +
      (second ?? 0)
    )
  }
  const steps = relativeSteps(trimmed)
  return steps && steps.length > 0 ? applySteps(now, steps) : undefined
}

export interface Bounds {
  readonly from?: number
  readonly until?: number
}

/** What a modifier bounds, from its name and value; `undefined` where the value is no time, `null` for an unknown name. */
export function timeBound(name: string, value: string, now: number): Bounds | undefined | null {
  const ago = /^(start|end)?(second|minute|hour|day|month)s?ago$/.exec(name)
  if (ago) {
    const count = /^\d+$/.test(value.trim()) ? Number(value) : undefined
    if (count === undefined) return undefined
    const unit = units[ago[2] ?? 's'] ?? 's'
    const at = applySteps(now, [`-${count}${unit}`])
    return ago[1] === 'end' ? { until: at } : { from: at }
  }
  const at = timePoint(value, now)
  switch (name) {
    case 'earliest':
    case 'starttimeu':
    case 'starttime':
      return at === undefined ? undefined : { from: at }
    case 'latest':
    case 'endtimeu':
      return at === undefined ? undefined : { until: at }
    case 'endtime':
      // the one bound that includes its second
      return at === undefined ? undefined : { until: at + 1 }
    default:
      return null
  }
}
