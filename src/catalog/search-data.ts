/** What the list of an exported site searches in, where no server answers: names, ids, words and logic of every rule as one script. */
import { commonField } from '../predicate/field-names.ts'
import { segment } from './addresses.ts'
import { type Entry, facetNames, type Library } from './library.ts'
import { fileField } from './query.ts'

const mostTests = 60
const longestValue = 60
const mostDescription = 1000

/**
 * `fields` leads from spellings to the names that their tests are counted under; `facets` are `name=value`, values as addresses have them. A rule is its
 * name, the part of its address, its facets as numbers, its techniques and events, its tests as `field=value`, and the words of its description that
 * stand nowhere before them.
 */
export function searchScript({ entries, fields }: Library): string {
  const written = [...fields.values()].flatMap(({ spellings }) => [...spellings.keys()])
  const names = new Set(written.flatMap(name => [name, name.replace(/^[A-Z]\w*\./, '')]))
  const spellings = [...names].map(name => [name, [...new Set([commonField(name), fileField(name)])]])
  const facets = new Map<string, number>()
  const rules = entries.map(entry => {
    const { rule, slug, techniques, logic } = entry
    const events = logic.events.flatMap(({ provider, eventId }) => [provider, ...(eventId ? [String(eventId)] : [])])
    const tests = logic.indicators
      .filter(row => !row.exclude)
      // the list shows the first two
      .toSorted((a, b) => Number(a.selector) - Number(b.selector))
      .slice(0, mostTests)
      .map(({ key }) => key.replace(/^(.*?)\|\w+\|/s, '$1=').slice(0, longestValue + 40))
    const words = [...new Set([...techniques, ...events])].join(' ').toLowerCase()
    const numbers = facetsOf(entry).map(facet => {
      const number = facets.get(facet) ?? facets.size
      facets.set(facet, number)
      return number
    })
    return [rule.name, slug, numbers, words, [...new Set(tests)].join('\n'), descriptionOf(entry, words)]
  })
  // U+2028 and U+2029 end a line of a script on old engines, and nothing may close its tag
  const json = JSON.stringify({ fields: spellings, facets: [...facets.keys()], rules }).replaceAll(
    /[<\u2028\u2029]/g,
    found => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return `globalThis.harrierCatalog=${json}\n`
}

const facetsOf = ({ facets }: Entry): readonly string[] =>
  facetNames.flatMap(name => facets[name].map(value => `${name}=${segment(value)}`))

/** Each word once, and none that the name has: a word that is looked for is found as it would be in the whole text. */
function descriptionOf({ rule }: Entry, words: string): string {
  const before = `${rule.name.toLowerCase()} ${words}`
  const found =
    rule.description
      .slice(0, mostDescription)
      .toLowerCase()
      .match(/[^\s,;:()"]{3,}/g) ?? []
  return [...new Set(found.map(word => word.replace(/\.$/, '')))]
    .filter(word => !common.has(word) && !before.includes(word))
    .join(' ')
}

const common = new Set(
  'the and for that this with from are was can has have not its via may which such could into been when used using use these will more than also where while their they other then'.split(
    ' ',
  ),
)
