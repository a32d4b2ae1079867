/** Events by the names that findings give their evidence: a file and a record. */
import type { Diagnostic } from '../text/diagnostic.ts'

/** As findings name their evidence; without a file, the first that has such a record. */
export interface EventName {
  readonly file?: string
  readonly record: number
}

/** `file:4711` or `4711`. */
export function readEventName(text: string): EventName | undefined {
  const match = /^(?:(.+):)?(\d{1,15})$/s.exec(text)
  if (!match) return undefined
  return { record: Number(match[2]), ...(match[1] !== undefined && { file: match[1] }) }
}

export const isNamed = (
  name: EventName,
  { file, record }: { readonly file: string; readonly record: number },
): boolean =>
  record === name.record && (name.file === undefined || file === name.file || file.endsWith(`/${name.file}`))

const written = ({ file, record }: EventName): string => (file === undefined ? `${record}` : `${file}:${record}`)

export const noEvent = (name: EventName): Diagnostic => ({
  code: 'no-event',
  severity: 'error',
  message: `no record '${written(name)}' is in the logs`,
})

export const severalEvents = (name: EventName, file: string, count: number): Diagnostic => ({
  code: 'several-events',
  severity: 'warning',
  message: `'${written(name)}' means ${count} events: the first is looked at, of '${file}'`,
  help: `${file}:${name.record}`,
})
