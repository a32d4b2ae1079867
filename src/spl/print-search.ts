/** Search expressions as text. */
import { unreachable } from '../text/unreachable.ts'
import type { Query, SearchComparison, SearchExpression, SearchKeyword, SearchValue } from './ast.ts'
import { quoted } from './print-name.ts'

/** `subsearch` prints what stands in brackets, with them. */
export function printSearch(expression: SearchExpression, subsearch: (query: Query) => string): string {
  const print = (node: SearchExpression): string => printSearch(node, subsearch)
  const inGroup = (node: SearchExpression): string =>
    node.kind === 'and' || node.kind === 'or' ? `(${print(node)})` : print(node)
  switch (expression.kind) {
    case 'and':
      return expression.items.map(item => (item.kind === 'and' ? inGroup(item) : print(item))).join(' ')
    case 'or':
      return expression.items.map(inGroup).join(' OR ')
    case 'not':
      return `NOT ${inGroup(expression.item)}`
    case 'comparison':
      return `${printField(expression.field.name)}${printOperator(expression)}${printValue(expression.value)}`
    case 'in':
      return `${printField(expression.field.name)} IN (${expression.values.map(printValue).join(', ')})`
    case 'subsearch-comparison':
      return `${printField(expression.field.name)}${expression.operator}${subsearch(expression.query)}`
    case 'subsearch-in': {
      const items = [...expression.values.map(printValue), ...expression.subsearches.map(subsearch)]
      return `${printField(expression.field.name)} IN (${items.join(', ')})`
    }
    case 'keyword':
      return printKeyword(expression)
    case 'everything':
      return '*'
    case 'time':
      return `${expression.name}=${/^[\w@.:+-]+$/.test(expression.value) ? expression.value : quoted(expression.value)}`
    case 'subsearch':
      return subsearch(expression.query)
    default:
      return unreachable(expression)
  }
}

function printField(name: string): string {
  return /^[\w.{}:@*/-]+$/.test(name) && !words.has(name.toLowerCase()) && !grouping.test(name) ? name : quoted(name)
}

/** What would end the filter of `tstats` outside of parentheses: `by`, and `by*` as well. */
const grouping = /^(by|groupby)(?!\w)/i

const words = new Set(['and', 'or', 'not', 'in', 'by', 'groupby', 'search', 'term', 'case'])

/** The word IN after another word would ask for a list, the word BY would begin the grouping of `tstats`. */
function printKeyword({ value, term }: SearchKeyword): string {
  if (term) return `TERM(${inner(value)})`
  const isSyntax = !value.quoted && !value.caseSensitive && (value.text === 'IN' || grouping.test(value.text))
  return isSyntax ? `(${printValue(value)})` : printValue(value)
}

/** A bare value may begin with a `=`, which must not join the operator. */
const printOperator = ({ operator, value }: SearchComparison): string =>
  !value.quoted && value.text.startsWith('=') ? `${operator} ` : operator

const printValue = (value: SearchValue): string => (value.caseSensitive ? `CASE(${inner(value)})` : inner(value))

const inner = ({ text, quoted: inQuotes }: SearchValue): string =>
  inQuotes ? quoted(text) : text.replace(/[\\"|]/g, character => `\\${character}`)
