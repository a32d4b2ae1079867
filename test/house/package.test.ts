/** What a published package would hold, and what the manifest promises. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { read, root } from './sources.ts'

const built = existsSync(join(root, 'dist'))
const manifest: {
  bin: Record<string, string>
  exports: Record<string, string | Record<string, string>>
  scripts: Record<string, string>
} = JSON.parse(read('package.json'))

const packed: string[] = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    shell: process.platform === 'win32',
  }),
)[0].files.map((file: { path: string }) => file.path)

test('the package holds the build and its papers, nothing else', () => {
  const papers = ['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md']
  assert.deepEqual(
    papers.filter(paper => !packed.includes(paper)),
    [],
  )
  assert.deepEqual(
    packed.filter(file => !papers.includes(file) && !file.startsWith('dist/')),
    [],
  )
  assert.deepEqual(
    packed.filter(file => /\.test\.|\.map$|(^|\/)(test|samples|shared)\//.test(file)),
    [],
  )
})

test('what the manifest points to is in the package', { skip: built ? false : 'needs npm run build' }, () => {
  const targets = [...Object.values(manifest.bin), ...Object.values(manifest.exports).flatMap(leavesOf)].map(target =>
    target.replace(/^\.\//, ''),
  )
  assert.deepEqual(
    targets.filter(target => !packed.includes(target)),
    [],
  )
})

test('scripts run files that are there', () => {
  const missing = Object.entries(manifest.scripts).flatMap(([name, command]) =>
    (command.match(/\b(?:scripts|bench)\/[\w-]+\.ts\b/g) ?? [])
      .filter(file => !existsSync(join(root, file)))
      .map(file => `npm run ${name}: ${file}`),
  )
  assert.deepEqual(missing, [])
})

const leavesOf = (target: string | Record<string, string>): string[] =>
  typeof target === 'string' ? [target] : Object.values(target)
