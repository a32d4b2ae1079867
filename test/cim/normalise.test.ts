/** Single events and what they become, from the case files beside this one. */
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import { listOf } from '../../src/cim/evaluate.ts'
import { type NormaliseOptions, normalise } from '../../src/cim/normalise.ts'
import { eventOf, pairsOf, readCases } from './cases.ts'

for (const file of readdirSync(import.meta.dirname).filter(name => name.endsWith('.txt'))) {
  for (const { title, sections } of readCases(file)) {
    test(`${file}: ${title}`, () => {
      const options: NormaliseOptions = Object.fromEntries(pairsOf(sections.get('options') ?? []))
      const stored = normalise(eventOf(sections.get('event') ?? []), options)

      const expected = new Map<string, string[]>()
      for (const [name, value] of pairsOf(sections.get('fields') ?? []))
        expected.set(name, [...(expected.get(name) ?? []), value])
      for (const [name, values] of expected) assert.deepEqual(listOf(stored.fields.get(name)), values, name)
      for (const name of sections.get('absent') ?? []) assert.equal(stored.fields.get(name), undefined, name)
      for (const [name, value] of pairsOf(sections.get('columns') ?? [])) {
        const column = (stored as unknown as Record<string, unknown>)[name]
        assert.equal(Array.isArray(column) ? column.join(' | ') : String(column), value, name)
      }
      const tags = sections.get('tags')
      if (tags) assert.deepEqual([...stored.tags].sort(), tags.join(' ').split(' ').sort())
      for (const [name, value] of stored.fields) {
        if (typeof value !== 'string') assert.ok(value.length > 1, `${name} has a list of one`)
      }
    })
  }
}
