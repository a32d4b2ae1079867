/** What the list of an exported site searches in, where no server answers: names, ids and logic of every rule as one script. */
import { commonField } from '../predicate/field-names.ts'
import type { Library } from './library.ts'
import { fileField } from './query.ts'

const mostTests = 60
const longestValue = 60

/**
 * `fields` leads from spellings to the names that their tests are counted under; a rule is its name, the part of its address, vendor, severity, words, and
 * its tests as `field=value`.
 */
export function searchScript({ entries, fields }: Library): string {
  const written = [...fields.values()].flatMap(({ spellings }) => [...spellings.keys()])
  const names = new Set(written.flatMap(name => [name, name.replace(/^[A-Z]\w*\./, '')]))
  const spellings = [...names].map(name => [name, [...new Set([commonField(name), fileField(name)])]])
  const rules = entries.map(({ rule, slug, severity, techniques, logic }) => {
    const events = logic.events.flatMap(({ provider, eventId }) => [provider, ...(eventId ? [String(eventId)] : [])])
    const tests = logic.indicators
      .filter(row => !row.exclude)
      .slice(0, mostTests)
      .map(({ key }) => key.replace(/^(.*?)\|\w+\|/s, '$1=').slice(0, longestValue + 40))
    const words = [...new Set([...techniques, ...events])].join(' ').toLowerCase()
    return [rule.name, slug, rule.vendor, severity ?? '', words, [...new Set(tests)].join('\n')]
  })
  // U+2028 and U+2029 end a line of a script on old engines, and nothing may close its tag
  const json = JSON.stringify({ fields: spellings, rules }).replaceAll(
    /[<\u2028\u2029]/g,
    found => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return `globalThis.harrierCatalog=${json}\n`
}
