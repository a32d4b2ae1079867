/** Folders of rules to a site: live, or as files. */
import { setImmediate } from 'node:timers/promises'
import type { Hono } from 'hono'
import { buildLibrary } from '../catalog/library.ts'
import { readRuleSet } from '../harrier/rule-set.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import { makeApp } from './app.ts'

export interface OpenSite {
  readonly app: Hono
  readonly rules: number
  /** What was wrong with the files. */
  readonly diagnostics: readonly Diagnostic[]
}

export function openSite(roots: readonly string[], { files }: { readonly files: boolean }): OpenSite {
  const set = readRuleSet(roots)
  const library = buildLibrary(set)
  return { app: makeApp({ library, files }), rules: library.entries.length, diagnostics: set.diagnostics }
}

/** Has the pages that stand above all rules at hand before somebody asks: the largest, and the same for everybody. */
export async function prepare(app: Hono, signal: AbortSignal): Promise<void> {
  for (const address of ['/overlap/', '/', '/rules/', '/attack/', '/events/', '/indicators/', '/problems/']) {
    await setImmediate()
    if (signal.aborted) return
    await app.request(address)
  }
}
