/** The two time types of EVTX, as text and as epoch microseconds, without BigInt or Date for each record. */
import { type Bytes, u16 } from './bytes.ts'

const secondsTo1970 = 11_644_473_600
/** 9999-12-31T23:59:59: what lies beyond is no time that Windows prints. */
const lastSecond = 265_046_774_399

/** 28 characters; the date in front is kept from call to call, as records come sorted by time. */
const scratch = Buffer.from('1601-01-01T00:00:00.0000000Z', 'latin1')
let scratchDay = 0
let scratchSecond = 0

/** Ticks of 100 ns since 1601, printed with all seven digits. */
export function filetimeText(low: number, high: number): string {
  const { seconds, ticks } = split(low, high)
  if (seconds > lastSecond) return `0x${high.toString(16)}${low.toString(16).padStart(8, '0')}`
  if (seconds !== scratchSecond) writeSecond(seconds)
  digits(ticks, 20, 7)
  return scratch.toString('latin1', 0, 28)
}

function writeSecond(seconds: number): void {
  const day = Math.floor(seconds / 86_400)
  if (day !== scratchDay) {
    scratch.write(new Date((day * 86_400 - secondsTo1970) * 1000).toISOString(), 0, 10, 'latin1')
    scratchDay = day
  }
  const second = seconds - day * 86_400
  digits(Math.floor(second / 3600), 11, 2)
  digits(Math.floor(second / 60) % 60, 14, 2)
  digits(second % 60, 17, 2)
  scratchSecond = seconds
}

export function filetimeMicros(low: number, high: number): number | undefined {
  const { seconds, ticks } = split(low, high)
  return seconds > lastSecond ? undefined : (seconds - secondsTo1970) * 1_000_000 + Math.floor(ticks / 10)
}

export function systemtimeText(bytes: Bytes, at: number): string {
  const part = (index: number, width: number) => String(u16(bytes, at + index * 2)).padStart(width, '0')
  return `${part(0, 4)}-${part(1, 2)}-${part(3, 2)}T${part(4, 2)}:${part(5, 2)}:${part(6, 2)}.${part(7, 3)}Z`
}

/** 2³² ticks are 429 s and 4,967,296 ticks: every step stays an exact double. */
function split(low: number, high: number): { seconds: number; ticks: number } {
  const rest = high * 4_967_296 + low
  const carried = Math.floor(rest / 10_000_000)
  return { seconds: high * 429 + carried, ticks: rest - carried * 10_000_000 }
}

function digits(value: number, at: number, width: number): void {
  let rest = value | 0
  for (let i = at + width - 1; i >= at; i--) {
    const next = (rest / 10) | 0
    scratch[i] = 48 + (rest - next * 10)
    rest = next
  }
}
