/** Folders of rules to a site: live, or as files. */
import { readFileSync, statSync } from 'node:fs'
import { type AttackLayer, type ReadLayer, readAttackLayer } from '../catalog/attack-layer.ts'
import { buildLibrary } from '../catalog/library.ts'
import { readRuleSet } from '../harrier/rule-set.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import { type Answers, makeAnswers, makeApp } from './app.ts'
import { keepPages } from './kept-pages.ts'
import { prepare } from './prepare.ts'

export interface OpenSite {
  /** As a server asks it. */
  readonly fetch: (request: Request) => Response | Promise<Response>
  /** The same without requests. */
  readonly answers: Answers
  readonly rules: number
  /** What was wrong with the files. */
  readonly diagnostics: readonly Diagnostic[]
  /** Has pages at hand before somebody asks for them; ends when all are, or at the signal. */
  prepare(signal: AbortSignal): Promise<void>
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
  const kept = keepPages(mostKeptBytes)
  const app = makeApp(answers, kept)
  let asked = 0
  return {
    fetch: request => {
      asked = performance.now()
      return app.fetch(request)
    },
    answers,
    rules: library.entries.length,
    diagnostics: set.diagnostics,
    prepare: signal =>
      prepare({
        first: frontPages,
        rest: library.entries.map(({ address }) => address),
        page: async address => (await app.request(address)).text(),
        isWanted: () => !kept.isFull(),
        sinceAsked: () => performance.now() - asked,
        signal,
      }),
  }
}

/** Of packed pages: some 45 MB are a catalog of six thousand rules. */
const mostKeptBytes = 64 * 1024 * 1024

/** They stand above all rules: the largest, and the same for everybody. */
const frontPages = ['/overlap/', '/', '/rules/', '/attack/', '/events/', '/indicators/', '/problems/']
