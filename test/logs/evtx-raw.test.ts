/** The XML of a record that was binary: as Splunk would hold it, with all that the record has. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { evtx } from '../../src/logs/evtx/evtx.ts'
import { decode } from './decode.ts'
import {
  ChunkWriter,
  element,
  encodeEvtx,
  evtxFile,
  instance,
  slot,
  string,
  strings,
  text,
  xml,
} from './evtx-encoder.ts'

const head = "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>"
const empty = '<Provider/><TimeCreated/><Correlation/><Execution/><Security/>'

function raws(...records: Parameters<ChunkWriter['record']>[1][]): string[] {
  const chunk = new ChunkWriter()
  for (const [i, content] of records.entries()) chunk.record(i + 1, content)
  const { events, bad } = decode(evtx, evtxFile([chunk.finish()]))
  assert.deepEqual(bad, [])
  return events.map(event => event.raw())
}

test('System in its order, data with their names, markup escaped', () => {
  const [event] = decode(
    evtx,
    encodeEvtx([
      {
        system: { provider: "P'<", eventId: '1', qualifiers: '16384', recordId: '7', computer: 'a&b' },
        data: [
          ['A', '<x> & "y"'],
          [null, ''],
          ['#Binary', '00'],
        ],
      },
    ]),
  ).events
  const system = "<Provider Name='P&apos;&lt;'/><EventID Qualifiers='16384'>1</EventID><TimeCreated/>"
  const rest = '<EventRecordID>7</EventRecordID><Correlation/><Execution/><Computer>a&amp;b</Computer><Security/>'
  const data = `<EventData><Data Name='A'>&lt;x&gt; &amp; "y"</Data><Data></Data><Binary>00</Binary></EventData>`
  assert.equal(event?.raw(), `${head}${system}${rest}</System>${data}</Event>`)
})

test('UserData keeps nesting and attributes, whether it is in the template, in a value, or told by the record', () => {
  const inner = (names: { [name: string]: string }) =>
    element('Cleared', names, [
      element('Who', {}, [element('Name', {}, [slot(0)]), element('Domain', { kind: 'x' }, [text('d')])]),
      element('Empty', {}),
    ])
  const user = (root: ReturnType<typeof element>) => element('Event', {}, [element('UserData', {}, [root])])
  const nested = element('Event', {}, [element('UserData', {}, [slot(0)])])
  const value = string('a<b')
  const told = element('Cleared', { by: slot(0) }, [element('Name', {}, [slot(0)])])
  const body = (attributes: string) =>
    `<UserData><Cleared${attributes}><Who><Name>a&lt;b</Name><Domain kind='x'>d</Domain></Who><Empty></Empty></Cleared></UserData>`
  const whole = (inside: string) => `${head}${empty}</System>${inside}</Event>`
  assert.deepEqual(
    raws(
      [instance(user(inner({ xmlns: 'urn:x' })), [value])],
      [instance(nested, [xml(instance(inner({ xmlns: 'urn:y' }), [value]))])],
      [instance(user(told), [value])],
      [instance(user(element('List', {}, [element('Item', { n: '1' }, [slot(0)])])), [strings('p', 'q')])],
    ),
    [
      whole(body(" xmlns='urn:x'")),
      whole(body(" xmlns='urn:y'")),
      whole("<UserData><Cleared by='a&lt;b'><Name>a&lt;b</Name></Cleared></UserData>"),
      whole("<UserData><List><Item n='1'>p</Item><Item n='1'>q</Item></List></UserData>"),
    ],
  )
})
