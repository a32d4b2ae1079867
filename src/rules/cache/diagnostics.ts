/** Diagnostics as they are kept: all but the place, which is found again in the text when somebody asks. */
import type { Diagnostic } from '../../text/diagnostic.ts'
import type { Place } from '../../text/source.ts'
import { once } from '../once.ts'
import type { Packer, Unpacker } from './pack.ts'

export interface DiagnosticFacts extends Omit<Diagnostic, 'place'> {
  readonly placed: boolean
}

export function packDiagnostic({ code, severity, message, help, place }: Diagnostic, into: Packer): void {
  into.text(code)
  into.text(severity)
  into.text(message)
  into.maybe(help)
  into.flag(place !== undefined)
}

export function unpackDiagnostic(from: Unpacker): DiagnosticFacts {
  const code = from.text()
  const severity = from.choice(['error', 'warning', 'note'])
  const message = from.text()
  const help = from.maybe()
  return { code, severity, message, ...(help !== undefined && { help }), placed: from.flag() }
}

export function diagnosticOf({ placed, ...facts }: DiagnosticFacts, place: () => Place): Diagnostic {
  return placed ? withPlace(facts, place) : facts
}

/** The place is looked for when it is asked for. */
export function withPlace(facts: Omit<Diagnostic, 'place'>, find: () => Place): Diagnostic {
  const place = once(find)
  return {
    ...facts,
    get place() {
      return place()
    },
  }
}
