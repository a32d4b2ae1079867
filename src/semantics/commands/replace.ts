/** `replace`: whole values by others; every `*` is a wildcard that the new value may take up. */
import { call, type Expr, text } from '../../plan/expr.ts'
import type { ReplaceCommand } from '../../spl/ast.ts'
import type { Binder, Bound } from '../binder.ts'
import { chosen } from '../functions/conditional.ts'
import { visibleNames } from '../names.ts'
import { nameMatcher, withColumn } from '../scope.ts'
import { asText, mapText } from '../values.ts'

export function bindReplace(binder: Binder, input: Bound, command: ReplaceCommand): Bound {
  const visible = visibleNames(binder, input.scope)
  const names =
    command.fields.length === 0
      ? visible.filter(name => !name.startsWith('_'))
      : command.fields.flatMap(({ name, wildcard }) =>
          wildcard ? visible.filter(known => nameMatcher(name)(known)) : [name],
        )
  let { plan, scope } = input
  for (const name of names) {
    const field = binder.field(input.scope, name, command.span)
    if (field.kind === 'null') continue
    const value = mapText(field, binder.newItem(), each => replaced(each, command))
    const extended = binder.extend(plan, name, value, command.span)
    plan = extended.plan
    scope = withColumn(scope, name, extended.value)
  }
  return { plan, scope }
}

/** Of plain pairs the last that matches counts, before any with wildcards; of those the longest. */
function replaced(value: Expr, { replacements }: ReplaceCommand): Expr {
  const plain = replacements.filter(({ from }) => !from.text.includes('*')).reverse()
  const wild = replacements
    .filter(({ from }) => from.text.includes('*'))
    .sort((a, b) => b.from.text.length - a.from.text.length)
  const branches = [...plain, ...wild].map(({ from, to }) => ({
    when: {
      kind: 'wildcard',
      operand: value,
      pieces: from.text.split('*'),
      caseSensitive: true,
      type: 'boolean',
    } as const,
    value: withCaptures(value, from.text, to.text),
  }))
  return chosen(branches, asText(value))
}

function withCaptures(value: Expr, from: string, to: string): Expr {
  if (!to.includes('*')) return text(to)
  const pattern = `(?s)^${from.split('*').map(escaped).join('(.*?)')}$`
  let group = 0
  const replacement = to
    .split('*')
    .map(piece => piece.replace(/\\/g, '\\\\'))
    .reduce((all, piece) => `${all}\\${++group}${piece}`)
  return call('replaceMatches', 'text', asText(value), text(pattern), text(replacement))
}

const escaped = (piece: string): string => piece.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
