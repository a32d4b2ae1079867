/** The small commands of the cases, done to their tables. */
import { accum, autoregress, delta } from '../../src/rows/accum.ts'
import { addcoltotals, addtotals } from '../../src/rows/addtotals.ts'
import { appendcols } from '../../src/rows/appendcols.ts'
import { fieldsummary } from '../../src/rows/fieldsummary.ts'
import { filldown } from '../../src/rows/filldown.ts'
import { gentimes } from '../../src/rows/gentimes.ts'
import { makecontinuous } from '../../src/rows/makecontinuous.ts'
import { makeresultsData } from '../../src/rows/makeresults.ts'
import { mvcombine } from '../../src/rows/mvcombine.ts'
import type { Outcome } from '../../src/rows/outcome.ts'
import { outlier } from '../../src/rows/outlier.ts'
import { set } from '../../src/rows/set.ts'
import type { Table } from '../../src/rows/table.ts'
import { trendline } from '../../src/rows/trendline.ts'
import { uniq } from '../../src/rows/uniq.ts'
import type { Words } from './read-command.ts'
import * as read from './read-small.ts'

/** 2024-03-15 10:37:22 UTC. */
const now = 1_710_499_042

/** Undefined where the command is none of these. */
export function runSmall(words: Words, table: Table, other: Table | undefined): Table | Outcome | undefined {
  const second = other ?? { columns: [], rows: [] }
  switch (words.kind) {
    case 'filldown':
      return filldown(table, read.readFilldown(words))
    case 'uniq':
      return uniq(table)
    case 'mvcombine':
      return mvcombine(table, read.readMvcombine(words))
    case 'accum':
      return accum(table, read.readAccum(words))
    case 'delta':
      return delta(table, read.readDelta(words))
    case 'autoregress':
      return autoregress(table, read.readAutoregress(words))
    case 'trendline':
      return trendline(table, read.readTrendline(words))
    case 'addtotals':
      return addtotals(table, read.readAddtotals(words))
    case 'addcoltotals':
      return addcoltotals(table, read.readAddcoltotals(words))
    case 'appendcols':
      return appendcols(table, second, read.readAppendcols(words))
    case 'set':
      return set(table, second, { operation: words.names[0] as 'union' })
    case 'makecontinuous':
      return makecontinuous(table, read.readMakecontinuous(words))
    case 'fieldsummary':
      return fieldsummary(table, read.readFieldsummary(words))
    case 'outlier':
      return outlier(table, read.readOutlier(words))
    case 'makeresults':
      return makeresultsData(read.readData(words), now)
    case 'gentimes':
      return gentimes(read.readGentimes(words), now)
    default:
      return undefined
  }
}
