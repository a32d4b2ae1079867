/** The mapping of a source that is no Windows log, compiled once and kept. */
import { compileLayers, compileTags, type Step } from './compile.ts'
import { compileValue, type Evaluate, type ReadFields } from './evaluate.ts'
import { compileReading, type Read } from './readings.ts'
import type { SourceMapping } from './source-mapping.ts'

export interface SourceProgram {
  readonly readings: readonly Read[]
  readonly steps: readonly Step[]
  readonly eventtypes: (fields: ReadFields) => readonly string[]
  readonly tags: (fields: ReadFields) => readonly string[]
  readonly host: Evaluate
}

export function sourceProgram(mapping: SourceMapping): SourceProgram {
  let program = compiled.get(mapping)
  if (!program) {
    program = {
      readings: (mapping.readings ?? []).map(compileReading),
      steps: compileLayers(mapping.layers, undefined),
      eventtypes: compileTags(mapping.eventtypes ?? []),
      tags: compileTags(mapping.tags ?? []),
      host: compileValue(mapping.host ?? '#host'),
    }
    compiled.set(mapping, program)
  }
  return program
}

const compiled = new WeakMap<SourceMapping, SourceProgram>()
