/** A set of rules as it is kept: its files with their texts, and what every rule in them says and does. */
import type { Diagnostic } from '../../text/diagnostic.ts'
import type { Rule } from '../rule.ts'
import type { RuleLogic } from '../rule-logic.ts'
import { type DiagnosticFacts, packDiagnostic, unpackDiagnostic } from './diagnostics.ts'
import { type LogicFacts, packLogic, packRule, type RuleFacts, unpackLogic, unpackRule } from './facts.ts'
import { packer, type Unpacker, unpacker } from './pack.ts'
import type { Stored } from './store.ts'

export interface KeptSet {
  readonly files: readonly KeptFile[]
  /** Of macros that several files define. */
  readonly repeated: readonly DiagnosticFacts[]
}

export interface KeptFile extends FileIdentity {
  readonly bytes: Buffer
  readonly diagnostics: readonly DiagnosticFacts[]
  readonly rules: readonly KeptRule[]
}

interface FileIdentity {
  readonly name: string
  /** What was taken from it: the same file may lie below a root and above another. */
  readonly take: string
  /** Size and times of the file when it was read; empty where a change since could not be told by them. */
  readonly stamp: string
  /** Whether rules of other files depend on it. */
  readonly needed: boolean
}

export interface KeptRule {
  readonly facts: RuleFacts
  /** Absent for a rule that another one of its id stands in for. */
  readonly logic: LogicFacts | undefined
}

export interface SetToKeep {
  readonly files: readonly FileToKeep[]
  readonly repeated: readonly Diagnostic[]
  logicOf(rule: Rule): RuleLogic | undefined
}

export interface FileToKeep extends FileIdentity {
  readonly bytes: Buffer
  readonly diagnostics: readonly Diagnostic[]
  readonly rules: readonly Rule[]
}

export function packSet({ files, repeated, logicOf }: SetToKeep): Stored {
  const into = packer()
  const keepDiagnostic = (diagnostic: Diagnostic): void => packDiagnostic(diagnostic, into)
  into.list(repeated, keepDiagnostic)
  into.list(files, ({ name, take, stamp, needed, bytes, diagnostics, rules }) => {
    for (const value of [name, take, stamp]) into.text(value)
    into.flag(needed)
    into.number(bytes.length)
    into.list(diagnostics, keepDiagnostic)
    into.list(rules, rule => {
      packRule(rule, into)
      const logic = logicOf(rule)
      into.flag(logic !== undefined)
      if (logic) packLogic(logic, into)
    })
  })
  return { ...into.packed(), bodies: Buffer.concat(files.map(({ bytes }) => bytes)) }
}

/** Nothing where something in it is not as it must be. */
export function unpackSet(stored: Stored): KeptSet | undefined {
  try {
    const from = unpacker(stored)
    const repeated = from.list(() => unpackDiagnostic(from))
    let at = 0
    const take = (length: number): Buffer => {
      at += length
      return stored.bodies.subarray(at - length, at)
    }
    const files = from.list(() => unpackFile(from, take))
    from.end()
    return at === stored.bodies.length ? { files, repeated } : undefined
  } catch {
    return undefined
  }
}

const unpackFile = (from: Unpacker, take: (length: number) => Buffer): KeptFile => ({
  name: from.text(),
  take: from.text(),
  stamp: from.text(),
  needed: from.flag(),
  bytes: take(from.number()),
  diagnostics: from.list(() => unpackDiagnostic(from)),
  rules: from.list(() => ({ facts: unpackRule(from), logic: from.flag() ? unpackLogic(from) : undefined })),
})
