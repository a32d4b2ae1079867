/** What a file is that is no log, by its first bytes, and what of it would be one. */

const anyLog = 'logs are read as EVTX, XML, JSON, CSV or lines of text'
const noArchive = 'of archives zip, tar, gz, zst, xz and bz2 are read'
const asTable = 'its tables are read as CSV or JSON'
const asTraffic = 'what Zeek writes of it is read'

interface Kind {
  readonly name: string
  /** Latin-1, at this byte. */
  readonly magic: string
  readonly at?: number
  /** The magic might begin a text: only with a byte of zero in the head it is this kind. */
  readonly short?: true
  readonly right?: string
}

const kinds: readonly Kind[] = [
  { name: 'a 7z archive', magic: '7z\xbc\xaf', right: noArchive },
  { name: 'a rar archive', magic: 'Rar!', right: noArchive },
  { name: 'a cabinet archive', magic: 'MSCF\0', right: noArchive },
  { name: 'an LZ4 archive', magic: '\x04\x22\x4d\x18', right: noArchive },
  { name: 'an lzip archive', magic: 'LZIP\x01', right: noArchive },
  { name: 'a file packed by compress', magic: '\x1f\x9d', right: noArchive },
  { name: 'a damaged gzip file', magic: '\x1f\x8b', right: 'its third byte should be 08' },
  { name: 'a Windows program (PE)', magic: 'MZ', short: true },
  { name: 'a Linux program (ELF)', magic: '\x7fELF' },
  { name: 'a macOS program (Mach-O)', magic: '\xcf\xfa\xed\xfe' },
  { name: 'a PDF document', magic: '%PDF-' },
  { name: 'an Office document or another OLE file', magic: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' },
  { name: 'a PNG image', magic: '\x89PNG' },
  { name: 'a JPEG image', magic: '\xff\xd8\xff' },
  { name: 'a GIF image', magic: 'GIF8', short: true },
  { name: 'an SQLite database', magic: 'SQLite format 3\0', right: asTable },
  { name: 'an ESE database', magic: '\xef\xcd\xab\x89', at: 4, right: asTable },
  { name: 'a Parquet table', magic: 'PAR1', short: true, right: asTable },
  { name: 'a packet capture (pcap)', magic: '\xd4\xc3\xb2\xa1', right: asTraffic },
  { name: 'a packet capture (pcap)', magic: '\xa1\xb2\xc3\xd4', right: asTraffic },
  { name: 'a packet capture (pcap)', magic: '\x4d\x3c\xb2\xa1', right: asTraffic },
  { name: 'a packet capture (pcapng)', magic: '\x0a\x0d\x0d\x0a', short: true, right: asTraffic },
  {
    name: 'an event log of Windows before Vista (EVT)',
    magic: 'LfLe',
    at: 4,
    right: "'wevtutil export-log OLD.evt NEW.evtx /lf:true' makes it an EVTX",
  },
  {
    name: 'a journal of systemd',
    magic: 'LPKSHHRH',
    right: "what 'journalctl --file FILE -o json' writes of it is read",
  },
  { name: 'a registry hive', magic: 'regf', short: true },
  { name: 'a Windows shortcut', magic: 'L\0\0\0\x01\x14\x02\0' },
  { name: 'a prefetch file', magic: 'MAM\x04' },
  { name: 'a prefetch file', magic: 'SCCA', at: 4, short: true },
  { name: 'a master file table (MFT)', magic: 'FILE0\0' },
  { name: 'a disk image (EWF)', magic: 'EVF\t\r\n\xff\0' },
  { name: 'a memory dump', magic: 'PAGEDU' },
]

/** A line on a file that begins like this, where it is of a kind that is known and not read. */
export function foreignKind(head: Uint8Array): string | undefined {
  const text = Buffer.from(head.subarray(0, 16)).toString('latin1')
  const found = kinds.find(
    ({ magic, at = 0, short }) => text.startsWith(magic, at) && (short === undefined || head.includes(0)),
  )
  if (found) return said(`it is ${found.name}`, head, found.right)
  return isTrace(head)
    ? said('it looks like an event trace (ETL)', head, "'tracerpt FILE -of XML' writes it as XML")
    : undefined
}

/** The same for a file that no format takes. */
export const ofNoKind = (head: Uint8Array): string => said('it is neither text nor of a kind that is known', head)

const said = (what: string, head: Uint8Array, right = anyLog): string =>
  `${what}, it starts with the bytes ${Buffer.from(head.subarray(0, 8)).toString('hex')}; ${right}`

/** Its first buffer: a size in KB, and behind the buffer's head of 72 bytes a system event of the trace itself. */
function isTrace(head: Uint8Array): boolean {
  if (head.length < 0x50) return false
  const size = Buffer.from(head.buffer, head.byteOffset).readUInt32LE(0)
  return size >= 1024 && size <= 16 * 2 ** 20 && size % 1024 === 0 && head[0x4b] === 0xc0 && (head[0x4a] ?? 0) < 8
}
