/** Commands that take one row after the other, as text. */
import type {
  Assignment,
  BinCommand,
  ConvertCommand,
  ExtractCommand,
  ForeachCommand,
  IplocationCommand,
  LookupCommand,
  LookupField,
  MakemvCommand,
  Name,
  RangemapCommand,
  RegexCommand,
  ReplaceCommand,
  RexCommand,
  RexRule,
  SpathCommand,
  StrcatCommand,
  TagsCommand,
  Text,
  TojsonCommand,
} from './ast.ts'
import { defaultTimeformat } from './commands/convert.ts'
import { extractLimits } from './commands/extract.ts'
import { defaultTokens } from './foreach-tokens.ts'
import { flag, printName, printNames, printOption, quoted, unless, words } from './print-name.ts'
import { type PrintExpression, printBins } from './print-statistics.ts'

export const printAs = (as: Name | undefined): string => (as ? `as ${printName(as.name)}` : '')

export const printAssignments = (list: readonly Assignment[], expression: PrintExpression): string =>
  list.map(({ target, value }) => `${printTarget(target.name)}=${expression(value)}`).join(', ')

const printTarget = (name: string): string => (/^[A-Za-z_][\w.{}]*$/.test(name) ? name : quoted(name))

const notRaw = (option: string, field: Name): string => (field.name === '_raw' ? '' : printOption(option, field.name))

export function printRegex({ field, negated, pattern }: RegexCommand): string {
  const sign = negated ? '!=' : '='
  if (field.name === '_raw' && !negated) return `regex ${quoted(pattern.text)}`
  return `regex ${/^[\w.{}]+$/.test(field.name) ? field.name : quoted(field.name)}${sign}${quoted(pattern.text)}`
}

export function printRex({ field, rule }: RexCommand): string {
  return words('rex', notRaw('field', field), printRule(rule))
}

function printRule(rule: RexRule): string {
  switch (rule.kind) {
    case 'pattern':
      return words(
        unless(1, 'max_match', rule.maxMatch),
        rule.offsetField && printOption('offset_field', rule.offsetField.name),
        quoted(rule.pattern.text),
      )
    case 'substitute': {
      const flags = words(
        rule.global && 'g',
        rule.ignoreCase && 'i',
        rule.occurrence !== undefined && String(rule.occurrence),
      )
      return `mode=sed ${quoted(printSed('s', rule.pattern.text, rule.replacement, flags.replaceAll(' ', '')))}`
    }
    case 'transliterate':
      return `mode=sed ${quoted(printSed('y', rule.from, rule.to, ''))}`
  }
}

/** With a sign between the parts that none of them holds: what is escaped in them stays as it is. */
function printSed(command: string, from: string, to: string, flags: string): string {
  const sign = [...'/#|,;:!@%&~+=<>\u00a6\u00a7'].find(each => !from.includes(each) && !to.includes(each)) ?? '\u0001'
  return [command, from, sign, to, sign, flags].reduce((text, part, index) => text + (index === 1 ? sign : '') + part)
}

export function printSpath({ input, output, path }: SpathCommand): string {
  return words('spath', notRaw('input', input), output && printOption('output', output.name), printPath(path))
}

const printPath = (path: Text | undefined): string => (path ? printOption('path', path.text) : '')

export function printExtract(command: ExtractCommand): string {
  return words(
    'extract',
    unless(undefined, 'pairdelim', command.pairdelim),
    unless(undefined, 'kvdelim', command.kvdelim),
    unless(extractLimits.limit, 'limit', command.limit),
    unless(extractLimits.maxchars, 'maxchars', command.maxchars),
    flag('mv_add', command.mvAdd),
    flag('clean_keys', command.cleanKeys, true),
    printNames(command.transforms),
  )
}

export function printConvert({ timeformat, conversions }: ConvertCommand): string {
  return words(
    'convert',
    unless(defaultTimeformat, 'timeformat', timeformat),
    ...conversions.map(({ function: name, field, as }) => words(`${name}(${printName(field.name)})`, printAs(as))),
  )
}

