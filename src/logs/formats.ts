/** The log formats, in the order in which they are tried. */
import { evtx } from './evtx/evtx.ts'
import { foreignKind, ofNoKind } from './foreign.ts'
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
  foreignKind(head) === undefined ? formats.find(format => format.sniff(head)) : undefined

/** What a file is that begins like this and that no format takes. */
export const whatElse = (head: Uint8Array): string => foreignKind(head) ?? ofNoKind(head)
