/** Which file reads which command. */
import { parseBin } from './bin.ts'
import type { CommandParser } from './command-word.ts'
import { parseConvert } from './convert.ts'
import { parseDedup } from './dedup.ts'
import { parseEval } from './eval.ts'
import { parseFields } from './fields.ts'
import { parseFillnull } from './fillnull.ts'
import { parseFrom } from './from.ts'
import { parseHead } from './head.ts'
import { parseMakeresults } from './makeresults.ts'
import { parseRename } from './rename.ts'
import { parseSearchCommand } from './search.ts'
import { parseSort } from './sort.ts'
import { parseStats } from './stats.ts'
import { parseTable } from './table.ts'
import { parseTail } from './tail.ts'
import { parseTstats } from './tstats.ts'
import { parseWhere } from './where.ts'

export const commandParsers: ReadonlyMap<string, CommandParser> = new Map<string, CommandParser>([
  ['search', (cursor, word) => parseSearchCommand(cursor, word, false)],
  ['where', parseWhere],
  ['eval', parseEval],
  ['stats', parseStats],
  ['tstats', parseTstats],
  ['fillnull', parseFillnull],
  ['rename', parseRename],
  ['convert', parseConvert],
  ['table', parseTable],
  ['fields', parseFields],
  ['sort', parseSort],
  ['dedup', parseDedup],
  ['head', parseHead],
  ['tail', parseTail],
  ['bin', parseBin],
  ['bucket', parseBin],
  ['discretize', parseBin],
  ['from', parseFrom],
  ['makeresults', parseMakeresults],
])
