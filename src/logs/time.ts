/** Times as logs write them, to epoch microseconds; undefined where the text is no time. */

const iso =
  /^\s*(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,12}))?)?)?\s*(Z|UTC|[+-]\d\d:?\d\d)?\s*$/i

/** `2022-05-02T12:39:41.710158900Z` and its shorter forms; without a zone it is UTC. */
export function isoMicros(text: string): number | undefined {
  const found = iso.exec(text)
  if (!found) return undefined
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] = found
  const ms = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second))
  if (Number(month) > 12 || Number(day) > 31 || Number(hour) > 24 || Number(minute) > 59) return undefined
  return ms * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6)) - zoneMinutes(zone) * 60_000_000
}

/** Epoch seconds, milliseconds, microseconds or nanoseconds, told apart by their size (years 1973 to 5138 as seconds). */
export function epochMicros(text: string): number | undefined {
  if (!/^\d{9,19}(\.\d{1,12})?$/.test(text)) return undefined
  const whole = text.split('.')[0] ?? ''
  const number = Number(text)
  if (whole.length <= 11) return Math.round(number * 1_000_000)
  if (whole.length <= 14) return Math.round(number * 1000)
  if (whole.length <= 17) return Math.round(number)
  return Math.round(number / 1000)
}

function zoneMinutes(zone: string): number {
  if (!/^[+-]/.test(zone)) return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))
  return zone.startsWith('-') ? -minutes : minutes
}
