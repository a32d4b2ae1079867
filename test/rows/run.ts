/** The command of a case done to its table, by its name. */
import { formatRows } from '../../src/rows/format.ts'
import type { Notice, Outcome } from '../../src/rows/outcome.ts'
import { pivotChart, pivotTimechart } from '../../src/rows/pivot.ts'
import { returnRows } from '../../src/rows/return.ts'
import { type Series, topSeries } from '../../src/rows/series.ts'
import type { Table } from '../../src/rows/table.ts'
import { transaction } from '../../src/rows/transaction.ts'
import { transpose } from '../../src/rows/transpose.ts'
import { untable, xyseries } from '../../src/rows/xyseries.ts'
import { readChart, readRange, readTimechart } from './read-chart.ts'
import * as read from './read-command.ts'
import { runSmall } from './run-small.ts'

export interface Result {
  readonly table?: Table
  readonly notices: readonly Notice[]
  readonly text?: string
  readonly series?: string
}

export function run(command: string, table: Table, other: Table | undefined): Result {
  if (/\b(time)?chart\b/.test(command)) return chart(command, table, other)
  const words = read.readWords(command)
  switch (words.kind) {
    case 'transaction':
      return outcome(transaction(table, read.readTransaction(words)))
    case 'xyseries':
      return outcome(xyseries(table, read.readXyseries(words)))
    case 'untable':
      return { table: untable(table, read.readUntable(words)), notices: [] }
    case 'transpose':
      return outcome(transpose(table, read.readTranspose(words)))
    case 'format':
      return { notices: [], text: formatRows(table, read.readFormat(words)) }
    case 'return':
      return { notices: [], text: returnRows(table, read.readReturn(command)) }
    default: {
      const made = runSmall(words, table, other)
      if (made) return 'notices' in made ? outcome(made) : { table: made, notices: [] }
      throw new Error(`no command of a case: '${words.kind}'`)
    }
  }
}

const outcome = ({ table, notices }: Outcome): Result => ({ table, notices })

/** The rows are long; `other`, where it is given, are those that were aggregated again. */
function chart(text: string, table: Table, other: Table | undefined): Result {
  const { range, command } = readRange(text)
  const time = command.startsWith('timechart') ? readTimechart(command) : undefined
  const node = time ?? readChart(command)
  const series = node.column ? topSeries(table, node) : undefined
  const { size } = time?.time ?? {}
  const made =
    node.kind === 'timechart' && size?.kind === 'time'
      ? pivotTimechart(other ?? table, node, { span: size, ...range }, series)
      : node.kind === 'chart' && pivotChart(other ?? table, node, series)
  if (!made) throw new Error(`no span: '${command}'`)
  return { ...outcome(made), series: series ? seriesText(series) : '' }
}

const seriesText = ({ kept, others, again }: Series): string =>
  [`kept ${kept.join(' ')}`, ...(others ? ['others'] : []), ...(again ? ['again'] : [])].join('; ')
