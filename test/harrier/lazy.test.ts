/** What needs no engine must not load one: explaining, listing, linting and laying out start in the blink of an eye. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { test } from 'node:test'

const root = join(import.meta.dirname, '../..')
const heavy = /^src\/(?:engine|logs|cim)\//

/** Modules that a module loads at once; types and what is imported later are left out. */
function importsOf(path: string): string[] {
  const text = readFileSync(path, 'utf8')
  return [...text.matchAll(/^(?:import|export)\s+(?!type\b)[^'"]*?from '(\.[^']+)'/gm)]
    .filter(([statement]) => !/^\w+ \{(?:\s*type [\w$]+(?: as \w+)?,?)+\s*\} from/.test(statement))
    .map(([, target = '']) => join(dirname(path), target))
    .filter(existsSync)
}

function loaded(start: string): Set<string> {
  const seen = new Set<string>()
  const visit = (path: string): void => {
    if (seen.has(path)) return
    seen.add(path)
    for (const next of importsOf(path)) visit(next)
  }
  visit(join(root, start))
  return new Set([...seen].map(path => relative(root, path)))
}

for (const start of [
  'src/cli/main.ts',
  'src/harrier.ts',
  ...['explain', 'rules', 'lint', 'fmt'].map(name => `src/harrier/${name}.ts`),
]) {
  test(`${start} loads no engine, no reader of logs and no mapping`, () => {
    assert.deepEqual(
      [...loaded(start)].filter(path => heavy.test(path)),
      [],
    )
  })
}

test('a run loads them all', () => {
  const all = [...loaded('src/harrier/running.ts')]
  for (const part of ['engine', 'logs', 'cim'])
    assert.ok(
      all.some(path => path.startsWith(`src/${part}/`)),
      part,
    )
})
