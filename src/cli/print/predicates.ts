/** What a stage lets through, as lines: tests of a field, and groups of which one or none must hold. */
import type { Palette } from './colour.ts'
import { escapeControls } from './width.ts'

/** Lines without indentation but that of their depth; nothing for what lets everything through. */
export function predicateLines(predicate: unknown, palette: Palette): string[] {
  const node = partsOf(predicate)
  switch (node['kind']) {
    case 'and':
      return itemsOf(node).flatMap(item => predicateLines(item, palette))
    case 'or':
      return group('one of', itemsOf(node), palette)
    case 'not':
      return negation(node['item'], palette)
    case 'everything':
      return []
    case 'opaque':
      return [`${bullet(palette)} ${palette.paint('dim', 'a condition that is no test of a field')}`]
    case 'fields':
      return [
        `${bullet(palette)} ${field(node['left'], palette)} ${word(node['operator'])} ${field(node['right'], palette)}`,
      ]
    default:
      return [`${bullet(palette)} ${testText(node, palette)}`]
  }
}

/** Not understood is shown as it is: a predicate is never left out. */
function testText(node: Parts, palette: Palette): string {
  const operator = node['operator'] ?? node['kind']
  if (typeof node['field'] !== 'string' || typeof operator !== 'string') return escapeControls(JSON.stringify(node))
  const values = Array.isArray(node['values']) ? node['values'] : 'value' in node ? [node['value']] : []
  const shown = values.map(value => palette.paint('value', word(value))).join(', ')
  return `${field(node['field'], palette)} ${word(operator)} ${shown}`.trimEnd()
}

function negation(item: unknown, palette: Palette): string[] {
  const node = partsOf(item)
  if (node['kind'] === 'test') return [`${bullet(palette)} not ${testText(node, palette)}`]
  return group(
    node['kind'] === 'and' ? 'not all of' : 'none of',
    itemsOf(node).length > 0 ? itemsOf(node) : [item],
    palette,
  )
}

const group = (name: string, items: readonly unknown[], palette: Palette): string[] => [
  `${bullet(palette)} ${name}`,
  ...items.flatMap(item => alternative(item, palette).map(line => `  ${line}`)),
]

/** Tests that must hold together inside of a group are one alternative. */
function alternative(item: unknown, palette: Palette): string[] {
  return partsOf(item)['kind'] === 'and'
    ? group('all of', itemsOf(partsOf(item)), palette)
    : predicateLines(item, palette)
}

type Parts = Readonly<Record<string, unknown>>

const partsOf = (value: unknown): Parts => (typeof value === 'object' && value !== null ? (value as Parts) : { value })
const itemsOf = (node: Parts): readonly unknown[] => (Array.isArray(node['items']) ? node['items'] : [])
const bullet = ({ paint, marks }: Palette): string => paint('dim', marks.dot)
const field = (name: unknown, palette: Palette): string => palette.paint('field', word(name))
const word = (value: unknown): string => escapeControls(String(value))
