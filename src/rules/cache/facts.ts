/** What a catalog asks of every rule, as it is kept; the rest of a rule is read from its text when a page asks for it. */
import type { EventCoverage } from '../coverage.ts'
import type { Indicator } from '../indicators.ts'
import {
  type AttackData,
  type EntityRule,
  type Rule,
  type RuleOutput,
  type RuleTest,
  ruleLanguages,
  ruleVendors,
} from '../rule.ts'
import type { RuleLogic } from '../rule-logic.ts'
import { type DiagnosticFacts, packDiagnostic, unpackDiagnostic } from './diagnostics.ts'
import type { Packer, Unpacker } from './pack.ts'

/** Long, or with places in the text: from the file. */
type FromText =
  | 'search'
  | 'searchPlace'
  | 'body'
  | 'filters'
  | 'references'
  | 'howToImplement'
  | 'knownFalsePositives'
  | 'drilldowns'

export type RuleFacts = Omit<Rule, FromText>

export interface LogicFacts extends Pick<RuleLogic, 'indicators' | 'fields' | 'events'> {
  readonly diagnostics: readonly DiagnosticFacts[]
}

export function packRule(rule: Rule, into: Packer): void {
  const texts = (values: readonly string[]): void => into.list(values, into.text)
  for (const value of [rule.id, rule.name, rule.file, rule.vendor, rule.language]) into.text(value)
  into.number(rule.generation)
  into.text(String(rule.version))
  into.text(rule.status)
  into.flag(rule.deprecated)
  into.text(rule.type)
  into.text(rule.description)
  for (const value of [rule.author, rule.created, rule.modified, rule.severity]) into.maybe(value)
  for (const values of [rule.dataSources, rule.tags, rule.techniques, rule.cves, rule.stories, rule.products])
    texts(values)
  for (const value of [rule.securityDomain, rule.assetType, rule.category]) into.maybe(value)
  packOutput(rule.output, into)
  into.list(rule.tests, test => packTest(test, into))
}

export function unpackRule(from: Unpacker): RuleFacts {
  const texts = (): readonly string[] => from.list(from.text)
  // In the order of packRule: members of an object are evaluated in the order written.
  return {
    id: from.text(),
    name: from.text(),
    file: from.text(),
    vendor: from.choice(ruleVendors),
    language: from.choice(ruleLanguages),
    generation: from.number(),
    version: Number(from.text()),
    status: from.text(),
    deprecated: from.flag(),
    type: from.text(),
    description: from.text(),
    author: from.maybe(),
    created: from.maybe(),
    modified: from.maybe(),
    severity: from.maybe(),
    dataSources: texts(),
    tags: texts(),
    techniques: texts(),
    cves: texts(),
    stories: texts(),
    products: texts(),
    securityDomain: from.maybe(),
    assetType: from.maybe(),
    category: from.maybe(),
    output: unpackOutput(from),
    tests: from.list(() => unpackTest(from)),
  }
}

export function packLogic({ indicators, fields, events, diagnostics }: RuleLogic, into: Packer): void {
  into.list(indicators, row => packIndicator(row, into))
  into.list(fields, into.text)
  into.list(events, event => packEvent(event, into))
  into.list(diagnostics, diagnostic => packDiagnostic(diagnostic, into))
}

export const unpackLogic = (from: Unpacker): LogicFacts => ({
  indicators: from.list(() => unpackIndicator(from)),
  fields: from.list(from.text),
  events: from.list(() => unpackEvent(from)),
  diagnostics: from.list(() => unpackDiagnostic(from)),
})

const outputKinds = ['finding', 'intermediate_finding', 'match'] as const
const entityKinds = ['finding', 'intermediate_finding'] as const

function packOutput({ kind, title, score, entities, threats }: RuleOutput, into: Packer): void {
  into.text(kind)
  into.maybe(title)
  into.maybe(score === undefined ? undefined : String(score))
  into.list(entities, entity => {
    for (const value of [entity.kind, entity.field, entity.type, String(entity.score)]) into.text(value)
    into.maybe(entity.message)
  })
  into.list(threats, ({ field, type }) => {
    into.text(field)
    into.text(type)
  })
}

function unpackOutput(from: Unpacker): RuleOutput {
  const scoreOf = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text))
  return {
    kind: from.choice(outputKinds),
    title: from.maybe(),
    score: scoreOf(from.maybe()),
    entities: from.list(
      (): EntityRule => ({
        kind: from.choice(entityKinds),
        field: from.text(),
        type: from.text(),
        score: Number(from.text()),
        message: from.maybe(),
      }),
    ),
    threats: from.list(() => ({ field: from.text(), type: from.text() })),
  }
}

function packTest(test: RuleTest, into: Packer): void {
  into.text(test.name)
  into.text(test.type)
  for (const value of [test.manual, test.earliest, test.latest]) into.maybe(value)
  into.list(test.attackData, data => {
    into.text(data.data)
    for (const value of [data.source, data.sourcetype, data.index, data.host]) into.maybe(value)
  })
}

const unpackTest = (from: Unpacker): RuleTest => ({
  name: from.text(),
  type: from.text(),
  manual: from.maybe(),
  earliest: from.maybe(),
  latest: from.maybe(),
  attackData: from.list(
    (): AttackData => ({
      data: from.text(),
      source: from.maybe(),
      sourcetype: from.maybe(),
      index: from.maybe(),
      host: from.maybe(),
    }),
  ),
})

const kinds = [
  ...(['eq', 'contains', 'startswith', 'endswith', 'wildcard', 'regex'] as const),
  ...(['cidr', 'gt', 'ge', 'lt', 'le', 'keyword'] as const),
]

function packIndicator({ field, kind, value, selector, exclude, span, key }: Indicator, into: Packer): void {
  into.text(field)
  into.text(kind)
  into.text(value)
  into.flag(selector)
  into.flag(exclude)
  into.number(span.start)
  into.number(span.end)
  into.text(key)
}

const unpackIndicator = (from: Unpacker): Indicator => ({
  field: from.text(),
  kind: from.choice(kinds),
  value: from.text(),
  selector: from.flag(),
  exclude: from.flag(),
  span: { start: from.number(), end: from.number() },
  key: from.text(),
})

function packEvent(event: EventCoverage, into: Packer): void {
  into.text(event.provider)
  into.maybe(event.fullProvider)
  into.maybe(event.channel)
  into.maybe(event.eventId === undefined ? undefined : String(event.eventId))
  into.maybe(event.title)
  into.text(event.because)
}

function unpackEvent(from: Unpacker): EventCoverage {
  const idOf = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text))
  return {
    provider: from.text(),
    fullProvider: from.maybe(),
    channel: from.maybe(),
    eventId: idOf(from.maybe()),
    title: from.maybe(),
    because: from.choice(['data source', 'logic', 'data model']),
  }
}
