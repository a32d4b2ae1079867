/** Small commands of the cases, read with the defaults that their reader gives them. */
import type * as spl from '../../src/spl/ast.ts'
import { aliased, count, name, readSpan, timeSpan, type Words, yes } from './read-command.ts'

const span = { start: 0, end: 0 }

export const readFilldown = ({ names }: Words): spl.FilldownCommand => ({
  kind: 'filldown',
  span,
  fields: names.map(name),
})

export const readMvcombine = ({ names, options }: Words): spl.MvcombineCommand => ({
  kind: 'mvcombine',
  span,
  field: name(names[0]),
  delim: options.get('delim') ?? ' ',
})

export const readAccum = (words: Words): spl.AccumCommand => ({ kind: 'accum', span, ...aliased(words, 0) })

export const readDelta = (words: Words): spl.DeltaCommand => ({
  kind: 'delta',
  span,
  ...aliased(words, 0),
  p: count(words.options.get('p'), 1),
})

export function readAutoregress(words: Words): spl.AutoregressCommand {
  const [from = '1', to = from] = (words.options.get('p') ?? '1').split('-')
  return { kind: 'autoregress', span, ...aliased(words, 0), from: Number(from), to: Number(to) }
}

export function readTrendline(words: Words): spl.TrendlineCommand {
  const trends = words.names.flatMap((word, index): spl.Trend[] => {
    const [, kind, period, field] = /^(sma|ema|wma)(\d+)\((.*)\)$/.exec(word) ?? []
    if (kind === undefined) return []
    const as = words.names[index + 1] === 'as' ? { as: name(words.names[index + 2]) } : {}
    return [{ span, function: kind as 'sma', period: Number(period), field: name(field), ...as }]
  })
  return { kind: 'trendline', span, trends }
}

const totals = ({ names, options }: Words) => ({
  ...(options.has('labelfield') ? { labelfield: name(options.get('labelfield')) } : {}),
  label: options.get('label') ?? 'Total',
  fields: names.map(name),
})

export const readAddtotals = (words: Words): spl.AddtotalsCommand => ({
  kind: 'addtotals',
  span,
  row: yes(words.options.get('row'), true),
  col: yes(words.options.get('col'), false),
  fieldname: words.options.get('fieldname') ?? 'Total',
  ...totals(words),
})

export const readAddcoltotals = (words: Words): spl.AddcoltotalsCommand => ({
  kind: 'addcoltotals',
  span,
  ...totals(words),
})

export const readAppendcols = ({ options }: Words): spl.AppendcolsCommand => ({
  kind: 'appendcols',
  span,
  query: { span, commands: [] },
  override: yes(options.get('override'), false),
})

export function readMakecontinuous({ names, options }: Words): spl.MakecontinuousCommand {
  const size = options.get('span')
  const number = (option: 'start' | 'end' | 'bins') =>
    options.has(option) ? { [option]: Number(options.get(option)) } : {}
  return {
    kind: 'makecontinuous',
    span,
    field: name(names[0] ?? '_time'),
    ...(size === undefined ? {} : { size: readSpan(size) }),
    ...number('start'),
    ...number('end'),
    ...number('bins'),
  }
}

export const readFieldsummary = ({ names, options }: Words): spl.FieldsummaryCommand => ({
  kind: 'fieldsummary',
  span,
  maxvals: count(options.get('maxvals'), 100),
  fields: names.map(name),
})

export const readOutlier = ({ names, options }: Words): spl.OutlierCommand => ({
  kind: 'outlier',
  span,
  action: /^(rm|remove)$/i.test(options.get('action') ?? '') ? 'remove' : 'transform',
  param: count(options.get('param'), 2.5),
  mark: yes(options.get('mark'), false),
  uselower: yes(options.get('uselower'), false),
  fields: names.map(name),
})

export const readData = ({ options }: Words): spl.MakeresultsData => ({
  span,
  format: options.get('format') === 'json' ? 'json' : 'csv',
  text: options.get('data') ?? '',
})

export function readGentimes({ options }: Words): spl.GentimesCommand {
  const [end, increment] = [options.get('end'), timeSpan(options.get('increment'))]
  return {
    kind: 'gentimes',
    span,
    start: options.get('start') ?? '',
    ...(end === undefined ? {} : { end }),
    ...(increment ? { increment } : {}),
  }
}
