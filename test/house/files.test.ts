/** Files stay short, say what they are for, and name nothing that belongs to one machine. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read, trackedFiles, typescriptFiles } from './sources.ts'

const longest = 400
const tables = /^src\/(cim\/mappings\/|schema\/datamodels|rules\/[\w-]*data\b)/

test(`no source file is longer than ${longest} lines, tables of data aside`, () => {
  const long = typescriptFiles('src', 'test', 'scripts', 'bench')
    .filter(file => !tables.test(file))
    .map(file => ({ file, lines: read(file).trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > longest)
  assert.deepEqual(long, [])
})

test('every source file opens with what it is for', () => {
  const silent = typescriptFiles('src', 'test', 'scripts', 'bench').filter(
    file => !/^(?:#!.*\n)?\/\*\* ?\S/.test(read(file).replace(/^(#!.*\n)?\/\*\*\n \*/, '$1/**')),
  )
  assert.deepEqual(silent, [])
})

test('file names are kebab-case', () => {
  const odd = typescriptFiles('src', 'test', 'scripts', 'bench').filter(
    file => !/^[a-z0-9-]+(\/[a-z0-9-]+)*(\.test)?\.tsx?$/.test(file),
  )
  assert.deepEqual(odd, [])
})

// Put together here, so that this file does not name them either.
const foreign = [
  ['registry', 'npmjs'],
  ['registry', 'yarnpkg'],
  ['npm', 'pkg', 'github', 'com'],
  ['pypi', 'org'],
  ['deb', 'debian', 'org'],
]
  .map(parts => parts.join('.'))
  .concat(['work', 'farm', 'tmp/bash_jobs'].map(folder => `/${folder}/`))

test('no file names a package registry or a path of one machine', context => {
  const files = trackedFiles()
  if (!files) return context.skip('needs a git checkout')
  const found = files
    .filter(file => !/^(samples|test\/.*\/fixtures)\//.test(file))
    .flatMap(file => {
      const text = read(file)
      if (text.includes('\0')) return []
      return foreign.filter(word => namesPath(text, word)).map(word => `${file} names ${word}`)
    })
  assert.deepEqual(found, [])
})

/** A path counts where it starts a word: `/x/y`, not the `/x/y` of `http://host/x/y` or of `a/x/y`. */
function namesPath(text: string, word: string): boolean {
  if (!word.startsWith('/')) return text.includes(word)
  return new RegExp(`(?<![\\w./\\\\)}\\]-])${word}`).test(text)
}
