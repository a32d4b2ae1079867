/** Where each field of an event comes from: the record itself, or the line of a mapping that made it. */
import type { LogEvent } from '../logs/event.ts'
import type { Step } from './compile.ts'
import type { FieldValue } from './evaluate.ts'
import { type NormaliseOptions, normaliseWindows } from './normalise.ts'
import { normaliseSource } from './normalise-source.ts'
import { printValue } from './print-mapping.ts'

export interface ExplainedField {
  readonly field: string
  readonly value: FieldValue
  /** Absent for what the record says itself. */
  readonly madeBy?: {
    /** `sysmon`, `security`, `Microsoft-Windows-Sysmon/Operational 1`. */
    readonly mapping: string
    /** `baseName(Image)`. */
    readonly from: string
  }
}

/** In the order in which the fields came to be. */
export function explainEvent(event: LogEvent, options: NormaliseOptions = {}): readonly ExplainedField[] {
  const made = new Map<string, Step>()
  const stored =
    event.kind === 'windows'
      ? normaliseWindows(event, options, step => made.set(step.field, step))
      : normaliseSource(event, options, step => made.set(step.field, step))
  return Array.from(stored.fields, ([field, value]) => {
    const step = made.get(field)
    if (!step) return { field, value }
    return { field, value, madeBy: { mapping: step.layer, from: printValue(step.value) } }
  })
}
