/** `rex`, `regex`: what a pattern finds in a field. */
import { call, type Expr, holds, not, number, present, text } from '../../plan/expr.ts'
import type { RegexCommand, RexCommand, RexRule } from '../../spl/ast.ts'
import type { Binder, Bound } from '../binder.ts'
import { chosen } from '../functions/conditional.ts'
import { rePattern, toRe2 } from '../regex.ts'
import { withColumn } from '../scope.ts'
import { anyValue, asText, mapText } from '../values.ts'

export function bindRegex(binder: Binder, input: Bound, { field, pattern, negated, span }: RegexCommand): Bound {
  const checked = rePattern(binder, pattern.text, pattern.span)
  if (checked === undefined) return input
  const value = binder.field(input.scope, field.name, field.span)
  const found = holds(
    anyValue(value, binder.newItem(), each => ({
      kind: 'matches',
      operand: asText(each),
      pattern: checked,
      type: 'boolean',
    })),
  )
  return { ...input, plan: { kind: 'filter', input: input.plan, condition: negated ? not(found) : found, span } }
}

export function bindRex(binder: Binder, input: Bound, command: RexCommand): Bound {
  const { rule } = command
  return rule.kind === 'pattern' ? bindGroups(binder, input, command, rule) : bindSed(binder, input, command, rule)
}

function bindGroups(
  binder: Binder,
  input: Bound,
  { field, span }: RexCommand,
  rule: Extract<RexRule, { kind: 'pattern' }>,
): Bound {
  const read = toRe2(rule.pattern.text)
  const checked = rePattern(binder, rule.pattern.text, rule.pattern.span)
  if (checked === undefined || read.kind !== 'pattern') return input
  if (rule.offsetField) binder.report('unsupported-form', span, { command: 'rex', form: "'offset_field'" })
  const groups = read.groups.map((name, index) => ({ name, index: index + 1 })).filter(({ name }) => name !== '')
  if (groups.length === 0) {
    binder.report('no-named-group', rule.pattern.span, {})
    return input
  }
  const subject = binder.field(input.scope, field.name, field.span)
  let { plan, scope } = input
  for (const { name, index } of groups) {
    const found = extracted(subject, checked, index, rule.maxMatch)
    const own = binder.knownField(input.scope, name, span)
    const value = own.kind === 'null' ? found : foundOr(found, own)
    const extended = binder.extend(plan, name, value, span)
    plan = extended.plan
    scope = withColumn(scope, name, extended.value)
  }
  return { plan, scope }
}

const foundOr = (found: Expr, own: Expr): Expr =>
  found.type === 'text' && own.type === 'text'
    ? call('firstPresent', 'text', found, own)
    : chosen([{ when: present(found), value: found }], own)

/** A group that took no part and one that matched nothing look the same here: both leave the field as it was. */
function extracted(subject: Expr, pattern: string, group: number, maxMatch: number): Expr {
  if (maxMatch !== 1 || subject.type === 'list')
    return call(
      'extractAll',
      'list',
      subject.type === 'list' ? subject : asText(subject),
      text(pattern),
      number(group),
      number(maxMatch),
    )
  return call('nonEmpty', 'text', call('extract', 'text', asText(subject), text(pattern), number(group)))
}

function bindSed(
  binder: Binder,
  input: Bound,
  { field, span }: RexCommand,
  rule: Exclude<RexRule, { kind: 'pattern' }>,
): Bound {
  const subject = binder.field(input.scope, field.name, field.span)
  if (subject.kind === 'null') return input
  const body = sedBody(binder, rule)
  if (!body) return input
  const value = mapText(subject, binder.newItem(), body)
  const extended = binder.extend(input.plan, field.name, value, span)
  return { plan: extended.plan, scope: withColumn(input.scope, field.name, extended.value) }
}

function sedBody(binder: Binder, rule: Exclude<RexRule, { kind: 'pattern' }>): ((value: Expr) => Expr) | undefined {
  if (rule.kind === 'transliterate')
    return value => call('transliterate', 'text', value, text(rule.from), text(rule.to))
  const checked = rePattern(binder, rule.ignoreCase ? `(?i)${rule.pattern.text}` : rule.pattern.text, rule.pattern.span)
  if (checked === undefined) return undefined
  if (rule.occurrence !== undefined && rule.occurrence !== 1) {
    binder.report('unsupported-form', rule.pattern.span, {
      command: 'rex',
      form: `the ${rule.occurrence}th match of a substitution`,
    })
    return undefined
  }
  const replacement = text(rule.replacement.replace(/\\(?![1-9])/g, '\\\\'))
  return value => call(rule.global ? 'replaceMatches' : 'replaceFirstMatch', 'text', value, text(checked), replacement)
}
