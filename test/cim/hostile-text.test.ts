/** Texts made to hold patterns up: no mapping takes long over them, whichever is chosen. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sourceMappings } from '../../src/cim/mappings/sources.ts'
import { normalise } from '../../src/cim/normalise.ts'
import type { TextEvent } from '../../src/logs/event.ts'
import { assertLinear } from '../linear-time.ts'

const pieces = [
  ...['A', 'a', '1', '\n', ' ', '"', '%A', 'A-', 'a-', 'Ab-', 'a/', '1.', 'User ', '(a=', 'a=b ', 'a="', "msg='"],
  ...[',2024/01/01 00:00:00', 'Invalid user a from ', 'a : TTY=a ; PWD=a ', 'list a permitted b 1.1.1.1 '],
]
const openings = ['', '%ASA-6-302013: ', '%PM-4-ERR: ', 'SESSION|01/01/2024 |[A:', 'type=A msg=audit(']

test('every mapping is done with a hostile text in time that grows with it', () => {
  for (const piece of pieces) {
    for (const opening of piece.length > 2 ? [''] : openings) {
      const [part, whole] = [1 / 8, 1].map(share => line(opening + piece.repeat((share * 100_000) / piece.length)))
      assert.ok(part && whole)
      for (const { name, sourcetypes } of sourceMappings) {
        const to = { sourcetype: sourcetypes.at(-1) ?? '' }
        assertLinear(
          share => normalise(share === 1 ? whole : part, to),
          `${name} over ${JSON.stringify(opening + piece)}`,
        )
      }
    }
  }
})

const line = (raw: string): TextEvent => ({
  kind: 'text',
  origin: { file: 'hostile.log', record: 1 },
  time: undefined,
  format: 'line',
  fields: [],
  raw: () => raw,
})
