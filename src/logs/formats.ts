/** The log formats, in the order in which they are tried. */
import { evtx } from './evtx/evtx.ts'
import type { LogFormat } from './format.ts'
import { json } from './json/json.ts'
import { windowsXml } from './windows-xml.ts'

const formats: readonly LogFormat[] = [evtx, windowsXml, json]

export const headSize = 4096

/** By its first bytes, never by its name. */
export const formatOf = (head: Uint8Array): LogFormat | undefined => formats.find(format => format.sniff(head))

/** What a file is that begins like this and that no format takes. */
export function whatElse(head: Uint8Array): string {
  const start = Buffer.from(head.subarray(0, 6)).toString('latin1')
  const packed = packings.find(([magic]) => start.startsWith(magic))
  if (packed) return `${packed[1]} archives are not read, zip, gz and tar are`
  if (head.includes(0))
    return `it is no EVTX, it starts with the bytes ${Buffer.from(head.subarray(0, 8)).toString('hex')}`
  const line =
    Buffer.from(head.subarray(0, 40))
      .toString('utf8')
      .split(/[\r\n]/, 1)[0] ?? ''
  return `it is no EVTX, no Windows XML and no JSON, it starts with ${JSON.stringify(line)}`
}

const packings: readonly (readonly [magic: string, name: string])[] = [
  ['BZh', 'bzip2'],
  ['7z\xbc\xaf', '7z'],
  ['\xfd7zXZ', 'xz'],
  ['\x28\xb5\x2f\xfd', 'zstd'],
  ['Rar!', 'rar'],
]
