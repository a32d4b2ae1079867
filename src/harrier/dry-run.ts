/** A search that runs in steps, looked at without running it: each step's plan, its answer taken for empty. */
import { type Compiled, compileParsed } from '../compile.ts'
import type { Output } from '../plan/plan.ts'
import { printPlan } from '../plan/print.ts'
import type { Table } from '../rows/table.ts'
import type { Step } from '../semantics/binder.ts'
import type { World } from '../semantics/world.ts'
import type { Parsed } from '../spl/parse.ts'
import { emit } from '../sql/emit.ts'
import { readable } from '../sql/query.ts'

export interface DryRun extends Compiled {
  /** In the order in which they run, the search itself last. */
  readonly stages: readonly { readonly title: string; readonly output: Output }[]
}

const mostSteps = 100

export function dryRun(parsed: Parsed, world: World): DryRun {
  const answers = new Map<object, Table>()
  const stages: DryRun['stages'][number][] = []
  let compiled = compileParsed(parsed, { ...world, answers })
  for (let round = 0; round < mostSteps; round++) {
    const [step] = compiled.steps
    if (!step) break
    const output = outputOf(step, parsed, world)
    if (output) stages.push({ title: titles[step.kind], output })
    answers.set(step.key, emptyTable(step, output))
    compiled = compileParsed(parsed, { ...world, answers })
  }
  if (compiled.output) stages.push({ title: 'then', output: compiled.output })
  return { ...compiled, stages }
}

const titles: Record<Step['kind'], string> = {
  rows: 'rows for a command that works in memory',
  subsearch: 'subsearch',
  map: 'a search for each row',
  write: 'rows to write',
}

function outputOf(step: Step, parsed: Parsed, world: World): Output | undefined {
  if (step.kind === 'rows') return step.output
  if (step.kind !== 'subsearch') return undefined
  return dryRun({ ...parsed, query: step.key, expanded: step.source, diagnostics: [] }, world).output
}

function emptyTable(step: Step, output: Output | undefined): Table {
  if (step.kind === 'write' || step.kind === 'map') return { columns: step.rows.columns, rows: [] }
  const columns = output?.columns.map(({ name, value }) => ({
    name,
    type: value.type === 'boolean' ? ('text' as const) : value.type,
  }))
  return { columns: columns ?? [], rows: [] }
}

/** One plan, or one after the other under titles. */
export const planText = ({ stages }: DryRun): string => titled(stages, printPlan)
export const sqlText = ({ stages }: DryRun): string => titled(stages, output => readable(emit(output)))

function titled(stages: DryRun['stages'], print: (output: Output) => string): string {
  const [only] = stages
  if (stages.length === 1 && only) return print(only.output)
  return stages.map(({ title, output }, index) => `-- ${index + 1}: ${title}\n${print(output)}`).join('\n\n')
}