export function printMakemv({ field, by, allowempty, setsv }: MakemvCommand): string {
  return words(
    'makemv',
    by.kind === 'delim' ? unless(' ', 'delim', by.text) : printOption('tokenizer', by.pattern.text),
    flag('allowempty', allowempty),
    flag('setsv', setsv),
    printName(field.name),
  )
}

export function printTojson(command: TojsonCommand): string {
  return words(
    'tojson',
    unless('json', 'default_type', command.defaultType),
    flag('fill_null', command.fillNull),
    flag('include_internal', command.includeInternal),
    notRaw('output_field', command.outputField),
    command.fields
      .map(({ field, type }) => (type ? `${type}(${printName(field.name)})` : printName(field.name)))
      .join(', '),
  )
}

export function printReplace({ replacements, fields }: ReplaceCommand): string {
  const pairs = replacements.map(({ from, to }) => `${quoted(from.text)} with ${quoted(to.text)}`).join(', ')
  return words('replace', pairs, fields.length > 0 && `in ${printNames(fields)}`)
}

export function printRangemap({ field, ranges, default: otherwise }: RangemapCommand): string {
  const pairs = ranges.map(({ name, low, high }) => `${printWord(name)}=${low}-${high}`)
  return words('rangemap', printOption('field', field.name), ...pairs, unless('None', 'default', otherwise))
}

const printWord = (text: string): string => (/^\w+$/.test(text) ? text : quoted(text))

export function printStrcat({ sources, target, allrequired }: StrcatCommand): string {
  const parts = sources.map(source => (source.kind === 'text' ? quoted(source.text) : printBare(source.field.name)))
  return words('strcat', flag('allrequired', allrequired), ...parts, printBare(target.name))
}

/** Double quotes would make a text of it. */
const printBare = (name: string): string =>
  /^[^\s"',|[\]=]+$/.test(name) ? name : `'${name.replace(/[\\']/g, character => `\\${character}`)}'`

export function printIplocation({ field, prefix, allfields, lang }: IplocationCommand): string {
  return words(
    'iplocation',
    unless('', 'prefix', prefix),
    flag('allfields', allfields),
    unless(undefined, 'lang', lang),
    printName(field.name),
  )
}

export function printLookup({ table, keys, output, outputs }: LookupCommand): string {
  const clause = output === 'all' ? '' : `${output.toUpperCase()} ${printPairs(outputs)}`
  return words('lookup', printName(table.name), printPairs(keys), clause)
}

const printPairs = (pairs: readonly LookupField[]): string =>
  pairs
    .map(({ lookup, event }) =>
      lookup === event ? printName(lookup.name) : `${printName(lookup.name)} as ${printName(event.name)}`,
    )
    .join(', ')

export function printTags({ outputfield, inclname, inclvalue, fields }: TagsCommand): string {
  return words(
    'tags',
    outputfield && printOption('outputfield', outputfield.name),
    flag('inclname', inclname),
    flag('inclvalue', inclvalue),
    printNames(fields),
  )
}

export function printForeach({ mode, fields, body, tokens }: ForeachCommand): string {
  const [first, second, third] = tokens.segments
  const usual = defaultTokens
  return words(
    'foreach',
    unless('multifield', 'mode', mode),
    printNames(fields),
    unless(usual.field, 'fieldstr', tokens.field),
    unless(usual.matched, 'matchstr', tokens.matched),
    unless(usual.segments[0], 'matchseg1', first),
    unless(usual.segments[1], 'matchseg2', second),
    unless(usual.segments[2], 'matchseg3', third),
    unless(usual.item, 'itemstr', tokens.item),
    unless(usual.iteration, 'iterstr', tokens.iteration),
    `[${body.text}]`,
  )
}

export const printBin = (command: BinCommand): string =>
  words('bin', printBins(command), printName(command.field.name), printAs(command.as))
