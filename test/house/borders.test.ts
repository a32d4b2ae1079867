/** Folders import downwards only, as the table of ARCHITECTURE.md says; this is the one place where it is written as code. */
import assert from 'node:assert/strict'
import { dirname, posix } from 'node:path'
import { test } from 'node:test'
import { read, typescriptFiles } from './sources.ts'

/** Where the parts are joined: all of them may be used. */
const joined = [
  'text',
  'spl',
  'plan',
  'schema',
  'predicate',
  'rows',
  'semantics',
  'sql',
  'compile.ts',
  'logs',
  'cim',
  'rules',
  'engine',
  'detect',
]

/** What a part may import, and of what it may import types only. A part is a folder of src/, or a file in it. */
const borders: Readonly<Record<string, { readonly values: readonly string[]; readonly types?: readonly string[] }>> = {
  text: { values: [] },
  spl: { values: ['text'] },
  plan: { values: ['text'] },
  schema: { values: ['text'] },
  predicate: { values: ['text', 'schema'] },
  rows: { values: ['text'], types: ['spl', 'plan'] },
  semantics: { values: ['spl', 'plan', 'rows', 'schema', 'text'] },
  sql: { values: ['plan', 'schema', 'text'] },
  'compile.ts': { values: ['spl', 'semantics', 'plan', 'sql', 'text'] },
  logs: { values: ['text'] },
  cim: { values: ['schema', 'text'], types: ['logs'] },
  rules: { values: ['spl', 'predicate', 'schema', 'text'] },
  engine: { values: ['sql', 'plan', 'schema'] },
  detect: { values: ['rules', 'text'], types: ['sql', 'engine'] },
  'harrier.ts': { values: joined },
  catalog: { values: ['rules', 'detect', 'spl', 'predicate', 'text'], types: ['server'] },
  web: { values: ['text', 'spl', 'predicate'], types: ['rules', 'detect', 'server'] },
  server: { values: ['harrier.ts', 'catalog', 'web', 'text'], types: ['detect'] },
  cli: { values: ['harrier.ts', 'server', 'web', 'detect', 'text'] },
}

/** The library's surface names anything that it exports. */
const surface = 'index.ts'

interface Import {
  readonly target: string
  readonly typeOnly: boolean
}

const statement =
  /^[ \t]*(?:import|export)\s+(?:(type)\b(?!\s*(?:,|from\b))\s*)?(?:[\w$*\s{},]+?\s+from\s+)?'([^'\n]+)'|(?<!typeof )\bimport\(\s*'([^'\n]+)'\s*\)|(typeof import)\(\s*'([^'\n]+)'\s*\)/gm

function importsOf(source: string): Import[] {
  return [...source.matchAll(statement)].map(([, type, from, dynamic, typeImport, typeFrom]) => ({
    target: from ?? dynamic ?? typeFrom ?? '',
    typeOnly: type !== undefined || typeImport !== undefined,
  }))
}

/** The composition root may be a file and a folder beside it. */
const partOf = (file: string): string => {
  const part = file.split('/')[1] ?? ''
  return part === 'harrier' ? 'harrier.ts' : part
}

test('the reader of imports tells their forms apart', () => {
  const source = [
    "import { a } from '../x.ts'",
    "import type { A } from '../y.ts'",
    "import {\n  b,\n  type B,\n} from '../z.ts'",
    "import './side.ts'",
    "export * from './all.ts'",
    "export type { C } from './c.ts'",
    "import type from './default.ts'",
    "const lazy = await import('./lazy.ts')",
    "let engine: typeof import('./engine.ts')",
    "const text = 'import nothing from here'",
  ].join('\n')
  assert.deepEqual(
    importsOf(source).map(({ target, typeOnly }) => (typeOnly ? `type ${target}` : target)),
    [
      '../x.ts',
      'type ../y.ts',
      '../z.ts',
      './side.ts',
      './all.ts',
      'type ./c.ts',
      './default.ts',
      './lazy.ts',
      'type ./engine.ts',
    ],
  )
})

test('folders import along the borders', () => {
  const trespasses: string[] = []
  for (const file of typescriptFiles('src')) {
    const part = partOf(file)
    if (part === surface) continue
    const allowed = borders[part]
    if (!allowed) {
      trespasses.push(`${file}: '${part}' has no row in the table of borders`)
      continue
    }
    for (const { target, typeOnly } of importsOf(read(file))) {
      if (!target.startsWith('.')) continue
      const path = posix.join(dirname(file), target)
      // package.json, where the version stands.
      if (!path.startsWith('src/')) continue
      const other = partOf(path)
      if (other === part || allowed.values.includes(other) || (typeOnly && allowed.types?.includes(other))) continue
      trespasses.push(`${file}: may not import ${typeOnly ? 'types' : 'values'} of ${path}`)
    }
  }
  assert.deepEqual(trespasses, [])
})

test('the table of borders has no cycle', () => {
  const done = new Set<string>()
  const visit = (part: string, path: readonly string[]): void => {
    assert.ok(!path.includes(part), `cycle: ${[...path, part].join(' → ')}`)
    if (done.has(part)) return
    for (const next of borders[part]?.values ?? []) visit(next, [...path, part])
    done.add(part)
  }
  for (const part of Object.keys(borders)) visit(part, [])
})

test('relative imports end in .ts, .tsx or .json', () => {
  const wrong = typescriptFiles('src', 'test', 'scripts', 'bench').flatMap(file =>
    // The reader of imports is tried on texts here.
    file === 'test/house/borders.test.ts'
      ? []
      : importsOf(read(file))
          .filter(({ target }) => target.startsWith('.') && !/\.(tsx?|json)$/.test(target))
          .map(({ target }) => `${file}: '${target}'`),
  )
  assert.deepEqual(wrong, [])
})
