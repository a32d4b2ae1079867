/**
 * How long the searches of the reference material take to be read, and to become SQL: `npm run bench -- front-end [rounds]`.
 * One process, after a first round that is not counted; the median of the others.
 */
import { dryRun } from '../src/harrier/dry-run.ts'
import { RunLookups } from '../src/harrier/lookups.ts'
import { emptyFacts, worldOf } from '../src/harrier/world.ts'
import { readRules } from '../src/rules/read.ts'
import type { MacroLookup } from '../src/spl/macros.ts'
import { parse } from '../src/spl/parse.ts'
import { rootSource, type Source } from '../src/text/source.ts'
import { needsShared, sharedPath } from '../test/shared.ts'
import { readDetections } from '../test/spl/corpus.ts'
import { median, say } from './measure.ts'

const goals = { parse: 1, compile: 3 } as const
const { skip } = needsShared('corpus', 'splunk')
if (skip) say(`skipped: ${skip}`)
else measure(Number(process.argv[2] ?? 5))

function measure(rounds: number): void {
  const set = readRules([sharedPath('corpus', 'splunk', 'macros')])
  const found = [...readDetections('detections'), ...readDetections('baselines')]
  const sources = found.map(({ name, search }) => rootSource(name, search))
  const characters = sources.reduce((sum, { text }) => sum + text.length, 0)
  say(`${sources.length} searches, ${characters} characters as written`)
  const reading = times(rounds, () => parseAll(sources, set.macros.find))
  report('parse', reading, goals.parse)
  const lookups = new RunLookups(set.lookups)
  let queries = 0
  const compiling = times(rounds, () => {
    queries = compileAll(sources, set.macros.find, lookups)
  })
  report('compile', compiling, goals.compile)
  say(`${queries} queries with those of their steps`)
}

function parseAll(sources: readonly Source[], macros: MacroLookup): void {
  for (const source of sources) parse(source, { macros })
}

/** Read, bound and written as SQL, each step as if those before had found nothing. */
function compileAll(sources: readonly Source[], macros: MacroLookup, lookups: RunLookups): number {
  let queries = 0
  for (const source of sources) {
    queries += dryRun(parse(source, { macros }), worldOf(emptyFacts, {}, 1_700_000_000, lookups)).stages.length
  }
  return queries
}

/** Seconds of each round; the first, which warms up, is left out. */
function times(rounds: number, run: () => void): number[] {
  return Array.from({ length: rounds + 1 }, () => {
    const before = performance.now()
    run()
    return (performance.now() - before) / 1000
  }).slice(1)
}

function report(what: string, seconds: readonly number[], goal: number): void {
  const middle = median(seconds)
  const spread = `${Math.min(...seconds).toFixed(2)}–${Math.max(...seconds).toFixed(2)}`
  say(`${what}: ${middle.toFixed(2)} s (${spread}), goal ${goal} s: ${middle <= goal ? 'reached' : 'missed'}`)
}
