/** Reads many made and spoiled searches: `tsx bench/fuzz-spl.ts [count] [seed]`. Tells exceptions, broken promises and the slowest. */
import { formatSpl } from '../src/spl/format.ts'
import { parse } from '../src/spl/parse.ts'
import { printQuery } from '../src/spl/print.ts'
import { sameTree } from '../src/spl/same-tree.ts'
import { stagesAsWritten } from '../src/spl/stages.ts'
import { fieldsRead, fieldsWritten, visit } from '../src/spl/walk.ts'
import { rootSource } from '../src/text/source.ts'
import { generateSearch, macros, mutate, type Random, randomFrom } from '../test/spl/generate.ts'

const [count, seed] = [Number(process.argv[2] ?? 10_000), Number(process.argv[3] ?? 1)]
/** What ten kilobytes may take to be read. */
const limitMs = 50
const say = (line: string): void => void process.stdout.write(`${line}\n`)

interface Slow {
  readonly ms: number
  readonly text: string
}

let failures = 0
let characters = 0
let slowest: Slow = { ms: 0, text: '' }
const random = randomFrom(seed)
const started = performance.now()

for (let index = 0; index < count; index++) {
  const text = makeText(random, index)
  characters += text.length
  try {
    const ms = fastest(() => parse(rootSource('<search>', text), { macros }))
    if (ms > slowest.ms) slowest = { ms, text }
    const fault = check(text, index % 10 === 0)
    if (fault) tell(fault, text)
  } catch (thrown) {
    tell(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown), text)
  }
}

const seconds = (performance.now() - started) / 1000
say(`${count} searches, ${characters} characters, ${seconds.toFixed(1)} s, seed ${seed}`)
say(`slowest to read: ${slowest.ms.toFixed(1)} ms for ${slowest.text.length} characters`)
if (slowest.ms > limitMs) say(slowest.text.slice(0, 2000))
say(`${failures} failed`)
process.exitCode = failures > 0 || slowest.ms > limitMs ? 1 : 0

/** Every other search is spoiled, every hundredth is ten kilobytes long. */
function makeText(random: Random, index: number): string {
  let text = generateSearch(random)
  if (index % 100 === 99) {
    const parts = [text]
    for (let length = text.length; length < 10_000; length += parts.at(-1)?.length ?? 1) {
      parts.push(generateSearch(random).replace(/^\|?\s*/, '| search '))
    }
    text = parts.join(' ').slice(0, 10_000)
  }
  return index % 2 === 0 ? text : mutate(random, text)
}

/** What took long once may have been interrupted. */
function fastest(run: () => void): number {
  let least = Number.POSITIVE_INFINITY
  for (let times = 0; times < 10; times++) {
    const before = performance.now()
    run()
    least = Math.min(least, performance.now() - before)
    if (least < limitMs / 5) break
  }
  return least
}

/** What is wrong with how a search is read; undefined where nothing is. */
function check(text: string, layout: boolean): string | undefined {
  const parsed = parse(rootSource('<search>', text), { macros })
  visit(parsed.query, {
    command(command) {
      fieldsRead(command)
      fieldsWritten(command)
    },
  })
  stagesAsWritten(parsed)
  const printed = printQuery(parsed.query, { text: parsed.expanded.text })
  const clean = parsed.diagnostics.every(({ code, severity }) => severity !== 'error' || code === 'unsupported-command')
  // Lone backticks that end up side by side would call a macro.
  if (clean && !parsed.expanded.text.includes('`')) {
    const again = parse(rootSource('<search>', printed))
    if (!sameTree(again.query, parsed.query)) return `printed to something else: ${printed}`
  }
  if (!layout) return undefined
  const once = formatSpl(text, { macros }).text
  return formatSpl(once, { macros }).text === once ? undefined : `laid out twice it is another: ${once}`
}

function tell(fault: string, text: string): void {
  failures++
  if (failures <= 10) say(`${fault}\n  ${JSON.stringify(text.slice(0, 2000))}`)
}
