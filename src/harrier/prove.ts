/** Rules against their own tests: the attack data that a test names, found in local folders, loaded, and the rule run over it. */
import { readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { proveTest, type Trial, whyUntested } from '../detect/prove.ts'
import type { TestResult } from '../detect/report.ts'
import type { Engine } from '../engine/engine.ts'
import type { RuleSet } from '../rules/read.ts'
import type { AttackData, Rule, RuleTest } from '../rules/rule.ts'
import { isError } from '../text/diagnostic.ts'
import { loadLogs } from './load.ts'
import { runRule } from './run-rule.ts'
import { sessionOf } from './session.ts'

/** Local files by the end of their paths: by what a test names, one is found. */
export interface DataFolders {
  readonly folders: readonly string[]
  find(data: string): string | undefined
}

/** The longest end of the URL's path that a file shares is the file's; at least its name. */
export function dataFolders(folders: readonly string[]): DataFolders {
  const byName = new Map<string, string[]>()
  for (const folder of folders) {
    for (const path of filesBelow(folder)) {
      const name = basename(path)
      const known = byName.get(name)
      if (known) known.push(path)
      else byName.set(name, [path])
    }
  }
  return {
    folders,
    find(data) {
      const parts = pathParts(data)
      const candidates = byName.get(parts.at(-1) ?? '') ?? []
      const shared = (path: string): number => {
        const own = path.split(/[\\/]/).reverse()
        const wanted = [...parts].reverse()
        const differs = wanted.findIndex((part, index) => part !== own[index])
        return differs < 0 ? wanted.length : differs
      }
      return [...candidates].sort((a, b) => shared(b) - shared(a) || (a < b ? -1 : 1))[0]
    },
  }
}

/** Of a URL only the path counts; what is escaped in it is read. */
function pathParts(data: string): readonly string[] {
  const path = data.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/[?#].*$/, '')
  return path.split(/[\\/]/).filter(part => part !== '' && part !== '.' && part !== '..')
}

function filesBelow(folder: string): string[] {
  if (statSync(folder).isFile()) return [folder]
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(path => join(folder, path))
    .filter(path => statSync(path, { throwIfNoEntry: false })?.isFile())
    .sort()
}

export async function proveRule(
  open: () => Promise<Engine>,
  set: RuleSet,
  rule: Rule,
  data: DataFolders,
  clock: () => number,
): Promise<readonly TestResult[]> {
  const tests = rule.tests.length > 0 ? rule.tests : [undefined]
  const results: TestResult[] = []
  for (const test of tests) {
    const begun = clock()
    const trial = whyUntested(rule, test) === undefined && test ? await tryTest(open, set, rule, test, data) : undefined
    results.push(proveTest(rule, test, trial, Math.round((clock() - begun) * 10) / 10))
  }
  return results
}

async function tryTest(
  open: () => Promise<Engine>,
  set: RuleSet,
  rule: Rule,
  test: RuleTest,
  data: DataFolders,
): Promise<Trial> {
  const found = test.attackData.map(each => ({ each, path: data.find(each.data) }))
  const missing = found.flatMap(({ each, path }) => (path === undefined ? [each.data] : []))
  if (missing.length > 0) return { kind: 'no-data', missing, lookedIn: data.folders }
  const engine = await open()
  await engine.clear()
  for (const { each, path } of found)
    if (path !== undefined) await loadLogs(engine, [path], { overrides: overridesOf(each) })
  const range = {
    ...(test.earliest !== undefined && { earliest: test.earliest }),
    ...(test.latest !== undefined && { latest: test.latest }),
  }
  const { outcome, ran, diagnostics } = await runRule(sessionOf(engine, set, range, 0), rule)
  if (outcome === 'unsupported') return { kind: 'unsupported', diagnostics }
  if (outcome === 'failed')
    return { kind: 'failed', reason: diagnostics.find(isError)?.message ?? 'failed', diagnostics }
  return { kind: 'ran', rows: ran.rows.map(({ row }) => row), diagnostics }
}

const overridesOf = ({ source, sourcetype, index, host }: AttackData) => ({
  ...(source !== undefined && { source }),
  ...(sourcetype !== undefined && { sourcetype }),
  ...(index !== undefined && { index }),
  ...(host !== undefined && { host }),
})
