/** Everything that the page of one rule says. */

import { commonField } from '../predicate/field-names.ts'
import { attackCoverage } from '../rules/attack.ts'
import { readLogic } from '../rules/logic.ts'
import type { RuleSet } from '../rules/read.ts'
import type { Rule } from '../rules/rule.ts'
import type { AttackRow, BodyFacts, CompiledFacts, RulePage, StageFacts } from '../server/api.ts'
import type { RelatedRule } from '../server/api-overlap.ts'
import { formatSpl } from '../spl/format.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import { originPlace, type Place, position } from '../text/source.ts'
import { fieldAddress, pairAddress, providerAddress, techniqueAddress } from './addresses.ts'
import { type Entry, type Library, providerOf } from './library.ts'
import { predicateFacts } from './predicates.ts'
import { problemRow } from './problems.ts'
import { eventLink, indicatorRow, linkTo } from './rows.ts'

/** What the engine would make of a search, and what it says about it. */
export interface CompiledRule {
  readonly facts: CompiledFacts
  readonly diagnostics: readonly Diagnostic[]
}

const mostRelated = 12

export function rulePage(entry: Entry, library: Library, compiled: CompiledRule | undefined): RulePage {
  const { rule, logic, address, severity } = entry
  const spl = rule.vendor === 'splunk' ? readLogic(rule.search, library.set.macros) : undefined
  const at = library.entries.indexOf(entry)
  return {
    kind: 'rule',
    address,
    id: rule.id,
    title: rule.name,
    file: entry.file,
    vendor: rule.vendor,
    language: rule.language,
    type: rule.type,
    version: rule.version,
    status: rule.status,
    deprecated: rule.deprecated,
    created: rule.created,
    modified: rule.modified,
    author: rule.author,
    severity,
    score: rule.output.score,
    description: rule.description,
    previous: linkTo(library.entries[at - 1]),
    next: linkTo(library.entries[at + 1]),
    attack: attackRows(entry, library),
    events: logic.events.map(event => ({
      ...eventLink(event),
      because: event.because,
      providerAddress: providerAddress(providerOf(event)),
    })),
    body: bodyFacts(rule, library.set, spl),
    stages: stagesOf(entry, library),
    indicators: logic.indicators.map(indicator => indicatorRow(indicator, entry, library)),
    related: relatedRules(entry, library),
    output: rule.output,
    drilldowns: rule.drilldowns,
    tests: rule.tests.map(({ name, type, manual, attackData }) => ({
      name,
      type,
      manual,
      data: attackData.map(({ data, source, sourcetype }) => ({
        data,
        source: source ?? '',
        sourcetype: sourcetype ?? '',
      })),
    })),
    needs: {
      fields: logic.fields.map(field => ({ label: field, address: addressOfField(field, library) })),
      dataModels: spl?.dataModels ?? [],
      dataSources: rule.dataSources,
    },
    guide: {
      implement: rule.howToImplement,
      falsePositives: rule.knownFalsePositives,
      references: rule.references,
      stories: rule.stories,
      cves: rule.cves,
      tags: rule.tags,
    },
    compiled: compiled?.facts,
    problems: (compiled?.diagnostics ?? logic.diagnostics).map(diagnostic => problemRow(diagnostic, library.folder)),
  }
}

export function relatedRules({ rule, slug }: Entry, library: Library, most = mostRelated): readonly RelatedRule[] {
  return library.overlap
    .similar(rule.id)
    .slice(0, most)
    .flatMap(({ id, relation, likeness, shared }) => {
      const other = library.byId.get(id)
      if (!other) return []
      const { name, vendor } = other.rule
      return [
        {
          label: name,
          address: other.address,
          vendor,
          relation,
          likeness,
          shared: shared.length,
          pair: pairAddress(slug, other.slug),
        },
      ]
    })
}

/** Empty where no rule looks for a value of the field. */
function addressOfField(field: string, library: Library): string {
  const common = commonField(field)
  return library.fields.has(common) ? fieldAddress(common) : ''
}

function attackRows({ rule }: Entry, library: Library): readonly AttackRow[] {
  return attackCoverage(rule.techniques).map(({ tactic, techniques }) => ({
    tactic: tactic && { label: tactic.name, address: `/attack/#${tactic.shortName}` },
    techniques: techniques.map(({ id, name }) => ({
      id,
      name,
      address: tactic && techniqueAddress(id),
      others: Math.max(0, (library.techniques.get(id)?.length ?? 1) - 1),
    })),
  }))
}

function stagesOf({ rule, logic }: Entry, library: Library): readonly StageFacts[] {
  return logic.stages.map(({ name, text, place, predicates }) => ({
    name,
    text,
    line: lineOf(place, rule),
    predicates: predicates
      .filter(({ kind }) => kind !== 'everything')
      .map(predicate => predicateFacts(predicate, { logic: logic.text, body: rule.body }, library)),
  }))
}

function lineOf(place: Place, rule: Rule): number {
  const origin = originPlace(place)
  return origin.source.name === rule.body.name ? position(origin.source, origin.span.start).line : 1
}

function bodyFacts(rule: Rule, set: RuleSet, spl: ReturnType<typeof readLogic> | undefined): BodyFacts {
  const { span } = originPlace({ source: rule.search, span: { start: 0, end: rule.search.text.length } })
  const last = originPlace(rule.searchPlace).span
  const logic = { start: Math.min(span.start, last.start), end: Math.max(span.end, last.end) }
  const names = spl?.macros ?? []
  return {
    text: rule.body.text,
    logic,
    expanded: spl && names.length > 0 ? formatSpl(spl.parsed.expanded.text).text : undefined,
    macros: names.map(name => {
      const count = set.macros.counts(name)[0] ?? 0
      const found = set.macros.find(name, count)
      return { name, definition: found?.definition.text, file: found?.place?.source.name }
    }),
  }
}
