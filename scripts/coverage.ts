/**
 * How much of a rules folder this engine does: `node --import tsx scripts/coverage.ts RULES [--logs PATH]`. Every rule that
 * is not deprecated is compiled and run over an empty store, or over the logs.
 */
import { coverage } from '../test/harrier/coverage.ts'

const words = process.argv.slice(2)
const at = words.indexOf('--logs')
const logs = at < 0 ? undefined : words[at + 1]
const rules = words.filter((_, index) => at < 0 || (index !== at && index !== at + 1))
if (rules.length === 0 || (at >= 0 && logs === undefined)) {
  process.stderr.write('usage: node --import tsx scripts/coverage.ts RULES… [--logs PATH]\n')
  process.exit(2)
}

const { outcomes, reasons, rules: total } = await coverage(rules, logs === undefined ? [] : [logs])
const share = (count: number): string => `${((100 * count) / Math.max(1, total)).toFixed(1)} %`.padStart(7)
const line = (count: number, what: string): string => `${String(count).padStart(6)} ${share(count)}  ${what}\n`
const run = (outcomes.get('found') ?? 0) + (outcomes.get('silent') ?? 0)
process.stdout.write(line(total, 'rules that are not deprecated'))
process.stdout.write(line(run, 'run'))
for (const [outcome, count] of outcomes) process.stdout.write(line(count, outcome))
process.stdout.write('\nwhy not, a rule under each of its reasons:\n')
for (const [reason, count] of [...reasons].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)))
  process.stdout.write(line(count, reason))
