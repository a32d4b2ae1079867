/** What is wrong, or worth knowing, about something that a user wrote; data, never an exception. */
import type { Place } from './source.ts'

/** An `error` means that the thing cannot be used; a `warning` that it can, but not as its author may think. */
export type Severity = 'error' | 'warning' | 'note'

export interface Diagnostic {
  /** Stable, kebab-case: `unknown-command`. */
  readonly code: string
  readonly severity: Severity
  /** Lower case, no full stop, quotes what was read, says what would be right. */
  readonly message: string
  /** A text that would be right, if one is known. */
  readonly help?: string
  /** Absent where a whole file or the command line is meant. */
  readonly place?: Place
}

export const isError = (diagnostic: Diagnostic): boolean => diagnostic.severity === 'error'
