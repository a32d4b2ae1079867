/** Logs whose records are known one by one: one is damaged, and the others must be read as they were. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encodeEvtx, evtxFile, type PlainRecord } from '../test/logs/evtx-encoder.ts'
import { chunkDamages, textDamages } from './fuzz-damage.ts'
import { readEvents } from './fuzz-events.ts'
import type { FuzzInput } from './fuzz-input.ts'
import { pick, type Random } from './fuzz-random.ts'

/** What is damaged as one: a record of a text, a chunk of EVTX. */
interface Unit {
  readonly bytes: Buffer
  readonly contents: readonly string[]
  readonly raws: readonly string[]
}

export interface Form {
  readonly name: string
  readonly head: Buffer
  readonly tail: Buffer
  readonly units: readonly Unit[]
  readonly encoding: 'utf8' | 'utf16le' | 'utf16be' | 'binary'
}

/** Every form, read once undamaged. */
export async function readForms(now: number): Promise<Form[]> {
  const folder = mkdtempSync(join(tmpdir(), 'harrier-forms-'))
  const forms: Form[] = []
  try {
    for (const { name, head, tail, units, each, encoding } of unread()) {
      const path = join(folder, 'in.log')
      writeFileSync(path, whole({ head, tail, encoding }, units))
      const { contents, raws, bad, skipped } = await readEvents(path, { now })
      if (contents.length !== units.length * each || bad.length + skipped.length > 0)
        throw new Error(`${name} is not read as ${units.length * each} events: ${JSON.stringify([bad, skipped])}`)
      const of = (all: readonly string[], i: number) => all.slice(i * each, (i + 1) * each)
      forms.push({
        ...{ name, head, tail, encoding },
        units: units.map((bytes, i) => ({ bytes, contents: of(contents, i), raws: of(raws, i) })),
      })
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
  return forms
}

/** One record damaged, or the file cut. */
export function damagedForm(form: Form, random: Random): FuzzInput {
  const whole = form.units.flatMap(({ contents }) => contents).length
  return random(5) === 0 ? cut(form, whole, random) : oneDamaged(form, whole, random)
}

function oneDamaged(form: Form, count: number, random: Random): FuzzInput {
  const damages = form.encoding === 'binary' ? chunkDamages : textDamages
  const index = random(form.units.length)
  let name = pick(Object.keys(damages), random)
  const unit = form.units[index]
  let damaged = damages[name]?.(unit?.bytes ?? Buffer.alloc(0), random) ?? Buffer.alloc(0)
  // Quotes may take what follows for their own: that is what CSV says.
  if (form.name === 'csv') damaged = Buffer.from(damaged.map(byte => (byte === 34 ? 39 : byte)))
  // Two records become one.
  if (form.encoding !== 'binary') damaged = Buffer.concat([damaged, Buffer.from(form.name === 'xml' ? '' : '\n')])
  if (form.name.startsWith('json list')) name += ' in a list'
  const bytes = wholeOf(
    form,
    form.units.map((unit, i) => (i === index ? damaged : unit.bytes)),
  )
  const before = wholeOf(
    { ...form, tail: Buffer.alloc(0) },
    form.units.slice(0, index).map(({ bytes }) => bytes),
  )
  const upTo = wholeOf(
    { ...form, tail: Buffer.alloc(0) },
    form.units.slice(0, index + 1).map((unit, i) => (i === index ? damaged : unit.bytes)),
  )
  const others = form.units.filter((_, i) => i !== index)
  return {
    kind: `${form.name}: ${name}`,
    bytes,
    sound: others.flatMap(({ contents, raws }) => (index === 0 && form.encoding !== 'binary' ? raws : contents)),
    rawOnly: index === 0 && form.encoding !== 'binary',
    whole: count,
    // What closes the whole may be taken for the end of the last record.
    within: { start: before.length, end: index === form.units.length - 1 ? bytes.length : upTo.length },
  }
}

function cut(form: Form, count: number, random: Random): FuzzInput {
  const all = wholeOf(
    form,
    form.units.map(({ bytes }) => bytes),
  )
  const end = random(all.length)
  const ends = form.units.map(
    (_, i) =>
      wholeOf(
        { ...form, tail: Buffer.alloc(0) },
        form.units.slice(0, i + 1).map(({ bytes }) => bytes),
      ).length,
  )
  const complete = form.units.filter((_, i) => (ends[i] ?? 0) <= end)
  return {
    kind: `${form.name}: cut`,
    bytes: all.subarray(0, end),
    sound: complete.flatMap(({ contents }) => contents),
    // What a cut took away nobody can tell where it fell between two records.
    ...(form.encoding === 'binary' && end > 4096 && (end - 4096) % 65_536 !== 0 && { whole: count }),
    within: { start: ends[complete.length - 1] ?? 0, end },
  }
}

const wholeOf = (form: Pick<Form, 'head' | 'tail' | 'encoding'>, units: readonly Buffer[]): Buffer => whole(form, units)

function whole({ head, tail, encoding }: Pick<Form, 'head' | 'tail' | 'encoding'>, units: readonly Buffer[]): Buffer {
  const bytes = Buffer.concat([head, ...units, tail])
  if (encoding === 'utf8' || encoding === 'binary') return bytes
  const text = Buffer.from(`\ufeff${bytes.toString('utf8')}`, 'utf16le')
  return encoding === 'utf16le' ? text : text.swap16()
}

interface UnreadForm extends Pick<Form, 'name' | 'head' | 'tail' | 'encoding'> {
  readonly units: readonly Buffer[]
  /** Events a unit. */
  readonly each: number
}

const count = 12

function unread(): UnreadForm[] {
  const text = (
    name: string,
    line: (i: number) => string,
    frame: readonly [head: string, tail: string] = ['', ''],
    encoding: Form['encoding'] = 'utf8',
  ): UnreadForm => ({
    name,
    encoding,
    head: Buffer.from(frame[0]),
    tail: Buffer.from(frame[1]),
    units: Array.from({ length: count }, (_, i) => Buffer.from(line(i))),
    each: 1,
  })
  const jsonLine = (i: number) =>
    `{"time":"2024-05-01T10:00:${10 + i}Z","n":${i},"text":"caf\u00e9 ${i}","a":{"b":[1,${i}]}}`
  const xmlEvent = (i: number) =>
    `<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System><Provider Name="P"/><EventID>${i}</EventID>` +
    `<EventRecordID>${100 + i}</EventRecordID></System><EventData><Data Name="A">caf\u00e9 &amp; ${i}</Data></EventData></Event>`
  return [
    ...[false, true].map(dirty => evtxForm(dirty)),
    text('json lines', i => `${jsonLine(i)}\n`),
    text('json lines in UTF-16', i => `${jsonLine(i)}\n`, ['', ''], 'utf16le'),
    text('json list', i => `${jsonLine(i)}${i < count - 1 ? ',' : ''}\n`, ['[\n', ']\n']),
    text('json wrapped', i => `${jsonLine(i)}${i < count - 1 ? ',' : ''}\n`, ['{"Records":[\n', ']}\n']),
    text('xml', xmlEvent, ['<?xml version="1.0"?>\n<Events>', '</Events>\n']),
    text('xml lines', i => `${xmlEvent(i)}\n`),
    text('xml in UTF-16', i => `${xmlEvent(i)}\n`, ['', ''], 'utf16be'),
    text('csv', i => `2024-05-01T10:00:${10 + i}Z,user${i},${i}\n`, ['_time,user,n\n', '']),
    text('syslog', i => `<13>May  1 10:00:${10 + i} host app[${i}]: user=u${i} did=that\n`),
    text('w3c', i => `2024-05-01 10:00:${10 + i} 10.0.0.${i} GET /\n`, [
      '#Software: x\n#Fields: date time c-ip cs-method cs-uri-stem\n',
      '',
    ]),
  ]
}

/** Chunks with their own names and templates. */
function evtxForm(dirty: boolean): UnreadForm {
  const each = 8
  const chunks = Array.from({ length: 4 }, (_, chunk) => {
    const records = Array.from({ length: each }, (_, i): PlainRecord => {
      const number = chunk * each + i
      return {
        system: { provider: 'P', eventId: String(number), recordId: String(1000 + number), userId: 'S-1-5-18' },
        body: i % 3 === 2 ? 'UserData' : 'EventData',
        data: [
          ['Image', `C:\\${'x'.repeat(i)}.exe`],
          [i % 2 === 0 ? 'A' : null, `value ${number}`],
        ],
      }
    })
    return Buffer.from(encodeEvtx(records)).subarray(4096)
  })
  const file = Buffer.from(evtxFile(chunks, { dirty }))
  return {
    name: dirty ? 'evtx, not closed' : 'evtx',
    encoding: 'binary',
    head: file.subarray(0, 4096),
    tail: Buffer.alloc(0),
    units: chunks,
    each,
  }
}
