/** Folders of rules to a site: live, or as files. */
import { readFileSync, statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { type ReadLayer, readAttackLayer } from '../catalog/attack-layer.ts'
import { stateOfFiles } from '../harrier/rule-set.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import { type Answers, makeAnswers, makeApp } from './app.ts'
import { type ExportOptions, exportSite } from './export.ts'
import { startExportHelper } from './export-helper.ts'
import { keepPages } from './kept-pages.ts'
import type { Exported } from './link-walk.ts'
import { type LibrarySource, openLibrary } from './open-library.ts'
import { type PreparedPage, prepare } from './prepare.ts'
import { callThread } from './thread-calls.ts'

export interface OpenSite {
  /** As a server asks it. */
  readonly fetch: (request: Request) => Response | Promise<Response>
  /** The same without requests. */
  readonly answers: Answers
  readonly rules: number
  /** What was wrong with the files. */
  readonly diagnostics: readonly Diagnostic[]
  /** Has pages at hand before somebody asks for them, with another thread; ends when all are, or at the signal. */
  prepare(signal: AbortSignal): Promise<void>
  /** Writes it as files, with other threads where that is much work. */
  write(folder: string, options?: WriteOptions): Promise<Exported>
}

export interface WriteOptions extends Pick<ExportOptions, 'onProgress' | 'signal'> {
  /** Beside this one; as many as the rules and the machine make worth it unless it is said. */
  readonly threads?: number
}

export interface SiteOptions extends Omit<LibrarySource, 'roots'> {
  /** Whether pages become files. */
  readonly files: boolean
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

export function openSite(roots: readonly string[], { files, ...options }: SiteOptions): OpenSite {
  const source = { roots, ...options }
  const same = { source, state: stateOfFiles(roots) }
  const library = openLibrary(source)
  const answers = makeAnswers({ library, files })
  const kept = keepPages(mostKeptBytes)
  const rules = library.entries.length
  return {
    fetch: makeApp(answers, kept).fetch,
    answers,
    rules,
    diagnostics: library.set.diagnostics,
    async prepare(signal) {
      const thread = callThread<readonly string[], readonly PreparedPage[]>('server/prepare-thread', same)
      const stop = (): void => void thread.close()
      signal.addEventListener('abort', stop)
      await prepare({
        first: [...frontPages, ...library.entries.map(({ address }) => address)],
        render: addresses => thread.ask(addresses),
        keep({ address, packed }) {
          kept.keep(address, packed)
          return !kept.isFull()
        },
        signal,
      }).catch(error => {
        if (!signal.aborted) throw error
      })
      signal.removeEventListener('abort', stop)
      await thread.close()
    },
    async write(folder, { threads = helpersFor(rules), onProgress, signal } = {}) {
      const helpers = Array.from({ length: threads }, () => startExportHelper({ ...same, folder }))
      try {
        return await exportSite(answers, folder, { helpers, onProgress, signal })
      } finally {
        await Promise.all(helpers.map(helper => helper.close()))
      }
    },
  }
}

/** A thread reads the rules again, half a second for a thousand, and holds them: up to 80 MB for a thousand. */
const helpersFor = (rules: number): number => (rules < 500 ? 0 : Math.min(3, availableParallelism() - 1))

/** Of packed pages: some 45 MB are a catalog of six thousand rules. */
const mostKeptBytes = 64 * 1024 * 1024

/** They stand above all rules: the largest, and the same for everybody. */
const frontPages = ['/overlap/', '/', '/rules/', '/attack/', '/events/', '/indicators/', '/problems/']
