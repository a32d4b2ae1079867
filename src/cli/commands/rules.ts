/** `harrier rules`: the catalog, a rule a line. */
import { existsSync } from 'node:fs'
import type { RuleRow, RulesAnswer } from '../../harrier/rules.ts'
import { isError } from '../../text/diagnostic.ts'
import { type Arguments, formatOf, missingPaths, usageError } from '../arguments.ts'
import { cacheFolder } from '../cache-folder.ts'
import { rememberRules } from '../config.ts'
import type { Context } from '../context.ts'
import { withHarrier } from '../engine.ts'
import { csvLine } from '../print/csv.ts'
import { diagnosticJson, jsonDocument, jsonLine } from '../print/json.ts'
import { tell } from '../print/problems.ts'
import { ruleCells, ruleColumns, rulesSummaryView, rulesTable } from '../print/rules-table.ts'

export async function run(given: Arguments, context: Context): Promise<number> {
  const rules = given.values('rules')
  const wrong =
    rules.length === 0
      ? [usageError('missing-rules', "'rules' wants '--rules PATH', a folder of rules", withFlag(given.positionals))]
      : missingPaths(rules)
  tell(context, wrong)
  if (wrong.length > 0) return 2
  if (given.has('remember')) context.err(`${await rememberRules(context.folder, rules)} names the rules from now on\n`)
  const query = given.positionals.join(' ')
  const unsupported = given.has('unsupported')
  const cache = cacheFolder(given, context)
  const answer = await withHarrier(context, harrier => harrier.rules({ rules, query, unsupported, cache }))
  if (!answer) return 130
  print(answer, formatOf(given, context.toTerminal ? 'table' : 'csv'), context)
  // What is wrong in the rules' own files is for lint to list.
  tell(context, answer.diagnostics.filter(isQuery))
  if (!context.quiet) context.err(rulesSummaryView(answer, unsupported, context.errPalette))
  return answer.diagnostics.some(one => isError(one) && isQuery(one)) || answer.summary.rules === 0 ? 2 : 0
}

/** Where a path was given in place of a query. */
const withFlag = (words: readonly string[]): string | undefined => {
  const path = words.find(word => existsSync(word))
  return path === undefined ? undefined : `harrier rules --rules ${path}`
}

const isQuery = ({ code }: RulesAnswer['diagnostics'][number]): boolean =>
  code === 'unreadable' || code === 'no-rules' || code.startsWith('unknown-query')

function print(
  { rows, summary, diagnostics }: RulesAnswer,
  format: string,
  { out, outPalette, toTerminal, width }: Context,
): void {
  const told = rows.map(rowJson)
  if (format === 'json')
    out(jsonDocument('rules', { summary, rows: told, diagnostics: diagnostics.map(diagnosticJson) }))
  else if (format === 'jsonl') for (const row of told) out(jsonLine(row))
  else if (format === 'csv') out([ruleColumns, ...rows.map(ruleCells)].map(csvLine).join(''))
  else out(rulesTable(rows, outPalette, toTerminal ? width : Infinity))
}

const rowJson = ({ because, ...row }: RuleRow): object => ({
  ...row,
  ...(because && { because: because.map(diagnosticJson) }),
})
