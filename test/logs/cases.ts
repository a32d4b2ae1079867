/** Case files of this folder: `# title`, the text of a log, and behind `--- events` what must be read from it. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { BadRecord, LogEvent } from '../../src/logs/event.ts'
import type { LogFormat } from '../../src/logs/format.ts'
import { decode } from './decode.ts'

/** Runs each case with the log whole, and again byte by byte: where a piece ends must not matter. */
export function runCases(file: string, format: LogFormat): void {
  for (const { title, log, expected } of readCases(join(import.meta.dirname, file))) {
    test(title, () => {
      const bytes = Buffer.from(log)
      assert.ok(format.sniff(bytes.subarray(0, 4096)), 'the format is recognised')
      assert.equal(show(decode(format, bytes)), expected)
      assert.equal(show(decode(format, bytes, 'log', 1)), expected, 'in pieces of one byte')
    })
  }
}

function readCases(path: string): { title: string; log: string; expected: string }[] {
  return readFileSync(path, 'utf8')
    .split(/^# /m)
    .slice(1)
    .map(text => {
      const [title = '', ...lines] = text.split('\n')
      const [log = '', expected = ''] = lines.join('\n').split(/^--- events\n/m)
      return { title, log: log.replace(/\n$/, '').replaceAll('␍', '\r'), expected: expected.trim() }
    })
}

function show({ events, bad }: { events: readonly LogEvent[]; bad: readonly BadRecord[] }): string {
  return [
    ...events.flatMap(showEvent),
    ...bad.map(({ offset, line, message }) => `bad at ${offset}, line ${line}: ${message}`),
  ].join('\n')
}

/** A line for each part that an event has. */
function showEvent(event: LogEvent): string[] {
  const time = event.time === undefined ? '' : ` at ${new Date(event.time / 1000).toISOString()}`
  const pair = ([name, value]: readonly [string | null, string]) =>
    `  ${name ?? '-'} = ${JSON.stringify(value).slice(1, -1)}`.trimEnd()
  if (event.kind !== 'windows') return [`${event.kind} ${event.origin.record}${time}`, ...event.fields.map(pair)]
  const system = Object.entries(event.system).filter(([, value]) => value !== undefined)
  const body =
    event.body === undefined ? [] : [`${event.body}${event.bodyName === undefined ? '' : ` ${event.bodyName}`}`]
  const extra = event.extra.length === 0 ? [] : ['extra', ...event.extra.map(pair)]
  return [`windows ${event.origin.record}${time}`, ...system.map(pair), ...body, ...event.data.map(pair), ...extra]
}
