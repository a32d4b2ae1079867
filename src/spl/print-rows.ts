/** Commands that order, drop, join or turn whole rows, as text. */
import type {
  DedupCommand,
  HeadCommand,
  SortCommand,
  SortKey,
  TransactionCommand,
  TransactionEdge,
  TransposeCommand,
  XyseriesCommand,
} from './ast.ts'
import { defaultTranspose } from './commands/tables.ts'
import { defaultMaxevents } from './commands/transaction.ts'
import { flag, printName, printNames, printOption, unless, words } from './print-name.ts'
import type { PrintExpression, PrintSearch } from './print-statistics.ts'
import { printBinSize } from './time-span.ts'

export const printSort = ({ limit, limitWritten, keys }: SortCommand): string =>
  words('sort', limitWritten && String(limit), printKeys(keys))

function printKeys(keys: readonly SortKey[]): string {
  return keys
    .map(({ field, descending, as }) => {
      const name = printName(field.name)
      return `${descending ? '-' : ''}${as === 'auto' ? name : `${as}(${name})`}`
    })
    .join(', ')
}

export function printDedup(command: DedupCommand): string {
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

export function printHead({ count, condition, keeplast, null: nulls }: HeadCommand, expression: PrintExpression) {
  return words(
    'head',
    count !== undefined && String(count),
    condition && `(${expression(condition)})`,
    flag('keeplast', keeplast),
    flag('null', nulls),
  )
}

export function printTransaction(
  command: TransactionCommand,
  expression: PrintExpression,
  search: PrintSearch,
): string {
  const edge = (name: string, written: TransactionEdge): string =>
    written.kind === 'eval' ? `${name}=eval(${expression(written.condition)})` : `${name}=(${search(written.where)})`
  const { startswith, endswith, maxspan, maxpause, mvlist } = command
  return words(
    'transaction',
    printNames(command.fields),
    startswith && edge('startswith', startswith),
    endswith && edge('endswith', endswith),
    maxspan && `maxspan=${printBinSize(maxspan)}`,
    maxpause && `maxpause=${printBinSize(maxpause)}`,
    unless(defaultMaxevents, 'maxevents', command.maxevents),
    unless(undefined, 'maxopentxn', command.maxopentxn),
    unless(undefined, 'maxopenevents', command.maxopenevents),
    flag('connected', command.connected, true),
    flag('unifyends', command.unifyends, command.connected),
    flag('keepevicted', command.keepevicted),
    flag('keeporphans', command.keeporphans),
    typeof mvlist === 'boolean'
      ? flag('mvlist', mvlist)
      : printOption('mvlist', mvlist.map(each => each.name).join(',')),
    flag('mvraw', command.mvraw),
    unless(' ', 'delim', command.delim),
    unless('NULL', 'nullstr', command.nullstr),
  )
}

export function printXyseries({ x, y, values, grouped, sep, format }: XyseriesCommand): string {
  return words(
    'xyseries',
    flag('grouped', grouped),
    unless(': ', 'sep', sep),
    unless(undefined, 'format', format),
    printNames([x, y, ...values]),
  )
}

export function printTranspose({ limit, columnName, headerField, includeEmpty }: TransposeCommand): string {
  return words(
    'transpose',
    limit !== defaultTranspose.limit && String(limit),
    unless(defaultTranspose.columnName, 'column_name', columnName),
    headerField && printOption('header_field', headerField.name),
    flag('include_empty', includeEmpty, true),
  )
}
