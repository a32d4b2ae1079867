/** What a stretch of events holds, learnt while it is written: kept of each file, and known of the whole store. */
import type { FieldFacts } from '../schema/field-facts.ts'

/** What is known of fields, by their names. */
export interface FieldChapter {
  readonly fields: readonly string[]
  readonly multivalued: readonly string[]
  /** Never one text. */
  readonly lists: readonly string[]
  /** With a number that is not written plainly. */
  readonly oddNumbers: readonly string[]
}

/** What the events between two marks hold. */
export interface Chapter extends FieldChapter {
  readonly indexes: readonly string[]
  /** Epoch seconds; absent without events. */
  readonly newest: number | undefined
}

/** What several stretches of events hold between them. */
export function together(chapters: readonly Chapter[]): Chapter {
  const facts = new Map<string, FieldFacts>()
  for (const chapter of chapters) learnFields(facts, chapter)
  const named = (is: (fact: FieldFacts) => boolean): string[] =>
    [...facts].flatMap(([name, fact]) => (is(fact) ? name : []))
  const times = chapters.flatMap(({ newest }) => newest ?? [])
  return {
    fields: [...facts.keys()],
    multivalued: named(({ multivalued }) => multivalued),
    lists: named(({ alwaysList }) => alwaysList === true),
    oddNumbers: named(({ plainNumbers }) => plainNumbers !== true),
    indexes: [...new Set(chapters.flatMap(({ indexes }) => indexes))],
    newest: times.length === 0 ? undefined : times.reduce((a, b) => Math.max(a, b)),
  }
}

/** Adds what a chapter says of its fields to what is known. */
export function learnFields(known: Map<string, FieldFacts>, chapter: FieldChapter): void {
  for (const [name, facts] of factsOf(chapter)) learnField(known, name, facts)
}

export function learnField(known: Map<string, FieldFacts>, name: string, facts: FieldFacts): void {
  const before = known.get(name)
  known.set(name, before ? bothFacts(before, facts) : facts)
}

/** What a chapter says of its fields. */
function* factsOf({ fields, multivalued, lists, oddNumbers }: FieldChapter): Generator<readonly [string, FieldFacts]> {
  const [several, always, odd] = [new Set(multivalued), new Set(lists), new Set(oddNumbers)]
  for (const name of fields)
    yield [name, { multivalued: several.has(name), alwaysList: always.has(name), plainNumbers: !odd.has(name) }]
}

/** What holds of a field in events of which each of two facts tells a part. */
const bothFacts = (one: FieldFacts, other: FieldFacts): FieldFacts => ({
  multivalued: one.multivalued || other.multivalued,
  alwaysList: one.alwaysList === true && other.alwaysList === true,
  plainNumbers: one.plainNumbers === true && other.plainNumbers === true,
})
