/** The key that indicators of all rules are counted by: what is spelled differently and means the same becomes one. */
import { commonField } from './field-names.ts'
import type { Operator } from './predicate.ts'

export interface Normal {
  readonly field: string
  readonly operator: Operator
  readonly value: string
}

/** For counting only: the steps change what a test means a little, and cases are folded. */
export function normalForm(field: string, operator: Operator, value: string): Normal {
  const common = commonField(field)
  const plain: Normal = { field: common, operator: operator === 'in' ? 'eq' : operator, value: value.toLowerCase() }
  return steps.reduce((normal, step) => step(normal), plain)
}

export const normalKey = ({ field, operator, value }: Normal): string => `${field}|${operator}|${value}`

type Step = (normal: Normal) => Normal

const steps: readonly Step[] = [
  argument,
  analysed,
  singleBackslashes,
  registry,
  number,
  drive,
  baseName,
  extension,
  dashes,
  blanks,
]

const paths = new Set([
  'process.path',
  'process.parent.path',
  'file.path',
  'module.path',
  'source_process.path',
  'target_process.path',
])
const commandLines = new Set(['process.cmdline', 'process.parent.cmdline', 'script.text', 'script.module_payload'])
const numbers = new Set([
  'registry.data',
  'access.mask',
  'ticket.options',
  'ticket.encryption',
  'logon.type',
  'net.dst.port',
])

/** One argument of a command line is a part of it. */
function argument(normal: Normal): Normal {
  const match = /^process\.(parent\.)?args$/.exec(normal.field)
  if (!match) return normal
  const operator = normal.operator === 'eq' ? 'contains' : normal.operator
  return { ...normal, field: `process.${match[1] ?? ''}cmdline`, operator }
}

/** Elastic searches script texts and messages word by word: a whole value is found anywhere in them. */
function analysed(normal: Normal): Normal {
  const whole = normal.operator === 'eq' && (normal.field === 'script.text' || normal.field === 'message')
  return whole ? { ...normal, operator: 'contains' } : normal
}

/** Windows takes several dashes for the one that begins an option. */
function dashes(normal: Normal): Normal {
  if (!commandLines.has(normal.field) || normal.operator === 'regex') return normal
  return { ...normal, value: normal.value.replaceAll(/(?<=^|[\s"'])[–—―](?=\w)/g, '-') }
}

/** Dialects escape backslashes a different number of times; two at the start are a network path. */
function singleBackslashes(normal: Normal): Normal {
  if (normal.operator === 'regex') return normal
  const network = normal.value.startsWith('\\\\') && normal.operator !== 'contains' && normal.operator !== 'endswith'
  return { ...normal, value: (network ? '\\' : '') + normal.value.replaceAll(/\\+/g, '\\') }
}

/** A path that ends with `\name` is a file of that name. */
function baseName(normal: Normal): Normal {
  const match = /^[\\/]([^\\/]+)$/.exec(normal.value)
  if (!match || normal.operator !== 'endswith' || !paths.has(normal.field)) return normal
  return { field: normal.field.replace(/path$/, 'name'), operator: 'eq', value: match[1] ?? '' }
}

function extension(normal: Normal): Normal {
  const match = /^\.([a-z0-9]{1,8})$/.exec(normal.value)
  const isFile = normal.field === 'file.path' || normal.field === 'file.name'
  return match && normal.operator === 'endswith' && isFile
    ? { field: 'file.extension', operator: 'eq', value: match[1] ?? '' }
    : normal
}

/** The letter of a drive hardly ever matters, be it left open by a wildcard or by what stands before the colon. */
function drive(normal: Normal): Normal {
  if (!paths.has(normal.field)) return normal
  const lettered = /^(?:[a-z?]:)(\\.*)$/.exec(normal.value)
  const value = lettered && normal.operator !== 'endswith' ? `?:${lettered[1]}` : normal.value
  const open = /^\?:(\\[^*?]*)(\*?)$/.exec(value)
  if (open && normal.operator === 'wildcard')
    return { ...normal, operator: open[2] === '' ? 'eq' : 'startswith', value: `?:${open[1]}` }
  if (value.startsWith(':\\') && normal.operator === 'contains')
    return { ...normal, operator: 'startswith', value: `?${value}` }
  return { ...normal, value }
}

/** Keys of the registry without the spellings of their hive and of the control set. */
function registry(normal: Normal): Normal {
  if (normal.field !== 'registry.path' || normal.operator === 'regex' || normal.operator === 'exists') return normal
  const hive =
    /^(?:[\\*]+|(?:hkey_local_machine|hklm|hkey_current_user|hkcu|hkey_users|hku|hkey_classes_root|hkcr|registry\\machine|machine)\\)+/
  const key = withoutEnd(normal.value.replace(hive, '')).replaceAll(
    /(?<=^|\\)(?:currentcontrolset|controlset\d\d\d)(?=\\|$)/g,
    '@ccs',
  )
  if (key === '') return normal
  return { ...normal, operator: key.includes('*') || key.includes('?') ? 'wildcard' : 'contains', value: key }
}

function withoutEnd(value: string): string {
  let end = value.length
  while (end > 0 && (value[end - 1] === '\\' || value[end - 1] === '*')) end--
  return value.slice(0, end)
}

/** `DWORD (0x00000001)`, `0x1` and `1` are one number. */
function number(normal: Normal): Normal {
  if (!numbers.has(normal.field)) return normal
  const match = /^(?:[qd]word \()?(0x[0-9a-f]{1,12}|\d{1,15})\)?$/.exec(normal.value)
  return match?.[1] ? { ...normal, value: String(Number(match[1])) } : normal
}

/** Blanks around a part of a command line are there to find whole words. */
function blanks(normal: Normal): Normal {
  return normal.operator === 'contains' && commandLines.has(normal.field)
    ? { ...normal, value: normal.value.trim() || normal.value }
    : normal
}
