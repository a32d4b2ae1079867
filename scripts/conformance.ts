/** Runs conformance files: `npm run conformance -- FILE.jsonl…`. Prints each case that fails, and why. */
import { openEmbedded } from '../src/engine/embedded.ts'
import { readCases } from '../test/conformance/case.ts'
import { runCase } from '../test/conformance/run.ts'

const files = process.argv.slice(2)
if (files.length === 0) {
  process.stderr.write('usage: npm run conformance -- FILE.jsonl…\n')
  process.exit(2)
}

const engine = await openEmbedded()
const counts = { passed: 0, failed: 0, unsupported: 0 }
const reasons = new Map<string, number>()
for (const wanted of files.flatMap(readCases)) {
  const result = await runCase(engine, wanted)
  counts[result.kind] += 1
  if (result.kind === 'passed') continue
  if (result.kind === 'unsupported') reasons.set(result.because, (reasons.get(result.because) ?? 0) + 1)
  else process.stdout.write(`✕ ${wanted.name}\n  ${wanted.spl}\n  ${result.because}\n  (${wanted.why ?? ''})\n\n`)
}
await engine.close()

for (const [reason, count] of [...reasons].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)))
  process.stdout.write(`  ${String(count).padStart(3)} unsupported: ${reason}\n`)
process.stdout.write(`${counts.unsupported} unsupported, of which none gave an answer\n`)
process.stdout.write(`${counts.passed} passed, ${counts.failed + counts.unsupported} failed\n`)
process.exitCode = counts.failed + counts.unsupported > 0 ? 1 : 0
