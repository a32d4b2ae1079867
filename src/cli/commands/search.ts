/** `harrier search`: one search over logs; rows to standard output, what became of them to standard error. */
import { existsSync } from 'node:fs'
import type { SearchResult } from '../../harrier.ts'
import { type Diagnostic, isError } from '../../text/diagnostic.ts'
import { type Arguments, countOf, formatOf, missingPaths, readAsOf, usageError } from '../arguments.ts'
import type { Context } from '../context.ts'
import { withHarrier } from '../engine.ts'
import { csvLine } from '../print/csv.ts'
import { diagnosticJson, jsonDocument, jsonLine } from '../print/json.ts'
import { badRecords, noLogs, tell, tellProblems } from '../print/problems.ts'
import { rowsView, stagesView } from '../print/rows.ts'
import { writtenSearch } from '../written-search.ts'

export async function run(given: Arguments, context: Context): Promise<number> {
  const [spl, ...paths] = given.positionals
  const limit = countOf(given, 'limit')
  const store = given.value('store')
  if (spl === undefined || (paths.length === 0 && store === undefined) || typeof limit === 'object') {
    const wants =
      spl === undefined
        ? 'a search and the logs to run it over, as in \'harrier search "EventCode=4688" ./evidence\''
        : "a log file or folder after the SPL, or '--store DIR'"
    tell(context, [typeof limit === 'object' ? limit : usageError('missing-argument', `'search' wants ${wants}`)])
    return 2
  }
  const missing = missingPaths([...paths, ...given.values('rules')]).map(one => swapped(one, given.positionals))
  const wrong = [...missing, ...(spl === '-' && paths.includes('-') ? [twiceInput] : [])]
  tell(context, wrong)
  if (wrong.length > 0) return 2

  const earliest = given.value('from')
  const latest = given.value('to')
  const search = writtenSearch(spl)
  const result = await withHarrier(context, harrier =>
    harrier.search({
      spl: search,
      paths,
      rules: given.values('rules'),
      readAs: readAsOf(given),
      ...(store === undefined ? {} : { store }),
      ...(earliest === undefined ? {} : { earliest }),
      ...(latest === undefined ? {} : { latest }),
      splunkLimits: given.has('splunk-limits'),
      ...(limit === undefined ? {} : { limit }),
      countStages: context.toTerminal && !context.quiet,
      onProgress: context.progress.update,
      signal: context.signal,
    }),
  )
  if (!result) return 130
  print(result, formatOf(given, context.toTerminal ? 'table' : 'csv'), context)
  const unread = result.ok && result.files === 0 && !context.signal.aborted && !makesRows.test(search) ? [noLogs] : []
  tell(context, unread)
  return unread.length > 0 ? 2 : exitCode(result, given, context)
}

const twiceInput = usageError('input-twice', "'-' stands for the search and for logs, and standard input is read once")

/** Searches that ask no log. */
const makesRows = /^\s*\|\s*(?:makeresults|inputlookup)\b/i

/** Where the logs were given before the search: the order that is right. */
function swapped(missing: Diagnostic, [first = '', second, ...others]: readonly string[]): Diagnostic {
  if (second === undefined || others.length > 0 || !existsSync(first) || existsSync(second)) return missing
  return { ...missing, help: `harrier search '${second}' ${first}` }
}

function print(result: SearchResult, format: string, context: Context): void {
  const { columns, rows, diagnostics, problems, stages, total, files, events, seconds } = result
  if (format === 'json') {
    const summary = { rows: total, files, events, bad_records: badRecords(problems), seconds }
    context.out(
      jsonDocument('search', {
        summary,
        columns,
        rows,
        stages,
        diagnostics: diagnostics.map(diagnosticJson),
        problems,
      }),
    )
  } else if (result.ok && format === 'jsonl') {
    for (const row of rows) context.out(jsonLine(row))
  } else if (result.ok && format === 'csv') {
    if (columns.length > 0) context.out(csvLine(columns))
    for (const row of rows) context.out(csvLine(columns.map(column => row[column])))
  } else if (result.ok) {
    context.out(rowsView(result, context.outPalette, context.toTerminal ? context.width : Infinity))
  }
  tell(context, diagnostics)
  tellProblems(context, problems)
  if (!result.ok || context.quiet) return
  const gap = context.toTerminal && rows.length > 0 ? '\n' : ''
  context.err(gap + stagesView(result, context.errPalette, context.width))
}

function exitCode(result: SearchResult, given: Arguments, context: Context): number {
  if (context.signal.aborted) return 130
  if (!result.ok || result.diagnostics.some(isError)) return 2
  if (given.has('strict') && badRecords(result.problems) > 0) return 2
  return given.has('exit-code') && result.total === 0 ? 1 : 0
}
