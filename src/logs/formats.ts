/** The log formats, in the order in which they are tried. */
import { evtx } from './evtx/evtx.ts'
import type { LogFormat } from './format.ts'
import { json } from './json/json.ts'
import { csv } from './text/csv.ts'
import { lines } from './text/lines.ts'
import { w3c } from './text/w3c.ts'
import { zeek } from './text/zeek.ts'
import { windowsXml } from './windows-xml.ts'

const formats: readonly LogFormat[] = [evtx, windowsXml, json, zeek, w3c, csv, lines]

export const headSize = 16_384

/** By its first bytes, never by its name. */
export const formatOf = (head: Uint8Array): LogFormat | undefined =>
  packingOf(head) === undefined ? formats.find(format => format.sniff(head)) : undefined

/** What a file is that begins like this and that no format takes. */
export function whatElse(head: Uint8Array): string {
  const packing = packingOf(head)
  if (packing !== undefined) return `${packing} archives are not read, zip, tar, gz, zst, xz and bz2 are`
  if (head.includes(0))
    return `it is no EVTX, it starts with the bytes ${Buffer.from(head.subarray(0, 8)).toString('hex')}`
  const line =
    Buffer.from(head.subarray(0, 40))
      .toString('utf8')
      .split(/[\r\n]/, 1)[0] ?? ''
  return `it is no EVTX and no text, it starts with ${JSON.stringify(line)}`
}

/** The name of a packing that is not read. */
function packingOf(head: Uint8Array): string | undefined {
  const start = Buffer.from(head.subarray(0, 6)).toString('latin1')
  return packings.find(([magic]) => start.startsWith(magic))?.[1]
}

const packings: readonly (readonly [magic: string, name: string])[] = [
  ['7z\xbc\xaf', '7z'],
  ['Rar!', 'rar'],
]
