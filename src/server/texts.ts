/** Texts beside the page of a rule or of two: what is too long for it, and what programs ask for. */

import { ruleAddress } from '../catalog/addresses.ts'
import type { Library } from '../catalog/library.ts'
import { ruleFileOf } from '../web/addresses.ts'
import { limits } from '../web/limits.ts'
import { pairMarkdown } from '../web/pair-markdown.ts'
import { ruleMarkdown } from '../web/rule-markdown.ts'
import type { IndicatorRow, Page, PredicateFacts, RulePage, RuleRow } from './api.ts'

const names = [
  'rule.yml',
  'rule.toml',
  'rule.md',
  'expanded.txt',
  'indicators.txt',
  'plan.txt',
  'sql.txt',
  'pair.md',
] as const
type TextName = (typeof names)[number]

/** The page of a rule or of two, and the text that an address below it asks for. */
export function textAsked(address: string, library: Library): { page: string; name: TextName } | undefined {
  const pair = /^(\/overlap\/[a-z0-9-]+\/[a-z0-9-]+\/)pair\.md$/.exec(address)?.[1]
  if (pair !== undefined) return { page: pair, name: 'pair.md' }
  const match = /^\/rules\/([a-z0-9-]+)\/([a-z]+\.[a-z]+)$/.exec(address)
  const name = names.find(known => known === match?.[2])
  const slug = match?.[1] ?? ''
  return name && library.bySlug.has(slug) ? { page: ruleAddress(slug), name } : undefined
}

export function textOf(page: Page, name: TextName): string | undefined {
  if (page.kind === 'pair') return name === 'pair.md' ? pairMarkdown(page) : undefined
  return page.kind === 'rule' ? textOfRule(page, name) : undefined
}

function textOfRule(page: RulePage, name: TextName): string | undefined {
  switch (name) {
    case 'rule.yml':
    case 'rule.toml':
      return name === ruleFileOf(page.file) ? fileText(page.body.text) : undefined
    case 'rule.md':
      return ruleMarkdown(page)
    case 'expanded.txt':
      return page.body.expanded
    case 'plan.txt':
      return page.compiled?.plan
    case 'sql.txt':
      return page.compiled && begun(page.compiled.sql)
    case 'indicators.txt':
      return page.indicators
        .map(({ field, operator, value, exclude, others }) =>
          [exclude ? 'not' : '', field, operator, JSON.stringify(value), others].join('\t'),
        )
        .join('\n')
    case 'pair.md':
      return undefined
  }
}

const mostOfFile = 1_000_000

/** A file may hold many rules, and is beside each of them. */
const fileText = (text: string): string =>
  text.length > mostOfFile
    ? `${text.slice(0, mostOfFile)}\n# … ${text.length - mostOfFile} characters more in the rule's own file\n`
    : text

const mostCharacters = 64_000

/** Macros in macros make some searches to megabytes of SQL, which nobody reads. */
const begun = (text: string): string =>
  text.length > mostCharacters
    ? `${text.slice(0, mostCharacters)}\n… ${text.length - mostCharacters} characters more: 'harrier explain --sql' prints them\n`
    : text

/** A text that stands in a file of its own, as JSON names it. */
interface Beside {
  readonly file: TextName
  readonly characters: number
}

/**
 * The facts of a page as JSON. Of a rule's file it has the logic, for all else of it are fields; the plan and the SQL are
 * texts beside it, and where pages are files, its guide and its drilldowns are in its file alone. What is false or empty
 * in a row of values is left out, and addresses of fields are: `/indicators/` and the common name.
 */
export function jsonOf(page: Page, files: boolean): object {
  if (page.kind === 'list' && files)
    return { ...page, rows: page.rows.map(shortRow), ...(page.filters.length > 0 && { facets: undefined }) }
  if (page.kind === 'indicator') return { ...page, together: page.together.map(shortIndicator) }
  if (page.kind === 'field') return { ...page, rows: page.rows.map(shortIndicator) }
  if (page.kind !== 'rule') return page
  const { body, compiled, indicators, stages, needs, guide, drilldowns, previous, next, ...rest } = page
  const file = ruleFileOf(page.file)
  const [{ body: mostBody, form } = { body: 0, form: 0 }] = limits
  const text = body.text.slice(body.logic.start, body.logic.end)
  return {
    ...rest,
    ...(!files && { guide, drilldowns }),
    body: {
      search: inOrBeside(text, file, mostBody),
      text: beside(body.text, file),
      expanded: body.expanded === undefined ? undefined : inOrBeside(body.expanded, 'expanded.txt', form),
      macros: body.macros,
    },
    stages: stages.map(stage => ({ ...stage, predicates: stage.predicates.map(shortPredicate) })),
    indicators: indicators.map(shortIndicator),
    needs: { ...needs, fields: needs.fields.map(({ label }) => label) },
    compiled: compiled && {
      runs: compiled.runs,
      ...(!files || compiled.plan.length > form ? { plan: beside(compiled.plan, 'plan.txt') } : {}),
      ...(!files || compiled.sql.length > form ? { sql: beside(compiled.sql, 'sql.txt') } : {}),
    },
  }
}

const beside = (text: string, file: TextName): Beside => ({ file, characters: text.length })

const inOrBeside = (text: string, file: TextName, most: number): string | Beside =>
  text.length > most ? beside(text, file) : text

/** The rest stands beside the rule's own page. */
const shortRow = ({ label, address }: RuleRow): object => ({ label, address })

const shortIndicator = ({ fieldAddress, selector, exclude, ...row }: IndicatorRow): object => ({
  ...row,
  selector: selector || undefined,
  exclude: exclude || undefined,
})

function shortPredicate(facts: PredicateFacts): object {
  switch (facts.kind) {
    case 'and':
    case 'or':
      return { kind: facts.kind, items: facts.items.map(shortPredicate) }
    case 'not':
      return { kind: facts.kind, item: shortPredicate(facts.item) }
    case 'test': {
      const { kind, field, operator, values, count, caseSensitive, written } = facts
      const more = count > values.length ? { count } : {}
      return { kind, field, operator, values, ...more, caseSensitive: caseSensitive || undefined, written }
    }
    default:
      return facts
  }
}
