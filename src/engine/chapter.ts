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
  const [only] = chapters
  if (only && chapters.length === 1) return only
  const all = (of: (chapter: Chapter) => readonly string[]): Set<string> => new Set(chapters.flatMap(of))
  const times = chapters.flatMap(({ newest }) => newest ?? [])
  const lists = all(chapter => chapter.lists)
  for (const name of chapters.flatMap(singles)) lists.delete(name)
  return {
    fields: [...all(({ fields }) => fields)],
    multivalued: [...all(({ multivalued }) => multivalued)],
    lists: [...lists],
    oddNumbers: [...all(({ oddNumbers }) => oddNumbers)],
    indexes: [...all(({ indexes }) => indexes)],
    newest: times.length === 0 ? undefined : times.reduce((a, b) => Math.max(a, b)),
  }
}

/** The fields that some event has as one text. */
function singles({ fields, lists }: Chapter): readonly string[] {
  const always = new Set(lists)
  return fields.filter(name => !always.has(name))
}

/** What a chapter says of its fields. */
export function* factsOf({
  fields,
  multivalued,
  lists,
  oddNumbers,
}: FieldChapter): Generator<readonly [string, FieldFacts]> {
  const [several, always, odd] = [new Set(multivalued), new Set(lists), new Set(oddNumbers)]
  for (const name of fields)
    yield [name, { multivalued: several.has(name), alwaysList: always.has(name), plainNumbers: !odd.has(name) }]
}

/** What holds of a field in events of which each of two facts tells a part. */
export const bothFacts = (one: FieldFacts, other: FieldFacts): FieldFacts => ({
  multivalued: one.multivalued || other.multivalued,
  alwaysList: one.alwaysList === true && other.alwaysList === true,
  plainNumbers: one.plainNumbers === true && other.plainNumbers === true,
})
