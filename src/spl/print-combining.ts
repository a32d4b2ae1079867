/** Commands that bring rows in or put them out, as text. */
import type {
  AppendCommand,
  AppendcolsCommand,
  CollectCommand,
  DatamodelCommand,
  Dataset,
  FormatCommand,
  GentimesCommand,
  InputlookupCommand,
  JoinCommand,
  MakeresultsCommand,
  MapCommand,
  OutputlookupCommand,
  Query,
  ReturnCommand,
  ReturnField,
  UnionCommand,
} from './ast.ts'
import { defaultFormat, defaultTexts } from './commands/format.ts'
import { defaultMaxsearches } from './commands/map.ts'
import { flag, printName, printNames, printOption, quoted, unless, words } from './print-name.ts'
import { type PrintSearch, printModel } from './print-statistics.ts'
import { printBinSize } from './time-span.ts'

export type PrintSubsearch = (query: Query) => string

export function printDataset(source: Dataset, sign: string): string {
  return source.kind === 'datamodel' ? printModel(source.name, sign) : `${source.kind}:${quoted(source.name.name)}`
}

export function printDatamodel({ model, dataset, mode, summariesonly, strictFields }: DatamodelCommand): string {
  const names = [model?.name, dataset?.name, mode].filter(name => name !== undefined)
  return words(
    'datamodel',
    ...names.map(printName),
    flag('summariesonly', summariesonly),
    flag('strict_fields', strictFields, true),
  )
}

export function printMakeresults({ count, annotate, data }: MakeresultsCommand): string {
  return words(
    'makeresults',
    unless(1, 'count', count),
    flag('annotate', annotate),
    data && `format=${data.format} data=${quoted(data.text)}`,
  )
}

export function printGentimes({ start, end, increment }: GentimesCommand): string {
  return words(
    'gentimes',
    printOption('start', start),
    unless(undefined, 'end', end),
    increment && `increment=${printBinSize(increment)}`,
  )
}

export function printInputlookup(command: InputlookupCommand, search: PrintSearch): string {
  return words(
    'inputlookup',
    flag('append', command.append),
    flag('strict', command.strict),
    unless(0, 'start', command.start),
    unless(undefined, 'max', command.max),
    printName(command.table.name),
    command.where && `where ${search(command.where)}`,
  )
}

export function printOutputlookup(command: OutputlookupCommand): string {
  return words(
    'outputlookup',
    flag('append', command.append),
    flag('create_empty', command.createEmpty, true),
    flag('override_if_empty', command.overrideIfEmpty, true),
    unless(undefined, 'max', command.max),
    command.keyField && printOption('key_field', command.keyField.name),
    printName(command.table.name),
  )
}

export function printCollect(command: CollectCommand): string {
  return words(
    'collect',
    printOption('index', command.index),
    unless(undefined, 'source', command.source),
    unless(undefined, 'sourcetype', command.sourcetype),
    unless(undefined, 'host', command.host),
    flag('addtime', command.addtime, true),
    unless('', 'marker', command.marker),
    flag('testmode', command.testmode),
  )
}

export function printJoin(command: JoinCommand, subsearch: PrintSubsearch): string {
  return words(
    'join',
    unless('inner', 'type', command.type),
    unless(1, 'max', command.max),
    flag('overwrite', command.overwrite, true),
    flag('usetime', command.usetime),
    flag('earlier', command.earlier, true),
    printNames(command.fields),
    subsearch(command.query),
  )
}

export function printAppend(command: AppendCommand | AppendcolsCommand, subsearch: PrintSubsearch): string {
  return words(
    command.kind,
    command.kind === 'appendcols' && flag('override', command.override),
    unless(undefined, 'maxout', command.maxout),
    subsearch(command.query),
  )
}

export function printUnion({ sources, maxout }: UnionCommand, subsearch: PrintSubsearch): string {
  const parts = sources.map(source =>
    source.kind === 'subsearch' ? subsearch(source.query) : printDataset(source, ':'),
  )
  return words('union', unless(undefined, 'maxout', maxout), ...parts)
}

export function printMap({ body, maxsearches }: MapCommand): string {
  const limit = unless(defaultMaxsearches, 'maxsearches', maxsearches)
  if (body.kind === 'savedsearch') return words('map', limit, printName(body.name.name))
  return words('map', limit, body.quoted ? `search=${quoted(body.text)}` : `[${body.text}]`)
}

export function printFormat(command: FormatCommand): string {
  const { rowPrefix, columnPrefix, columnSeparator, columnEnd, rowSeparator, rowEnd } = command
  const texts = [rowPrefix, columnPrefix, columnSeparator, columnEnd, rowSeparator, rowEnd]
  const usual = texts.every((text, index) => text === defaultTexts[index])
  return words(
    'format',
    unless(defaultFormat.mvsep, 'mvsep', command.mvsep),
    unless(defaultFormat.maxresults, 'maxresults', command.maxresults),
    unless(defaultFormat.emptystr, 'emptystr', command.emptystr),
    flag('quote', command.quote),
    ...(usual ? [] : texts.map(quoted)),
  )
}

export const printReturn = ({ count, fields }: ReturnCommand): string =>
  words('return', count !== 1 && String(count), ...fields.map(printReturnField))

function printReturnField(field: ReturnField): string {
  switch (field.kind) {
    case 'field':
      return printName(field.field.name)
    case 'alias':
      return `${printName(field.alias.name)}=${printName(field.field.name)}`
    case 'value':
      return `$${printName(field.field.name)}`
  }
}
