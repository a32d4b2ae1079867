/** The fields that the rest of a search names, where nothing else of the rows can come into its answer. */
import type { Command, Expression, Name, SearchExpression } from '../spl/ast.ts'
import { childrenOf, expressionsOf, fieldsRead, fieldsWritten, searchesOf } from '../spl/walk.ts'
import { unreachable } from '../text/unreachable.ts'

/** Undefined where all fields may be shown, or a command names fields by a pattern or reads what it does not name. */
export function laterFields(commands: readonly Command[]): ReadonlySet<string> | undefined {
  const names = new Set<string>()
  for (const command of commands) {
    const kind = kindOf(command)
    // what a command writes may keep its value where it finds none
    const named = [...fieldsRead(command), ...(kind === 'last' ? [] : fieldsWritten(command))]
    const clear = searchesOf(command).every(namesAll) && expressionsOf(command).every(readsNames)
    if (kind === 'open' || !clear || named.some(isPattern)) return undefined
    for (const { name } of named) names.add(name)
    if (kind === 'last') return names
  }
  return undefined
}

const isPattern = ({ name, wildcard }: Name): boolean => wildcard || name.includes('{')

/** Behind the last one only what it made is left; those between change or test fields that they name. */
function kindOf(command: Command): 'last' | 'between' | 'open' {
  switch (command.kind) {
    case 'stats':
    case 'chart':
    case 'timechart':
    case 'table':
      return 'last'
    case 'fields':
      return command.mode === 'keep' ? 'last' : 'between'
    case 'top':
    case 'rare':
      return command.fields.length > 0 ? 'last' : 'open'
    case 'where':
    case 'search':
    case 'eval':
    case 'sort':
    case 'head':
    case 'tail':
    case 'reverse':
    case 'dedup':
    case 'eventstats':
    case 'rename':
      return 'between'
    case 'fillnull':
      return command.fields.length > 0 ? 'between' : 'open'
    default:
      return 'open'
  }
}

/** A word is looked for in the raw text, and what a subsearch asks for is not known yet. */
function namesAll(where: SearchExpression): boolean {
  switch (where.kind) {
    case 'and':
    case 'or':
      return where.items.every(namesAll)
    case 'not':
      return namesAll(where.item)
    case 'comparison':
    case 'in':
    case 'everything':
    case 'time':
      return true
    case 'keyword':
    case 'subsearch':
    case 'subsearch-comparison':
    case 'subsearch-in':
      return false
    default:
      return unreachable(where)
  }
}

/** `searchmatch` looks at whatever its text says. */
const readsNames = (expression: Expression): boolean =>
  expression.kind !== 'subsearch' &&
  !(expression.kind === 'call' && expression.function === 'searchmatch') &&
  childrenOf(expression).every(readsNames)
