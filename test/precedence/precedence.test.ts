/** Which of AND and OR binds first: OR in the search dialect, AND in eval; told by which of sixteen events each search finds. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openEmbedded } from '../../src/engine/embedded.ts'
import type { Engine } from '../../src/engine/engine.ts'
import type { ConformanceCase } from '../conformance/case.ts'
import { runCase } from '../conformance/run.ts'
import { readCases, type Section } from '../spl/case-file.ts'

let engine: Engine
before(async () => {
  engine = await openEmbedded()
})
after(async () => {
  await engine?.close()
})

const letters = ['a', 'b', 'c', 'd']
/** One event for each set of letters: those fields are 1, the others 0. */
const events = Array.from({ length: 2 ** letters.length }, (_, bits) => {
  const held = letters.map((letter, index) => [letter, (bits >> index) & 1] as const)
  const id = held.flatMap(([letter, value]) => (value ? [letter] : [])).join('')
  return { id: id === '' ? 'none' : id, ...Object.fromEntries(held) }
})

const oneModel: Pick<ConformanceCase, 'events' | 'ordered' | 'datamodel'> = {
  events,
  ordered: false,
  datamodel: { name: 'Own.Rows', prefix: 'Rows' },
}

for (const { title, sections } of readCases(readFileSync(join(import.meta.dirname, 'cases.txt'), 'utf8'))) {
  for (const section of sections) {
    for (const [dialect, spl] of searchesOf(section)) {
      const macros = Object.fromEntries(sections.flatMap(given => macroOf(given, dialect)))
      test(`${title}: ${dialect} ${section.name}`, async () => {
        const result = await runCase(engine, { ...oneModel, macros, spl, expect: expected(section), name: title })
        assert.equal(result.kind, 'passed', `${spl}\n${'because' in result ? result.because : ''}`)
      })
    }
  }
}

function macroOf({ name, text }: Section, dialect: string): [string, { definition: string }][] {
  const definition = dialect === 'tstats' ? prefixed(text) : text
  return name.startsWith('macro ') ? [[name.slice('macro '.length), { definition }]] : []
}

/** The fields as a data model names them. */
function prefixed(condition: string): string {
  return condition.replace(/\b[abcd](?=[=!>]| IN)/g, 'Rows.$&')
}

/** A condition of `search` is one of `tstats` too; whole searches stand behind `rows`. */
function searchesOf({ name }: Section): [string, string][] {
  const [word = '', condition = ''] = /^(\w+) (.*)$/.exec(name)?.slice(1) ?? []
  if (word === 'rows') return [['as written', condition]]
  if (word === 'where') return [['where', `* | where ${condition} | table id`]]
  if (word !== 'search') return []
  const where = prefixed(condition)
  const tstats = `| tstats count from datamodel=Own.Rows where ${where} by Rows.id | rename Rows.id as id | table id`
  return [
    ['search', `${condition} | table id`],
    ['tstats', tstats],
  ]
}

function expected({ text }: Section): { id: string }[] {
  return text === 'no event' ? [] : text.split(/\s+/).map(id => ({ id }))
}
