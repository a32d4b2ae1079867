/** Case files: `# what holds`, a search, then sections such as `--- tree`; `HARRIER_UPDATE=1` rewrites what is expected. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Macro, MacroLookup } from '../../src/spl/macros.ts'
import { rootSource, type Source } from '../../src/text/source.ts'

export interface Case {
  readonly title: string
  readonly input: string
  readonly sections: readonly Section[]
}

export interface Section {
  readonly name: string
  readonly text: string
}

/** What a case gives for a section by its name; undefined for a section that is input (`macro f(x)`). */
export type Answer = (section: string, given: Case) => string | undefined

/** Makes a test of every case of every `.txt` file in a folder. */
export function testCases(folder: string, answer: Answer): void {
  for (const file of readdirSync(folder).filter(name => name.endsWith('.txt'))) {
    const path = join(folder, file)
    const cases = readCases(readFileSync(path, 'utf8'))
    if (process.env['HARRIER_UPDATE']) writeFileSync(path, cases.map(each => rewritten(each, answer)).join('\n'))
    for (const each of cases) {
      test(`${file}: ${each.title}`, () => {
        assert.ok(each.sections.length > 0, 'the case expects nothing')
        for (const { name, text } of each.sections) {
          const actual = answer(name, each)
          if (actual !== undefined) assert.equal(actual.trimEnd(), text, `--- ${name}`)
        }
      })
    }
  }
}

export function readCases(text: string): Case[] {
  return text
    .split(/^# /m)
    .slice(1)
    .map(part => {
      const [first = '', ...sections] = part.split(/^--- /m)
      const [title, input] = halves(first)
      return { title, input: input.trim(), sections: sections.map(readSection) }
    })
}

function readSection(part: string): Section {
  const [name, text] = halves(part)
  return { name, text: text.trimEnd() }
}

function halves(text: string): [string, string] {
  const end = text.indexOf('\n')
  return end < 0 ? [text.trim(), ''] : [text.slice(0, end).trim(), text.slice(end + 1)]
}

function rewritten(given: Case, answer: Answer): string {
  const sections = given.sections.map(({ name, text }) => `--- ${name}\n${(answer(name, given) ?? text).trimEnd()}\n`)
  return `# ${given.title}\n${given.input}\n${sections.join('')}`
}

/** The macros of a case: sections `macro name(a, b)` that hold the definition. */
export function macrosOf(given: Case, source: (name: string, text: string) => Source = rootSource): MacroLookup {
  const macros = new Map<string, Macro>()
  for (const { name: section, text } of given.sections) {
    const match = /^macro ([\w.:-]+)(?:\((.*)\))?$/.exec(section)
    if (!match?.[1]) continue
    const parameters = match[2]?.split(',').map(parameter => parameter.trim()) ?? []
    const definition = source(`macros/${match[1]}.yml`, text)
    macros.set(`${match[1]}(${parameters.length})`, { name: match[1], parameters, definition })
  }
  return (name, arity) => macros.get(`${name}(${arity})`)
}
