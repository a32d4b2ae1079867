/** Runs the tests: all of them, or those whose path holds one of the words given (`npm test -- cli house`). */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const words = process.argv.slice(2)

// Node 20 takes files, not patterns.
const files = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.test.ts'))
  .map(file => join('test', file))
  .filter(file => words.length === 0 || words.some(word => file.includes(word)))
  .sort()

if (files.length === 0) {
  process.stderr.write(`no test file has ${words.map(word => `'${word}'`).join(' or ')} in its path\n`)
  process.exit(2)
}

const run = spawnSync(process.execPath, ['--import', 'tsx', '--test', ...files], { cwd: root, stdio: 'inherit' })
process.exitCode = run.status ?? 1
