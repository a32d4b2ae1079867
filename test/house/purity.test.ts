/** The parts that must run in a browser and give the same answer every time touch neither the machine nor the clock. */
import assert from 'node:assert/strict'
import { builtinModules } from 'node:module'
import { test } from 'node:test'
import { codeOnly, read, typescriptFiles } from './sources.ts'

const pure = ['text', 'spl', 'plan', 'schema', 'predicate', 'rows', 'semantics', 'sql', 'cim', 'compile.ts']

const impure: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['the clock', /\bDate\.now\b|\bnew Date\(\s*\)|(?<!new )\bDate\(\s*\)|\bperformance\.\w|\bTemporal\.Now\b/],
  ['chance', /\bMath\.random\b|\bcrypto\.\w/],
  [
    'the process',
    /(?<![.\w'])process\.(env\b|argv\b|platform\b|hrtime\b|stdout\b|stderr\b|(cwd|exit|nextTick|memoryUsage)\()/,
  ],
  ['a global of Node', /(?<![.\w])(Buffer\.\w|require\(|__dirname|__filename)|\bimport\.meta\b/],
  ['timers', /(?<![.\w])(setTimeout|setInterval|setImmediate)\(/],
  ['the console', /(?<![.\w])console\.\w/],
  ['the network', /(?<![.\w])(fetch|XMLHttpRequest)\(/],
]

const fromModule = /\bfrom\s+'([^'./][^']*)'|\bimport\(\s*'([^'./][^']*)'|^\s*import\s+'([^'./][^']*)'/gm

function touches(source: string): string[] {
  const code = codeOnly(source)
  const modules = [...source.matchAll(fromModule)]
    .map(([, a, b, c]) => a ?? b ?? c ?? '')
    .filter(name => name.startsWith('node:') || builtinModules.includes(name))
  return [...impure.filter(([, pattern]) => pattern.test(code)).map(([what]) => what), ...modules]
}

test('what is impure is seen, what only looks so is not', () => {
  assert.deepEqual(touches('const now = Date.now()'), ['the clock'])
  assert.deepEqual(touches('const now = new Date()'), ['the clock'])
  assert.deepEqual(touches("import { readFileSync } from 'fs'"), ['fs'])
  assert.deepEqual(touches("import { join } from 'node:path'"), ['node:path'])
  assert.deepEqual(touches('if (process.env.X) Math.random()'), ['chance', 'the process'])
  assert.deepEqual(touches("// Date.now() is SPL's now()\nconst day = new Date(ms); const p = event.process.name"), [])
  // Elastic's names of fields, in a table of them.
  assert.deepEqual(touches('const names = `process.cwd: CurrentDirectory`'), [])
  assert.deepEqual(touches("const names = ['Math.random', 'process.env.PATH']"), [])
})

test('the pure parts are pure', () => {
  const found = typescriptFiles('src')
    .filter(file => pure.includes(file.split('/')[1] ?? ''))
    .flatMap(file => touches(read(file)).map(what => `${file} touches ${what}`))
  assert.deepEqual(found, [])
})
