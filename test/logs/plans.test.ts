/** A record read by the plans of its templates is the record that expanding all of its XML yields. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Chunk } from '../../src/logs/evtx/chunk.ts'
import { decodeRecord, expandRecordWhole } from '../../src/logs/evtx/record.ts'
import { needsShared, sharedPath } from '../shared.ts'
import { encodeEvtx, nothing, type PlainRecord, string, strings } from './evtx-encoder.ts'

function compare(file: Uint8Array): number {
  const chunk = new Chunk()
  let compared = 0
  for (let at = 4096; at + 65_536 <= file.length; at += 65_536) {
    for (const place of chunk.load(file.subarray(at, at + 65_536), false, () => {})) {
      const [planned, expanded] = [decodeRecord, expandRecordWhole].map(read => {
        const event = read(chunk, place, 'log', () => 1)
        const { system, body, bodyName, data, extra, time, origin } = event
        return { system, body, bodyName, data, extra, time, origin, raw: event.raw() }
      })
      assert.deepEqual(planned, expanded)
      compared += 1
    }
  }
  return compared
}

test('records of the usual shapes', () => {
  const system = {
    provider: 'P',
    guid: '{5770385f-c22a-43e0-bf4c-06f5698ffbd9}',
    eventId: '1',
    systemTime: '2024-01-02T03:04:05.6Z',
  }
  const records: PlainRecord[] = [
    {
      system,
      data: [
        ['A', 'x'],
        [null, strings('y', '')],
        ['#Binary', '00'],
        ['B', nothing],
      ],
    },
    { system, data: [] },
    { system: {}, data: [['A', string('')]], bodyName: 'Named' },
    {
      system,
      data: [
        ['Leaf', 'x'],
        ['Many', strings('1', '2')],
      ],
      body: 'UserData',
      bodyName: 'Root',
    },
    { system, data: [], body: 'UserData' },
  ]
  assert.equal(compare(encodeEvtx(records)), records.length)
})

test('every record of the real files', needsShared('logs', 'evtx'), () => {
  const manifest = JSON.parse(readFileSync(sharedPath('logs', 'evtx-manifest.json'), 'utf8'))
  let compared = 0
  for (const { file } of manifest) compared += compare(readFileSync(sharedPath('logs', 'evtx', file)))
  assert.ok(compared > 5000)
})
