/** The canonical text of a tree: reading it gives the same tree again. */
import { unreachable } from '../text/unreachable.ts'
import type {
  Aggregation,
  BinCommand,
  Command,
  DedupCommand,
  Expression,
  HeadCommand,
  Query,
  SearchExpression,
  SortKey,
  TstatsCommand,
} from './ast.ts'
import { defaultTimeformat } from './commands/convert.ts'
import { printExpression } from './print-expression.ts'
import { printName, printNames, printOption, quoted } from './print-name.ts'
import { printSearch } from './print-search.ts'
import { printBinSize } from './time-span.ts'

export interface PrintOptions {
  /** One command a line. */
  readonly lines?: boolean
  /** The text that the tree was read from: without it a command that is not supported is printed as its name only. */
  readonly text?: string
}

export function printQuery(query: Query, options: PrintOptions = {}): string {
  const commands = query.commands.map((command, index) => printCommand(command, index === 0, options))
  const text = commands.join(options.lines ? '\n| ' : ' | ')
  return query.commands[0]?.kind === 'search' || commands.length === 0 ? text : `| ${text}`
}

/** One command without its pipe. The word `search` is left out only where a search may leave it out. */
export function printCommand(command: Command, first: boolean, options: PrintOptions): string {
  const search = (expression: SearchExpression): string => printSearch(expression, inner)
  const inner = (query: Query): string => `[${printQuery(query, { ...options, lines: false })}]`
  const expression = (node: Expression): string => printExpression(node, inner)
  const aggregations = (list: readonly Aggregation[]): string =>
    list.map(each => printAggregation(each, expression)).join(', ')
  switch (command.kind) {
    case 'search':
      return command.implicit && first ? search(command.where) : `search ${search(command.where)}`
    case 'where':
      return `where ${expression(command.condition)}`
    case 'eval':
      return `eval ${command.assignments.map(({ target, value }) => `${printTarget(target.name)}=${expression(value)}`).join(', ')}`
    case 'stats':
      return words(
        'stats',
        flag('allnum', command.allnum),
        aggregations(command.aggregations),
        by(command),
        flag('dedup_splitvals', command.dedupSplitvals),
      )
    case 'tstats':
      return words(
        ...tstatsOptions(command),
        aggregations(command.aggregations),
        ...tstatsClauses(command, search),
        by(command),
      )
    case 'fillnull':
      return words('fillnull', command.value !== '0' && printOption('value', command.value), printNames(command.fields))
    case 'rename':
      return `rename ${command.renames.map(({ from, to }) => `${printName(from.name)} as ${printName(to.name)}`).join(', ')}`
    case 'convert':
      return words(
        'convert',
        command.timeformat !== defaultTimeformat && printOption('timeformat', command.timeformat),
        ...command.conversions.map(({ function: name, field, as }) =>
          words(`${name}(${printName(field.name)})`, as && `as ${printName(as.name)}`),
        ),
      )
    case 'table':
      return `table ${printNames(command.fields)}`
    case 'fields':
      return words('fields', command.mode === 'remove' && '-', printNames(command.fields))
    case 'sort':
      return words('sort', command.limitWritten && String(command.limit), printKeys(command.keys))
    case 'dedup':
      return printDedup(command)
    case 'head':
      return printHead(command, command.condition && expression(command.condition))
    case 'tail':
      return `tail ${command.count}`
    case 'bin':
      return printBin(command)
    case 'from':
      return words('from', modelName(command.datamodel, ' '))
    case 'makeresults':
      return words('makeresults', command.count !== 1 && `count=${command.count}`)
    case 'unsupported':
      return options.text === undefined ? command.name : options.text.slice(command.span.start, command.span.end)
    default:
      return unreachable(command)
  }
}

/** The parts that are there, with one blank between them. */
function words(...parts: readonly (string | false | undefined)[]): string {
  return parts.filter(part => part !== undefined && part !== false && part !== '').join(' ')
}

const flag = (name: string, on: boolean): string => (on ? `${name}=true` : '')

function printAggregation(aggregation: Aggregation, expression: (node: Expression) => string): string {
  const { function: name, argument, alias, named } = aggregation
  // The name of an unnamed column is the text of its expression, so that text must stay.
  if (argument?.kind === 'eval' && !named) return alias
  const inside =
    argument?.kind === 'field' ? printName(argument.field.name) : argument && `eval(${expression(argument.expression)})`
  return words(inside === undefined ? name : `${name}(${inside})`, named && `as ${printName(alias)}`)
}

function by({ by, timespan }: Pick<TstatsCommand, 'by' | 'timespan'>): string {
  return by.length === 0 ? '' : words('by', printNames(by), timespan && `span=${printBinSize(timespan)}`)
}

function tstatsOptions(command: TstatsCommand): string[] {
  return [
    'tstats',
    flag('prestats', command.prestats),
    flag('append', command.append),
    flag('summariesonly', command.summariesonly),
    command.fillnullValue === undefined ? '' : printOption('fillnull_value', command.fillnullValue),
  ]
}

function tstatsClauses(command: TstatsCommand, search: (node: SearchExpression) => string): string[] {
  const { from, where } = command
  return [from ? `from ${modelName(from, '=')}` : '', where ? `where ${search(where)}` : '']
}

function modelName({ model, dataset }: { model: string; dataset?: string }, sign: string): string {
  const name = dataset === undefined ? model : `${model}.${dataset}`
  return `datamodel${sign}${/^[\w.]+$/.test(name) ? name : quoted(name)}`
}

const printTarget = (name: string): string => (/^[A-Za-z_][\w.{}]*$/.test(name) ? name : quoted(name))

function printKeys(keys: readonly SortKey[]): string {
  return keys
    .map(({ field, descending, as }) => {
      const name = printName(field.name)
      return `${descending ? '-' : ''}${as === 'auto' ? name : `${as}(${name})`}`
    })
    .join(', ')
}

function printDedup(command: DedupCommand): string {
  return words(
    'dedup',
    command.count !== 1 && String(command.count),
    printNames(command.fields),
    flag('keepevents', command.keepevents),
    flag('keepempty', command.keepempty),
    flag('consecutive', command.consecutive),
    command.sortby.length > 0 && `sortby ${printKeys(command.sortby)}`,
  )
}

function printHead(command: HeadCommand, condition: string | undefined): string {
  return words(
    'head',
    command.count !== undefined && String(command.count),
    condition !== undefined && `(${condition})`,
    flag('keeplast', command.keeplast),
    flag('null', command.null),
  )
}

function printBin(command: BinCommand): string {
  const { field, as, size, minspan, bins, start, end, aligntime } = command
  return words(
    'bin',
    size && `span=${printBinSize(size)}`,
    minspan && `minspan=${printBinSize(minspan)}`,
    bins !== undefined && `bins=${bins}`,
    start !== undefined && `start=${start}`,
    end !== undefined && `end=${end}`,
    aligntime !== undefined && printOption('aligntime', aligntime),
    printName(field.name),
    as && `as ${printName(as.name)}`,
  )
}
