/** Why a rule is silent over given logs: rows between its stages, and where an event is dropped. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { readEventName } from '../../src/harrier/event-name.ts'
import { type Explanation, type Harrier, openHarrier } from '../../src/harrier.ts'

const samples = join(import.meta.dirname, '../../samples')
const detections = join(samples, 'rules/detections/endpoint')
const data = [join(samples, 'logs')]
const ofBitsadmin = { file: 'ws-107.winlogbeat.jsonl', record: 16 }

let harrier: Harrier
before(async () => {
  harrier = await openHarrier()
})
after(() => harrier.close())

const asked = (what: string, event?: { file: string; record: number }): Promise<Explanation> =>
  harrier.explain({ what, rules: [], data, ...(event && { event }) })

test('the first stage that drops all is named', async () => {
  const { data: found, stages } = await asked(join(detections, 'bitsadmin_transfer_job.yml'))
  assert.equal(found?.outcome, 'silent')
  // One bitsadmin in the logs; its command line has two blanks where the pattern allows one.
  assert.deepEqual(
    found?.stages.map(({ out }) => out),
    [1, 1, 0, 0, 0, 0],
  )
  assert.equal(found?.stages[0]?.in, found?.events)
  assert.match(stages[found?.drops ?? -1]?.text ?? '', /where match\(process/)
})

test('an event comes through a grouping and is dropped behind it, by a test of what it has itself', async () => {
  const { data: found } = await asked(join(detections, 'bitsadmin_transfer_job.yml'), ofBitsadmin)
  const stages = found?.event?.stages ?? []
  assert.deepEqual(
    stages.map(({ event }) => event),
    ['in', 'in', 'drops', 'not reached', 'not reached', 'not reached'],
  )
  assert.deepEqual(
    stages[0]?.tests.map(({ text, outcome }) => [text, outcome]),
    [
      ['datamodel=Endpoint.Processes', 'holds'],
      ['Processes.process_name=bitsadmin.exe', 'holds'],
    ],
  )
  const [dropped] = stages[2]?.tests ?? []
  assert.equal(dropped?.outcome, 'fails')
  assert.equal(dropped?.value, 'bitsadmin  /list /allusers')
})

test('an event of another kind is dropped first, with what it lacks', async () => {
  const event = { file: 'dc-01.forwarded.jsonl', record: 6 }
  const { data: found } = await asked(join(detections, 'wmi_provider_host_starts_a_shell.yml'), event)
  assert.equal(found?.outcome, 'found')
  assert.equal(found?.event?.stages[0]?.event, 'drops')
  assert.deepEqual(
    found?.event?.stages[0]?.tests.map(({ outcome }) => outcome),
    ['fails', 'absent', 'fails'],
  )
})

test('counts of many events are not tried on one', async () => {
  const event = { file: 'dc-01.forwarded.jsonl', record: 6 }
  const { data: found } = await asked(join(detections, 'failed_logons_followed_by_a_success.yml'), event)
  const where = found?.event?.stages[2]
  assert.equal(where?.event, 'in')
  assert.deepEqual(
    where?.tests.map(({ text, outcome }) => [text, outcome]),
    [
      ['failures >= 6', 'unknown'],
      ['lastSuccess > lastFailure', 'unknown'],
    ],
  )
})

test('each test of a search on one event: what holds, what does not, what is not there, and NOT with its test', async () => {
  const spl =
    'EventCode=1 (Image="*\\\\bitsadmin.exe" OR nowhere=x) NOT (User="*tomas*" OR Image=y) | where len(Image)>200'
  const { data: found } = await asked(spl, ofBitsadmin)
  const [first, second] = found?.event?.stages ?? []
  assert.deepEqual(
    first?.tests.map(({ text, outcome }) => [text, outcome]),
    [
      ['EventCode=1', 'holds'],
      ['Image="*\\\\bitsadmin.exe"', 'holds'],
      ['nowhere=x', 'absent'],
      ['NOT User="*tomas*"', 'fails'],
      ['NOT Image=y', 'holds'],
    ],
  )
  assert.equal(first?.event, 'drops')
  assert.equal(second?.event, 'not reached')
})

test('a search that makes its own rows reads no events', async () => {
  const { data: found } = await asked('| makeresults count=3 | head 2')
  assert.deepEqual(found?.stages, [
    { in: null, out: 3 },
    { in: 3, out: 2 },
  ])
})

test('a record that is not there is said', async () => {
  const { diagnostics, data: found } = await asked('EventCode=1', { file: 'nowhere.log', record: 1 })
  assert.equal(found?.event, null)
  assert.deepEqual(
    diagnostics.map(({ code }) => code),
    ['no-event'],
  )
})

test('a rule that is not written in SPL is explained and not run', async () => {
  const rule = join(import.meta.dirname, '../cli/content/sigma/rundll.yml')
  const explained = await asked(rule)
  assert.equal(explained.rule?.vendor, 'sigma')
  assert.equal(explained.data, undefined)
  assert.deepEqual(
    explained.diagnostics.map(({ code }) => code),
    ['not-run'],
  )
})

test('an event is shown with the mapping behind each field, its tags and data models', async () => {
  const { event } = await harrier.explainEvent({ paths: data, event: ofBitsadmin })
  const field = (name: string) => event?.fields.find(one => one.field === name)
  assert.equal(field('Image')?.value, 'C:\\Windows\\System32\\bitsadmin.exe')
  assert.equal(field('Image')?.mapping, undefined)
  assert.equal(field('process_name')?.value, 'bitsadmin.exe')
  assert.match(field('process_name')?.from ?? '', /baseName\(/)
  assert.ok(event?.tags.includes('process'))
  assert.ok(event?.datamodels.some(({ name }) => name === 'Endpoint.Processes'))
})

test('names of events', () => {
  assert.deepEqual(readEventName('4711'), { record: 4711 })
  assert.deepEqual(readEventName('a:b/c.log:3'), { file: 'a:b/c.log', record: 3 })
  assert.equal(readEventName('c.log'), undefined)
  assert.equal(readEventName('c.log:x'), undefined)
})
