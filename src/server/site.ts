/** Folders of rules to a site: live, or as files. */
import { readFileSync, statSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import type { Hono } from 'hono'
import { type AttackLayer, type ReadLayer, readAttackLayer } from '../catalog/attack-layer.ts'
import { buildLibrary } from '../catalog/library.ts'
import { readRuleSet } from '../harrier/rule-set.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import { type Answers, makeAnswers, makeApp } from './app.ts'

export interface OpenSite {
  readonly app: Hono
  /** The same without requests. */
  readonly answers: Answers
  readonly rules: number
  /** What was wrong with the files. */
  readonly diagnostics: readonly Diagnostic[]
}

export interface SiteOptions {
  /** Whether pages become files. */
  readonly files: boolean
  /** What the matrix is compared with. */
  readonly layer?: AttackLayer | undefined
  /** A folder that keeps what was read of the rules for the next time. */
  readonly cache?: string | undefined
}

/** A layer of the Navigator in a file; none where no file is named. */
export function openLayer(path: string | undefined): ReadLayer {
  if (path === undefined) return { layer: undefined, diagnostics: [] }
  const size = statSync(path).size
  if (size <= mostLayerBytes) return readAttackLayer(path, readFileSync(path, 'utf8'))
  const message = `'${path}' has ${size} bytes, where a layer has at most ${mostLayerBytes}`
  return { layer: undefined, diagnostics: [{ code: 'too-large', severity: 'error', message }] }
}

const mostLayerBytes = 20_000_000

export function openSite(roots: readonly string[], { files, layer, cache }: SiteOptions): OpenSite {
  const set = readRuleSet(roots, { cache })
  set.keep()
  const library = { ...buildLibrary(set), ...(layer && { layer }) }
  const answers = makeAnswers({ library, files })
  return { app: makeApp(answers), answers, rules: library.entries.length, diagnostics: set.diagnostics }
}

/** Has the pages that stand above all rules at hand before somebody asks: the largest, and the same for everybody. */
export async function prepare(app: Hono, signal: AbortSignal): Promise<void> {
  for (const address of ['/overlap/', '/', '/rules/', '/attack/', '/events/', '/indicators/', '/problems/']) {
    await setImmediate()
    if (signal.aborted) return
    await app.request(address)
  }
}
