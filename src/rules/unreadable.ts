/** What is said of a file that cannot be read. */
import type { Diagnostic } from '../text/diagnostic.ts'
import { type Place, rootSource } from '../text/source.ts'

export const unreadable = (name: string, reason: string): Diagnostic => ({
  code: 'unreadable',
  severity: 'error',
  message: `'${name}' cannot be read: ${reason}`,
  place: nowhere(name),
})

/** The beginning of a file whose text is not there. */
export const nowhere = (name: string): Place => ({ source: rootSource(name, ''), span: { start: 0, end: 0 } })
