/** How many rules of a folder compile and run, and the reasons of those that do not. */
import { performance } from 'node:perf_hooks'
import type { Outcome } from '../../src/detect/report.ts'
import { answer } from '../../src/engine/answer.ts'
import { openEmbedded } from '../../src/engine/embedded.ts'
import { EngineError } from '../../src/engine/engine.ts'
import { loadLogs } from '../../src/harrier/load.ts'
import { sessionOf } from '../../src/harrier/session.ts'
import { type Session, settle } from '../../src/harrier/settle.ts'
import { readRules } from '../../src/rules/read.ts'
import type { Rule } from '../../src/rules/rule.ts'
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

/** Every rule is compiled; `every` 3 runs each third of those that can be. */
export async function coverage(roots: readonly string[], logs: readonly string[] = [], every = 1): Promise<Coverage> {
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
    for (const [index, rule] of wanted.entries()) {
      const { outcome, diagnostics } = await runWhole(session, rule, index % every === 0)
      count(outcomes, outcome)
      for (const reason of new Set(diagnostics.filter(isError).map(reasonOf))) count(reasons, reason)
      if (outcome === 'failed') failed.push(`${rule.file}: ${diagnostics.at(-1)?.message}`)
    }
    return { rules: wanted.length, outcomes, reasons, failed, seconds: (performance.now() - begun) / 1000 }
  } finally {
    await engine.close()
  }
}

/** The whole search, also where no event can be in its answer: a hunt would not ask it then. */
async function runWhole(session: Session, rule: Rule, run: boolean): Promise<Ran> {
  try {
    const { query, output, diagnostics } = await settle(session, rule.search)
    if (!query || !output) return { outcome: 'unsupported', diagnostics }
    if (!run) return { outcome: 'silent', diagnostics }
    const { rows } = await answer(session.engine, query, output)
    return { outcome: rows.length > 0 ? 'found' : 'silent', diagnostics }
  } catch (error) {
    if (!(error instanceof EngineError)) throw error
    return {
      outcome: 'failed',
      diagnostics: [{ code: error.code, severity: 'error', message: error.message.slice(0, 300) }],
    }
  }
}

interface Ran {
  readonly outcome: Outcome
  readonly diagnostics: readonly Diagnostic[]
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

/** Long texts of a rule in a message would make every reason its own. */
const reasonOf = ({ message, code }: Diagnostic): string =>
  message.length <= 80 ? message : `${code}: ${message.slice(0, 80)}…`
