/** Members of an object by name, and the notations that layouts use for what Windows writes as numbers. */
import { isArray, isObject, type JsonObject, type JsonValue, scalarText } from './value.ts'

/** Of a name that stands twice the last member counts. */
export type Fields = ReadonlyMap<string, JsonValue>

export const fieldsOf = (object: JsonObject): Fields => new Map(object.members)

/** The value at a path of members: `process.thread.id`, also where a member is itself named `a.b`. */
export function at(fields: Fields, path: string): JsonValue | undefined {
  const whole = fields.get(path)
  if (whole !== undefined) return whole
  const dot = path.indexOf('.')
  if (dot < 0) return undefined
  const inner = fields.get(path.slice(0, dot))
  return isObject(inner) ? at(fieldsOf(inner), path.slice(dot + 1)) : undefined
}

/** Text of a value that has any: null and the empty string are as good as absent. */
export function presentText(value: JsonValue | undefined): string | undefined {
  const text = value === null ? undefined : scalarText(value)
  return text === '' ? undefined : text
}

/** Appends a member as data: each item of a list under the same name, members of an object by their paths, null not at all. */
export function pushData(data: [string | null, string][], name: string, value: JsonValue): void {
  if (isArray(value)) {
    for (const item of value) pushData(data, name, item)
  } else if (isObject(value)) {
    for (const [inner, member] of value.members) pushData(data, `${name}.${inner}`, member)
  } else if (value !== null) data.push([name, scalarText(value) ?? ''])
}

const levels: ReadonlyMap<string, string> = new Map([
  ['critical', '1'],
  ['error', '2'],
  ['warning', '3'],
  ['info', '4'],
  ['information', '4'],
  ['verbose', '5'],
  ['debug', '5'],
  ['audit_success', '0'],
  ['audit_failure', '0'],
])

const opcodes: ReadonlyMap<string, string> = new Map([
  ['info', '0'],
  ['start', '1'],
  ['stop', '2'],
])

/** The audit and classic flags: names that stand for one bit or two each. */
const keywordFlags: ReadonlyMap<string, bigint> = new Map([
  ['audit success', 0x8020000000000000n],
  ['audit failure', 0x8010000000000000n],
  ['classic', 0x80000000000000n],
])

/** Windows' own notation of a System value; undefined where the layout's does not tell. */
export function windowsNotation(path: string, value: JsonValue): string | undefined {
  if (path === 'Keywords') return keywords(value)
  const text = presentText(value)
  if (text === undefined) return undefined
  if (path === 'Level') return /^\d+$/.test(text) ? text : levels.get(text.toLowerCase())
  if (path === 'Opcode') return /^\d+$/.test(text) ? text : opcodes.get(text.toLowerCase())
  if (path === 'Task') return /^\d+$/.test(text) ? text : undefined
  return text
}

/** A signed number of 64 bits, a hex text, or names. */
function keywords(value: JsonValue): string | undefined {
  const names = isArray(value) ? value.map(item => presentText(item) ?? '') : [presentText(value) ?? '']
  const [first = ''] = names
  if (/^0x[\da-f]{1,16}$/i.test(first)) return first.toLowerCase()
  if (/^-?\d{1,20}$/.test(first)) return `0x${BigInt.asUintN(64, BigInt(first)).toString(16)}`
  let flags = 0n
  for (const name of names) flags |= keywordFlags.get(name.toLowerCase()) ?? 0n
  return flags === 0n ? undefined : `0x${flags.toString(16)}`
}
