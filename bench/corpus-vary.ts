/** One copy of an event: what rules look at as it was, what tells events apart changed, the same way all through a copy. */
import { createHash } from 'node:crypto'
import type { WindowsEvent, WindowsSystem } from '../src/logs/event.ts'

export interface PoolEvent {
  readonly file: string
  readonly event: WindowsEvent
}

export interface Copy {
  readonly seed: string
  readonly number: number
  /** Microseconds from the first event of the pool to the last. */
  readonly span: number
  /** Whether command lines of the noise differ, too. */
  readonly stress: boolean
}

const hosts = 200
const accounts = 500
const guidNames = /guid$|^scriptblockid$|activityid$/i
const numberNames =
  /^((new|parent|source|target|caller)?process(id|threadid)|threadid|((subject|target|caller)?logonid)|(source|ip)port)$/i
const accountNames = /^((subject|target|caller)?username|user|(source|target|parent)user|accountname)$/i
/** Accounts, logons and processes that mean the same on every host. */
const fixed = new Set(['', '-', '0', '4', '0x0', '0x4', '0x3e7', '0x3e4', '0x3e5'])
const builtIn = /^(system|local service|network service|anonymous logon|administrator|guest|krbtgt|dwm-\d+|umfd-\d+)$/i

export function copyOf({ file, event }: PoolEvent, copy: Copy, isNoise: boolean): WindowsEvent {
  const shift = copy.number * copy.span + (digest(copy, `jitter ${file}`).readUInt16LE(0) % 1000) * 1000
  const { system } = event
  const computer = system.computer === undefined ? undefined : hostOf(copy, system.computer)
  const changed: WindowsSystem = {
    ...system,
    ...(computer !== undefined && { computer }),
    ...(system.systemTime !== undefined && { systemTime: later(system.systemTime, shift) }),
    ...(system.processId !== undefined && { processId: numberOf(copy, system.processId) }),
    ...(system.threadId !== undefined && { threadId: numberOf(copy, system.threadId) }),
    ...(system.activityId !== undefined && { activityId: guidOf(copy, system.activityId) }),
    ...(system.userId !== undefined && { userId: sidsOf(copy, system.userId) }),
  }
  const data = event.data.map(
    ([name, value]) => [name, varied(name ?? '', value, { copy, shift, isNoise, file })] as const,
  )
  const { time } = event
  return { ...event, system: changed, data, time: time === undefined ? undefined : time + shift }
}

interface Change {
  readonly copy: Copy
  readonly shift: number
  readonly isNoise: boolean
  readonly file: string
}

function varied(name: string, value: string, { copy, shift, isNoise }: Change): string {
  if (name === 'UtcTime' || name.endsWith('UtcTime')) return later(value, shift)
  if (guidNames.test(name)) return guidOf(copy, value)
  if (numberNames.test(name)) return numberOf(copy, value)
  if (accountNames.test(name)) return accountOf(copy, value)
  if (name === 'IpAddress' || name === 'SourceIp') return addressOf(copy, value)
  if (copy.stress && isNoise && name === 'CommandLine' && digest(copy, value).readUInt16LE(0) % 100 === 0)
    return value.replace(/\\([\w.-]+)(\\[^\\]+)$/, (_, folder, rest) => `\\${folder}${copy.number}${rest}`)
  return sidsOf(copy, value)
}

const digest = ({ seed, number }: Copy, text: string): Buffer =>
  createHash('sha256').update(`${seed} ${number} ${text}`).digest()

/** Few hosts have most events: the n-th is chosen in proportion to 1/n. */
function hostOf(copy: Copy, computer: string): string {
  const chance = digest(copy, `host ${computer}`).readUInt32LE(0) / 2 ** 32
  const rank = Math.min(hosts - 1, Math.floor(hosts ** chance) - 1)
  const [, ...domain] = computer.split('.')
  return [`host-${String(rank).padStart(4, '0')}`, ...domain].join('.')
}

/** In the notation that it has. */
function later(text: string, micros: number): string {
  const found = /^(\d{4}-\d\d-\d\d)([T ])(\d\d:\d\d:\d\d)(\.\d+)?(Z?)$/.exec(text)
  if (!found) return text
  const [, date, between = 'T', clock, fraction = '', zone = ''] = found
  const whole = Date.parse(`${date}T${clock}Z`)
  const ticks = Number(fraction.slice(1).padEnd(7, '0').slice(0, 7)) + (micros % 1_000_000) * 10
  const moved = whole + Math.floor(micros / 1_000_000) * 1000 + Math.floor(ticks / 10_000_000) * 1000
  const digits = String(ticks % 10_000_000)
    .padStart(7, '0')
    .padEnd(fraction.length - 1, '0')
    .slice(0, Math.max(0, fraction.length - 1))
  const day = new Date(moved).toISOString().slice(0, 19).replace('T', between)
  return `${day}${fraction === '' ? '' : `.${digits}`}${zone}`
}

function guidOf(copy: Copy, value: string): string {
  const bare = value.replace(/[{}]/g, '')
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(bare) || /^[0-]+$/.test(bare)) return value
  const hex = digest(copy, bare.toLowerCase()).toString('hex')
  const made = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
  const cased = bare === bare.toUpperCase() ? made.toUpperCase() : made
  return value.startsWith('{') ? `{${cased}}` : cased
}

/** Decimal or hex; ports, processes and logons keep to their size. */
function numberOf(copy: Copy, value: string): string {
  if (fixed.has(value.toLowerCase()) || !/^(0x[\da-f]+|\d+)$/i.test(value)) return value
  const mixed = digest(copy, `number ${value}`).readUInt32LE(0)
  if (value.startsWith('0x')) return `0x${((mixed % 0xfffff) + 0x1000).toString(16)}`
  return String((mixed % 15_000) * 4 + 1000)
}

function accountOf(copy: Copy, value: string): string {
  const name = value.slice(value.lastIndexOf('\\') + 1)
  if (name === '' || name === '-' || name.endsWith('$') || builtIn.test(name)) return value
  return `${value}${String(digest(copy, `account ${name}`).readUInt16LE(0) % accounts).padStart(3, '0')}`
}

function addressOf(copy: Copy, value: string): string {
  const found = /^(\d+\.\d+\.\d+)\.\d+$/.exec(value)
  if (!found || value.startsWith('127.')) return value
  return `${found[1]}.${(digest(copy, value).readUInt16LE(0) % 253) + 1}`
}

/** The last number of a domain's accounts; those below 1,000 are built in. */
function sidsOf(copy: Copy, value: string): string {
  if (!value.startsWith('S-1-5-21-')) return value
  return value.replace(/^(S-1-5-21(?:-\d+){3})-(\d{4,})$/, (whole, domain) => {
    return `${domain}-${1000 + (digest(copy, whole).readUInt16LE(0) % 9000)}`
  })
}
