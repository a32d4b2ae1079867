/** Everything that pages and the command line can ask of a set of rules, as plain data: two sets are the same where it is. */
import { buildLibrary } from '../../src/catalog/library.ts'
import type { RuleSet } from '../../src/rules/read.ts'
import type { Rule } from '../../src/rules/rule.ts'
import { makeAnswers, makeApp } from '../../src/server/app.ts'
import type { Diagnostic } from '../../src/text/diagnostic.ts'
import { originPlace, type Place } from '../../src/text/source.ts'

export interface Asked {
  /** Each so many rules its text is asked for too. */
  readonly step?: number
}

export function toldOf(set: RuleSet, { step = 1 }: Asked = {}): object {
  const library = buildLibrary(set)
  return {
    rules: set.rules.map((rule, index) => ({ ...factsOf(rule, set), ...(index % step === 0 && textOf(rule, set)) })),
    macros: set.macros.all.map(macro => ({ ...macro, definition: macro.definition.text, place: whereOf(macro.place) })),
    lookups: set.lookups.all.map(({ definition }) => ({ ...definition, place: whereOf(definition.place) })),
    dataSources: set.dataSources.all.map(source => ({ ...source, place: whereOf(source.place) })),
    diagnostics: set.diagnostics.map(told),
    entries: library.entries.map(({ rule, logic, ...entry }) => entry),
    overlap: library.entries.map(({ rule }) => library.overlap.similar(rule.id)),
    values: [...library.values].map(([key, use]) => [key, use.sample, use.entries.length, use.excluded.length]),
    fields: [...library.fields].map(([field, use]) => [
      field,
      [...use.spellings],
      use.rules,
      use.values.map(v => v.key),
    ]),
    events: [...library.providers].map(([key, use]) => [key, use.channels, [...use.events.keys()], use.loose.length]),
    techniques: [...library.techniques].map(([id, entries]) => [id, entries.map(({ slug }) => slug)]),
  }
}

/** The HTML behind some addresses, and of each `step`th rule. */
export async function pagesOf(set: RuleSet, { step = 1 }: Asked = {}): Promise<ReadonlyMap<string, string>> {
  const library = buildLibrary(set)
  const app = makeApp(makeAnswers({ library, files: false }))
  const rules = library.entries
    .filter((_, index) => index % step === 0)
    .flatMap(({ address }) => [address, `${address}index.json`])
  const search = ['/rules/?q=lsass', '/rules/?q=process_name%3Dcmd.exe&severity=high']
  const front = ['/', '/rules/', ...search, '/attack/', '/events/', '/indicators/', '/overlap/', '/problems/']
  const pages = new Map<string, string>()
  for (const address of [...front, ...rules]) pages.set(address, await (await app.request(address)).text())
  return pages
}

function factsOf(rule: Rule, set: RuleSet): object {
  const { search, searchPlace, body, filters, references, howToImplement, knownFalsePositives, drilldowns, ...facts } =
    Object.fromEntries(Object.entries(Object.getOwnPropertyDescriptors(rule)).map(([key, { value }]) => [key, value]))
  const { indicators, fields, events, diagnostics } = set.logicOf(rule)
  const reasons = diagnostics.map(({ code, severity, message, help }) => [code, severity, message, help])
  return { facts, indicators, fields, events, reasons }
}

function textOf(rule: Rule, set: RuleSet): object {
  const { stages, text, condition, diagnostics } = set.logicOf(rule)
  const { references, howToImplement, knownFalsePositives, drilldowns } = rule
  return {
    search: [rule.search.text, whereOf({ source: rule.search, span: { start: 0, end: rule.search.text.length } })],
    searchPlace: whereOf(rule.searchPlace),
    body: rule.body,
    filters: rule.filters.map(filter => filter.text),
    written: { references, howToImplement, knownFalsePositives, drilldowns },
    stages: stages.map(stage => ({ ...stage, place: whereOf(stage.place) })),
    text: text.text,
    condition,
    diagnostics: diagnostics.map(told),
  }
}

const told = (diagnostic: Diagnostic): object => ({ ...diagnostic, place: whereOf(diagnostic.place) })

function whereOf(place: Place | undefined): object | undefined {
  if (!place) return undefined
  const { source, span } = originPlace(place)
  return { file: source.name, text: source.text.length, span }
}
