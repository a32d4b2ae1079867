/** Rows of a search: a table, events as lines, or one row below the other where columns would not fit; and its stages. */
import type { Row, Value } from '../../detect/report.ts'
import type { SearchResult } from '../../harrier.ts'
import type { Palette } from './colour.ts'
import { fitsTable, type TableColumn, table } from './table.ts'
import { clip, displayWidth, escapeControls, padEnd, padStart } from './width.ts'
import { counted, duration, grouped } from './words.ts'

/** A width that is not finite means that nothing is cut. */
export function rowsView({ columns, rows, total }: RowsOf, palette: Palette, width: number): string {
  if (rows.length === 0) return ''
  const lines = columns.includes('_raw')
    ? eventLines(columns, rows, palette)
    : tableLines(columns, rows, palette, width)
  const hidden = total - rows.length
  if (hidden > 0) lines.push(palette.paint('dim', `  and ${counted(hidden, 'more row', 'more rows')}`))
  return lines.join('\n') + '\n'
}

/** Each stage with its rows, and the whole in one line. */
export function stagesView(result: SearchResult, palette: Palette, width: number): string {
  const { stages, rows, total, events, files, seconds, problems } = result
  const counts = stages.map(({ rows }) => (rows === undefined ? '' : grouped(rows)))
  const widest = Math.max(0, ...counts.map(count => count.length))
  const room = Math.max(20, Math.min(width, 120) - widest - 10)
  const texts = stages.map(({ text }) => clip(oneLine(text), room, palette.marks.ellipsis))
  const column = Math.max(0, ...texts.map(displayWidth))
  const lines = stages.map(({ note }, at) => {
    const number = palette.paint('dim', `  ${at + 1}`)
    const remark = note === undefined ? '' : `  ${palette.paint('unsupported', '!')} ${escapeControls(note)}`
    return `${number} ${padEnd(texts[at] ?? '', column)}  ${padStart(counts[at] ?? '', widest)}${remark}`.trimEnd()
  })
  const bad = problems.filter(({ kind }) => kind === 'bad_record').length
  const facts = [
    rows.length < total ? `${grouped(rows.length)} of ${counted(total, 'row')} shown` : counted(total, 'row'),
    `${counted(events, 'event')} read from ${counted(files, 'file')}`,
    ...(bad === 0 ? [] : [counted(bad, 'bad record')]),
    duration(seconds),
  ]
  return [...lines, `  ${facts.join(` ${palette.marks.dot} `)}`].join('\n') + '\n'
}

/** A value as a terminal may show it: `_time` as a time, the values of a list beside each other. */
function cellText(column: string, value: Value | undefined): string {
  if (value === null || value === undefined) return ''
  if (column === '_time') return timeText(value)
  return escapeControls(typeof value === 'object' ? value.join(', ') : String(value))
}

/** `2026-11-24 02:41:07.120Z`, from epoch seconds. */
export function timeText(value: Value): string {
  const seconds = typeof value === 'object' ? Number.NaN : Number(value)
  const milliseconds = Math.floor(Math.round(seconds * 1e6) / 1e3)
  if (value === null || value === '' || Math.abs(milliseconds) > 8.64e15 || Number.isNaN(milliseconds)) {
    return escapeControls(String(value))
  }
  return new Date(milliseconds).toISOString().replace('T', ' ')
}

type RowsOf = Pick<SearchResult, 'columns' | 'rows' | 'total'>

const oneLine = (text: string): string => escapeControls(text.replace(/\s*\n\s*/g, ' '))

function tableLines(columns: readonly string[], rows: readonly Row[], palette: Palette, width: number): string[] {
  const shown: TableColumn[] = columns.map(title => ({
    title: escapeControls(title),
    ...(isNumeric(title, rows) ? { align: 'right' as const, keep: true as const } : {}),
  }))
  const cells = rows.map(row => columns.map(column => cellText(column, row[column])))
  if (!fitsTable(shown, cells, width)) return recordLines(columns, rows, palette)
  return table(shown, cells, { width, palette })
}

const isNumeric = (column: string, rows: readonly Row[]): boolean =>
  column !== '_time' &&
  rows.every(row => {
    const value = row[column]
    return (
      typeof value === 'number' ||
      value === null ||
      value === undefined ||
      /^-?\d{1,15}(\.\d{1,15})?$/.test(String(value))
    )
  })

/** Name and value below each other, values whole; fields that a row does not have are left out. */
function recordLines(columns: readonly string[], rows: readonly Row[], palette: Palette): string[] {
  const widest = Math.max(...columns.map(column => displayWidth(escapeControls(column))))
  return rows.flatMap((row, at) => [
    palette.paint('dim', `  row ${grouped(at + 1)}`),
    ...columns
      .map(column => [column, cellText(column, row[column])] as const)
      .filter(([, text]) => text !== '')
      .map(([column, text]) => `  ${palette.paint('field', padEnd(escapeControls(column), widest))}  ${text}`),
  ])
}

/** `time  host  source  raw`, the event whole. */
function eventLines(columns: readonly string[], rows: readonly Row[], palette: Palette): string[] {
  const heads = ['_time', 'host', 'source'].filter(column => columns.includes(column))
  const cells = rows.map(row => heads.map(column => cellText(column, row[column])))
  const widths = heads.map((_, at) => cells.reduce((most, cell) => Math.max(most, displayWidth(cell[at] ?? '')), 0))
  return rows.map((row, index) => {
    const head = (cells[index] ?? []).map((cell, at) => padEnd(cell, widths[at] ?? 0))
    return `  ${[palette.paint('dim', head.join('  ')), cellText('_raw', row['_raw'])].join('  ')}`
  })
}
