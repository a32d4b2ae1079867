/** `trendline`: moving averages, plain (`sma`), weighted (`wma`) and exponential (`ema`). */
import type { Trend, TrendlineCommand } from '../spl/ast.ts'
import { unreachable } from '../text/unreachable.ts'
import { numberOf } from './cell.ts'
import { columnIndex, withColumn } from './columns.ts'
import type { Cell, Table } from './table.ts'

/** The first rows of each trend, one less than its period, have none; rows without a number are passed over. */
export const trendline = (table: Table, command: TrendlineCommand): Table =>
  command.trends.reduce(
    (made, trend) =>
      withColumn(
        made,
        trend.as?.name ?? `${trend.function}${trend.period}(${trend.field.name})`,
        averages(table, trend),
      ),
    table,
  )

function averages(table: Table, trend: Trend): Cell[] {
  const at = columnIndex(table, trend.field.name)
  const moving = movingAverage(trend)
  let seen = 0
  return table.rows.map(row => {
    const value = numberOf(row[at])
    if (value === undefined) return null
    const average = moving(value)
    seen += 1
    return seen < trend.period ? null : average
  })
}

/** Takes one value after the other and tells the average so far. */
function movingAverage({ function: kind, period }: Trend): (value: number) => number {
  switch (kind) {
    case 'sma': {
      const last = lastValues(period)
      let sum = 0
      return value => {
        sum += value - (last(value) ?? 0)
        return sum / period
      }
    }
    case 'wma': {
      // The newest value weighs as much as the period is long, each one before it one less.
      const last = lastValues(period)
      let sum = 0
      let weighted = 0
      return value => {
        weighted += period * value - sum
        sum += value - (last(value) ?? 0)
        return weighted / ((period * (period + 1)) / 2)
      }
    }
    case 'ema': {
      let average: number | undefined
      return value => {
        average = average === undefined ? value : average + (2 / (period + 1)) * (value - average)
        return average
      }
    }
    default:
      return unreachable(kind)
  }
}

/** Keeps the last `period` values: each new one pushes out the oldest, which is the answer once there are as many. */
function lastValues(period: number): (value: number) => number | undefined {
  const values: number[] = []
  let next = 0
  return value => {
    const oldest = values[next]
    values[next] = value
    next = (next + 1) % period
    return oldest
  }
}
