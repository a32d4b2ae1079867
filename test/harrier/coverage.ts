/** How many rules of a folder compile and run, and the reasons of those that do not. */
import { performance } from 'node:perf_hooks'
import type { Outcome } from '../../src/detect/report.ts'
import { openEmbedded } from '../../src/engine/embedded.ts'
import { loadLogs } from '../../src/harrier/load.ts'
import { runRule } from '../../src/harrier/run-rule.ts'
import { sessionOf } from '../../src/harrier/session.ts'
import { readRules } from '../../src/rules/read.ts'
import { type Diagnostic, isError } from '../../src/text/diagnostic.ts'

export interface Coverage {
  readonly rules: number
  readonly outcomes: ReadonlyMap<Outcome, number>
  /** What an error says → how many rules have it. */
  readonly reasons: ReadonlyMap<string, number>
  /** Rules that the engine refused, by file, with what it said. */
  readonly failed: readonly string[]
  readonly seconds: number
}

export async function coverage(roots: readonly string[], logs: readonly string[] = []): Promise<Coverage> {
  const begun = performance.now()
  const set = readRules(roots)
  const wanted = set.rules.filter(({ deprecated, vendor }) => !deprecated && vendor === 'splunk')
  const engine = await openEmbedded()
  try {
    if (logs.length > 0) await loadLogs(engine, logs)
    const session = sessionOf(engine, set, {}, Date.now() / 1000)
    const outcomes = new Map<Outcome, number>()
    const reasons = new Map<string, number>()
    const failed: string[] = []
    for (const rule of wanted) {
      const { outcome, diagnostics } = await runRule(session, rule)
      count(outcomes, outcome)
      for (const reason of new Set(diagnostics.filter(isError).map(reasonOf))) count(reasons, reason)
      if (outcome === 'failed') failed.push(`${rule.file}: ${diagnostics.at(-1)?.message}`)
    }
    return { rules: wanted.length, outcomes, reasons, failed, seconds: (performance.now() - begun) / 1000 }
  } finally {
    await engine.close()
  }
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

/** Long texts of a rule in a message would make every reason its own. */
const reasonOf = ({ message, code }: Diagnostic): string =>
  message.length <= 80 ? message : `${code}: ${message.slice(0, 80)}…`
