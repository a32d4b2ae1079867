/** The commands of the cases, read with the defaults that their reader gives them: names, `option=value`, aggregations. */
import type * as spl from '../../src/spl/ast.ts'

const span = { start: 0, end: 0 }

export interface Words {
  readonly kind: string
  readonly names: readonly string[]
  readonly options: ReadonlyMap<string, string>
}

export const name = (text: string | undefined): spl.Name => ({
  span,
  name: text ?? '',
  wildcard: text?.includes('*') ?? false,
})
const bare = (word: string): string => (word.startsWith('"') ? (JSON.parse(word) as string) : word)

export function readWords(text: string): Words {
  const words = text.match(/[\w$-]+=(?:"(?:[^"\\]|\\.)*"|\([^)]*\)|[^\s,]+)|"(?:[^"\\]|\\.)*"|[^\s,]+/g) ?? []
  const options = new Map<string, string>()
  const names: string[] = []
  for (const word of words.slice(1)) {
    const [, option, value] = /^([\w-]+)=([\s\S]*)$/.exec(word) ?? []
    if (option !== undefined && !word.startsWith('"') && value !== undefined) options.set(option, bare(value))
    else names.push(bare(word))
  }
  return { kind: words[0] ?? '', names, options }
}

export const yes = (value: string | undefined, otherwise: boolean): boolean =>
  value === undefined ? otherwise : /^(t|true|1)$/i.test(value)
export const count = (value: string | undefined, otherwise: number): number =>
  value === undefined ? otherwise : Number(value)

export function readSpan(text: string): spl.TimeSpan | spl.NumberSpan {
  const [, digits = '', unit = ''] = /^(-?[\d.]+)([a-z]*)$/.exec(text) ?? []
  if (unit === '') return { kind: 'number', span, size: Number(digits) }
  return { kind: 'time', span, count: Number(digits), unit: unit as spl.TimeUnit }
}

export function timeSpan(text: string | undefined): spl.TimeSpan | undefined {
  if (text === undefined || text === '-1') return undefined
  const read = readSpan(text)
  return read.kind === 'time' ? read : { kind: 'time', span, count: read.size, unit: 's' }
}

/** A member that was not written is absent. */
const given = <T extends object>(members: { [K in keyof T]: T[K] | undefined }): Partial<T> =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<T>

export function aliased({ names }: Words, from: number): { field: spl.Name; as?: spl.Name } {
  const as = names[from + 1]?.toLowerCase() === 'as' ? names[from + 2] : undefined
  return { field: name(names[from]), ...(as === undefined ? {} : { as: name(as) }) }
}

const edge = (text: string | undefined): spl.TransactionEdge | undefined =>
  text === undefined ? undefined : { kind: 'search', where: { kind: 'everything', span } }

export function readTransaction({ names, options }: Words): spl.TransactionCommand {
  const connected = yes(options.get('connected'), true)
  const mvlist = options.get('mvlist')
  return {
    kind: 'transaction',
    span,
    fields: names.map(name),
    ...given<Pick<spl.TransactionCommand, 'startswith' | 'endswith' | 'maxspan' | 'maxpause'>>({
      startswith: edge(options.get('startswith')),
      endswith: edge(options.get('endswith')),
      maxspan: timeSpan(options.get('maxspan')),
      maxpause: timeSpan(options.get('maxpause')),
    }),
    maxevents: count(options.get('maxevents'), 1000),
    ...(options.has('maxopentxn') ? { maxopentxn: count(options.get('maxopentxn'), 0) } : {}),
    connected,
    unifyends: yes(options.get('unifyends'), connected),
    keepevicted: yes(options.get('keepevicted'), false),
    keeporphans: yes(options.get('keeporphans'), false),
    mvlist:
      mvlist === undefined || /^(t|f|true|false)$/.test(mvlist) ? yes(mvlist, false) : mvlist.split(',').map(name),
    mvraw: yes(options.get('mvraw'), false),
    delim: options.get('delim') ?? ' ',
    nullstr: options.get('nullstr') ?? 'NULL',
  }
}

export const readXyseries = ({ names: [x, y, ...values], options }: Words): spl.XyseriesCommand => ({
  kind: 'xyseries',
  span,
  x: name(x),
  y: name(y),
  values: values.map(name),
  grouped: yes(options.get('grouped'), false),
  sep: options.get('sep') ?? ': ',
  ...(options.has('format') ? { format: options.get('format') ?? '' } : {}),
})

export const readUntable = ({ names: [x, y, value] }: Words): spl.UntableCommand => ({
  kind: 'untable',
  span,
  x: name(x),
  y: name(y),
  value: name(value),
})

export const readTranspose = ({ names, options }: Words): spl.TransposeCommand => ({
  kind: 'transpose',
  span,
  limit: count(names[0], 5),
  columnName: options.get('column_name') ?? 'column',
  ...(options.has('header_field') ? { headerField: name(options.get('header_field')) } : {}),
  includeEmpty: yes(options.get('include_empty'), true),
})

export function readFormat({ names, options }: Words): spl.FormatCommand {
  const [rowPrefix = '(', columnPrefix = '(', columnSeparator = 'AND', columnEnd = ')'] = names
  const [rowSeparator = 'OR', rowEnd = ')'] = names.slice(4)
  return {
    kind: 'format',
    span,
    rowPrefix,
    columnPrefix,
    columnSeparator,
    columnEnd,
    rowSeparator,
    rowEnd,
    mvsep: options.get('mvsep') ?? 'OR',
    maxresults: count(options.get('maxresults'), 0),
    emptystr: options.get('emptystr') ?? 'NOT( )',
    quote: yes(options.get('quote'), false),
  }
}

/** `return 10 src=ip $user`, from the text: its aliases are no options. */
export function readReturn(text: string): spl.ReturnCommand {
  const words = text.split(/\s+/).slice(1)
  const counted = /^-?\d+$/.test(words[0] ?? '')
  return {
    kind: 'return',
    span,
    count: counted ? Number(words[0]) : 1,
    fields: words.slice(counted ? 1 : 0).map((word): spl.ReturnField => {
      const [alias = '', field] = word.split('=')
      if (field !== undefined) return { kind: 'alias', alias: name(alias), field: name(field) }
      return word.startsWith('$') ? { kind: 'value', field: name(word.slice(1)) } : { kind: 'field', field: name(word) }
    }),
  }
}
