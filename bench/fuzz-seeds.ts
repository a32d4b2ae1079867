/** Logs of every form to be damaged anywhere: those of the tests' case files, EVTX, and archives of them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { tarFile, zipFile } from '../test/logs/archives.ts'
import { encodeEvtx } from '../test/logs/evtx-encoder.ts'
import { tars } from '../test/logs/packed.ts'

export interface Seed {
  readonly name: string
  readonly bytes: Buffer
}

export function seeds(): readonly Seed[] {
  const folder = join(import.meta.dirname, '../test/logs')
  const texts = readdirSync(folder)
    .filter(name => name.endsWith('.txt'))
    .flatMap(name =>
      caseLogs(readFileSync(join(folder, name), 'utf8')).map(log => ({
        name: name.replace('.txt', ''),
        bytes: Buffer.from(log),
      })),
    )
  const binary = binarySeeds(texts)
  // Text cases are many: what is binary comes as often.
  return [...texts, ...Array.from({ length: Math.ceil(texts.length / binary.length) }, () => binary).flat()]
}

function binarySeeds(texts: readonly Seed[]): readonly Seed[] {
  const evtx = Buffer.from(
    encodeEvtx(
      Array.from({ length: 8 }, (_, i) => ({
        system: { provider: 'P', eventId: String(i), recordId: String(i), channel: 'C', userId: 'S-1-5-18' },
        body: i % 3 === 2 ? 'UserData' : 'EventData',
        bodyName: i % 3 === 2 ? 'Root' : undefined,
        data: [
          ['Image', `C:\\${'x'.repeat(i)}.exe`],
          [i % 2 === 0 ? 'A' : null, 'y'],
        ],
      })),
    ),
  )
  const [first, second, third] = texts.map(({ bytes }) => bytes)
  const members = { 'a.json': first ?? evtx, 'b.evtx': evtx, 'c/d.xml': second ?? evtx, 'e.csv': third ?? evtx }
  return [
    { name: 'evtx', bytes: evtx },
    { name: 'zip', bytes: zipFile(members) },
    { name: 'tar', bytes: tarFile(members) },
    { name: 'tar.gz', bytes: gzipSync(tarFile(members)) },
    { name: 'zip in tar', bytes: tarFile({ 'x.zip': zipFile(members) }) },
    { name: 'utf-16', bytes: Buffer.from(`\ufeff${first?.toString() ?? ''}`, 'utf16le') },
    ...Object.entries(tars).map(([name, text]) => ({ name, bytes: Buffer.from(text, 'base64') })),
  ]
}

const caseLogs = (text: string): string[] =>
  text
    .split(/^# /m)
    .slice(1)
    .map(part => (part.split(/^--- events\n/m)[0] ?? '').replace(/^.*\n/, ''))
