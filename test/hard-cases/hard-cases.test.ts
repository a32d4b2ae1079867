/** Searches that are hard to read, each with the plan that follows from what SPL says, or with the reasons why it has none. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { type DryRun, planText } from '../../src/harrier/dry-run.ts'
import { isError } from '../../src/text/diagnostic.ts'
import { needsShared, sharedPath } from '../shared.ts'
import { type Case, readCases } from '../spl/case-file.ts'
import { folder, openHardSearches, type Reader } from './hard-search.ts'

const available = needsShared(...folder)
const corpus = needsShared('corpus', 'splunk', 'macros')
const skip = available.skip || corpus.skip
let read: Reader | undefined

const files = readdirSync(import.meta.dirname).filter(name => name.endsWith('.txt'))
const written = files.map(file => ({ file, cases: readCases(readFileSync(join(import.meta.dirname, file), 'utf8')) }))

for (const { file, cases } of written) {
  if (process.env['HARRIER_UPDATE'] && !skip)
    writeFileSync(join(import.meta.dirname, file), cases.map(rewritten).join('\n'))
  for (const each of cases) {
    test(`${file}: ${each.title}`, { skip }, () => {
      for (const { name, text } of each.sections.filter(isExpected))
        assert.equal(answer(each, name), text, `--- ${name}`)
    })
  }
}

test('every hard case of the reference has a plan or a reason here', { skip }, () => {
  const names = readdirSync(sharedPath(...folder)).filter(name => name.endsWith('.md') && !name.startsWith('00-'))
  const here = written.flatMap(({ cases }) => cases.map(({ title }) => `${title}.md`))
  assert.deepEqual(here.toSorted(), names.toSorted())
})

function isExpected({ name }: Case['sections'][number]): boolean {
  return name !== 'fields'
}

function answer({ title, sections }: Case, section: string): string {
  read ??= openHardSearches()
  const fields = sections.find(each => !isExpected(each))?.text.split('\n') ?? []
  const run = read(title, fields)
  if (section === 'reasons') return reasons(run)
  return run.output ? planText(run).trimEnd() : `no plan: ${reasons(run)}`
}

function reasons({ diagnostics }: DryRun): string {
  return [...new Set(diagnostics.filter(isError).map(({ code, message }) => `${code}: ${message}`))].join('\n')
}

function rewritten(given: Case): string {
  const sections = given.sections.map(each => ({
    ...each,
    text: isExpected(each) ? answer(given, each.name) : each.text,
  }))
  return `# ${given.title}\n${given.input}\n${sections.map(({ name, text }) => `--- ${name}\n${text}\n`).join('')}`
}
