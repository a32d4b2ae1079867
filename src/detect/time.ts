/** The times of a run and of its findings. */
import type { Value } from './report.ts'

/** Epoch seconds; a bound that was not given is null. */
export interface RunTimes {
  readonly earliest: number | null
  readonly latest: number | null
  readonly now: number
}

/** The epoch seconds that a row's `_time` holds; null where it holds something else. */
export function secondsOf(value: Value | undefined): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  return typeof value === 'string' && /^-?\d{1,15}(?:\.\d{1,9})?$/.test(value) ? Number(value) : null
}

/** `2026-11-24T02:41:07.120Z`, with microseconds where there are any; null for what no calendar holds. */
export function isoTime(seconds: number): string | null {
  const micros = Math.round(seconds * 1e6)
  const millis = Math.floor(micros / 1000)
  if (!Number.isFinite(millis) || Math.abs(millis) > 8.64e15) return null
  const text = new Date(millis).toISOString()
  const rest = micros - millis * 1000
  return rest === 0 ? text : `${text.slice(0, -1)}${String(rest).padStart(3, '0')}Z`
}

/** Epoch microseconds of what `isoTime` wrote. */
export function microsOf(iso: string): number {
  const micros = /\.\d{3}(\d{3})Z$/.exec(iso)?.[1]
  return Date.parse(micros === undefined ? iso : iso.replace(/\d{3}Z$/, 'Z')) * 1000 + Number(micros ?? 0)
}
