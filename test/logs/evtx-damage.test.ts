/** Damaged EVTX: no exception, no hang, and what the damage does not touch is read as before. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { LogEvent } from '../../src/logs/event.ts'
import { evtx } from '../../src/logs/evtx/evtx.ts'
import { decode } from './decode.ts'
import { encodeEvtx, number, type PlainRecord, strings } from './evtx-encoder.ts'

const records: PlainRecord[] = Array.from({ length: 6 }, (_, i) => ({
  system: { provider: 'P', eventId: String(i % 2), recordId: String(i + 1), channel: 'C', userId: 'S-1-5-18' },
  body: i % 3 === 2 ? 'UserData' : 'EventData',
  data: [
    ['Image', `C:\\${'x'.repeat(i)}.exe`],
    ['List', strings('a', 'b')],
    ['Number', number(0x08, 4, i)],
  ],
}))
const file = Buffer.from(encodeEvtx(records))
const chunk = file.subarray(4096)
const used = chunk.readUInt32LE(48)
const starts = recordStarts()

function recordStarts(): number[] {
  const found: number[] = []
  for (let at = 512; at < used; at += chunk.readUInt32LE(at + 4)) found.push(at)
  return found
}

const shown = (events: readonly LogEvent[]) =>
  events.map(event => event.kind === 'windows' && [event.system.recordId, event.data])

test('a byte that is changed anywhere touches its own record and those that share its templates', () => {
  const sound = shown(decode(evtx, file).events)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4096 + used - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const damaged = Buffer.from(file)
      damaged[at] = (damaged[at] ?? 0) ^ change
      const { events } = decode(evtx, damaged)
      assert.ok(events.length <= records.length)
      // Names and templates lie in the first records; the last one holds only its own values.
      const last = starts.at(-1) ?? 0
      if (at >= 4096 + last + 24) assert.deepEqual(shown(events).slice(0, 5), sound.slice(0, 5))
    }),
    { numRuns: 3000 },
  )
})

test('a file that is cut at any byte yields the records before the cut', () => {
  for (let end = 4096; end < 4096 + used; end += 7) {
    const { events, bad } = decode(evtx, file.subarray(0, end))
    const whole = starts.filter((_, i) => 4096 + (starts[i + 1] ?? used) <= end).length
    assert.equal(events.length, whole, `cut at ${end}`)
    if (end > 4096) assert.ok(bad.length > 0, `cut at ${end} is said`)
  }
})

test('any bytes at all behind a file header are read to their end', () => {
  const head = file.subarray(0, 4096)
  const piece = fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.constant(chunk.subarray(0, 700)), fc.constant(chunk))
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 4 }), pieces => {
      decode(evtx, Buffer.concat([head, ...pieces]), 'log', 5000)
    }),
    { numRuns: 300 },
  )
})

test('many damages at once yield no more than there is', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 512, max: used }), fc.integer({ min: 0, max: 255 })), { maxLength: 40 }),
      changes => {
        const damaged = Buffer.from(file)
        for (const [at, value] of changes) damaged[4096 + at] = value
        assert.ok(decode(evtx, damaged).events.length <= used / 24)
      },
    ),
    { numRuns: 2000 },
  )
})
