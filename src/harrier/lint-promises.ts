/** What a rule promises beside its search: entities, messages, drilldowns and tests, held against the fields that it gives. */
import { runFields } from '../detect/bounds.ts'
import { parts } from '../detect/tokens.ts'
import type { Output } from '../plan/plan.ts'
import type { Rule } from '../rules/rule.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import { nearest } from '../text/nearest.ts'
import type { Place } from '../text/source.ts'

/** Without an output nothing is known of its fields; where its rows are events still, they may have any. */
export function promises(rule: Rule, output: Output | undefined): readonly Diagnostic[] {
  const untested = rule.tests.length === 0 && !rule.deprecated ? [noTest(rule)] : []
  if (!output || output.events) return untested
  const columns = output.columns.map(({ name }) => name)
  const gives = new Set(columns)
  const has = (name: string): boolean => gives.has(name) || gives.has(name.replace(/^result\./, ''))
  const { entities, threats, title } = rule.output
  const help = (name: string): { help?: string } => {
    const { nearest: close } = nearest(name, columns)
    return close === undefined ? {} : { help: close }
  }
  const missing = (code: string, name: string, what: string, place: Place): Diagnostic[] =>
    has(name)
      ? []
      : [{ code, severity: 'warning', message: `${what}, which the search does not give`, ...help(name), place }]
  const tokens = (code: string, template: string | undefined, what: string, also: ReadonlySet<string>): Diagnostic[] =>
    parts(template ?? '', name => has(name) || also.has(name)).flatMap(part =>
      typeof part === 'string' || also.has(part.name)
        ? []
        : missing(code, part.name, `${what} asks for '${part.name}'`, placeOf(rule, part.written)),
    )
  return [
    ...untested,
    ...entities.flatMap(({ field, type }) =>
      missing(
        'entity-not-given',
        field,
        `the ${type} of the finding is taken from '${field}'`,
        placeOfField(rule, field),
      ),
    ),
    ...threats.flatMap(({ field }) =>
      missing('threat-not-given', field, `a threat object is taken from '${field}'`, placeOfField(rule, field)),
    ),
    ...[title, ...entities.map(({ message }) => message)].flatMap(text =>
      tokens('message-token', text, 'the message', noNames),
    ),
    ...rule.drilldowns.flatMap(({ name, search, earliest, latest }) =>
      [search, earliest, latest].flatMap(text => tokens('drilldown-token', text, `the drilldown '${name}'`, ofTheRun)),
    ),
  ]
}

const noNames: ReadonlySet<string> = new Set()
/** What is known of the run itself. */
const ofTheRun: ReadonlySet<string> = new Set(Object.keys(runFields({ earliest: null, latest: null, now: 0 })))

const noTest = (rule: Rule): Diagnostic => ({
  code: 'no-test',
  severity: 'note',
  message: `'${rule.name}' has no test`,
  place: { source: rule.body, span: { start: 0, end: Math.max(1, rule.body.text.indexOf('\n')) } },
})

/** Where a text stands in the file outside of the search: the last place, as drilldowns and findings come after it. */
function placeOf(rule: Rule, text: string): Place {
  const start = Math.max(0, rule.body.text.lastIndexOf(text))
  return { source: rule.body, span: { start, end: start + text.length } }
}

function placeOfField(rule: Rule, field: string): Place {
  const { text } = rule.body
  for (const key of ['field: ', 'name: ', '- ']) {
    const start = text.lastIndexOf(`${key}${field}\n`)
    if (start >= 0)
      return { source: rule.body, span: { start: start + key.length, end: start + key.length + field.length } }
  }
  return placeOf(rule, field)
}
