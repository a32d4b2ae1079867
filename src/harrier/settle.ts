/** Searches that cannot be one query: their steps are run one after the other, until what is left can. */
import { type Compiled, compileParsed } from '../compile.ts'
import { answer } from '../engine/answer.ts'
import type { Engine } from '../engine/engine.ts'
import type { Output } from '../plan/plan.ts'
import type { Cell, Table, TableColumn } from '../rows/table.ts'
import type { Step } from '../semantics/binder.ts'
import type { World } from '../semantics/world.ts'
import type { Query } from '../spl/ast.ts'
import type { MacroLookup } from '../spl/macros.ts'
import { type Parsed, parse } from '../spl/parse.ts'
import { instantiateMap } from '../spl/templates.ts'
import { emit } from '../sql/emit.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import type { Source } from '../text/source.ts'

/** Where searches run. */
export interface Session {
  readonly engine: Engine
  readonly world: World
  readonly macros: MacroLookup
  /** Takes rows that a search writes, into a copy that lives as long as the run. */
  write(step: Extract<Step, { kind: 'write' }>): Promise<void>
}

/** As many rounds as steps may follow each other in one search. */
const mostSteps = 200

export interface Settled extends Compiled {
  /** What was run on the way to `output`. */
  readonly ran: readonly Output[]
  /** What the steps answered: with them a part of the search can be bound too. */
  readonly answers: ReadonlyMap<object, Table>
}

export const settle = (session: Session, source: Source): Promise<Settled> =>
  settleParsed(session, parse(source, { macros: session.macros }))

async function settleParsed(session: Session, parsed: Parsed): Promise<Settled> {
  const ran: Output[] = []
  const answers = new Map<object, Table>()
  let compiled = compileParsed(parsed, { ...session.world, answers })
  for (let round = 0; round < mostSteps; round++) {
    const [step] = compiled.steps
    if (!step) return { ...compiled, ran, answers }
    if (step.kind === 'rows') ran.push(step.output)
    const answered = await answerStep(session, step, parsed)
    if ('diagnostics' in answered)
      return { ...compiled, ran, answers, steps: [], diagnostics: [...compiled.diagnostics, ...answered.diagnostics] }
    answers.set(step.key, answered)
    compiled = compileParsed(parsed, { ...session.world, answers })
  }
  return { ...compiled, ran, answers, steps: [], diagnostics: [...compiled.diagnostics, tooManySteps] }
}

const tooManySteps: Diagnostic = {
  code: 'too-many-steps',
  severity: 'error',
  message: `the search needs more than ${mostSteps} steps`,
}

type Answered = Table | { readonly diagnostics: readonly Diagnostic[] }

async function answerStep(session: Session, step: Step, parsed: Parsed): Promise<Answered> {
  switch (step.kind) {
    case 'rows':
      return tableOf(session.engine, step.output)
    case 'subsearch':
      return runInner(session, inner(parsed, step.key, step.source))
    case 'map': {
      const tables: Table[] = []
      const names = step.rows.columns.map(({ name }) => name)
      for (const [index, cells] of step.rows.rows.slice(0, step.key.maxsearches).entries()) {
        const values = new Map(names.map((name, column) => [name, cells[column] ?? null]))
        const row = { serial: index + 1, value: (name: string) => textOf(values.get(name) ?? null) }
        const made = instantiateMap(step.key, row, step.source, session.macros)
        const found = await runInner(session, made)
        if ('diagnostics' in found) return found
        tables.push(found)
      }
      return appended(tables)
    }
    case 'write':
      await session.write(step)
      return step.rows
  }
}

/** A subsearch is a search of its own over the same text. */
const inner = (parsed: Parsed, query: Query, source: Source): Parsed => ({
  ...parsed,
  query,
  expanded: source,
  diagnostics: [],
})

async function runInner(session: Session, parsed: Parsed): Promise<Answered> {
  const compiled = await settleParsed(session, parsed)
  if (!compiled.output) return { diagnostics: compiled.diagnostics }
  return tableOf(session.engine, compiled.output)
}

async function tableOf(engine: Engine, output: Output): Promise<Table> {
  const { columns, rows } = await answer(engine, emit(output), output)
  const cells = rows.map(row => columns.map(name => row.cells.get(name) ?? null))
  return {
    columns: columns.map((name, index) => ({ name, type: typeOf(cells.map(row => row[index] ?? null)) })),
    rows: cells,
  }
}

function typeOf(cells: readonly Cell[]): TableColumn['type'] {
  if (cells.some(cell => typeof cell === 'object' && cell !== null)) return 'list'
  const given = cells.filter(cell => cell !== null)
  return given.length > 0 && given.every(cell => typeof cell === 'number') ? 'number' : 'text'
}

const textOf = (cell: Cell): string | undefined =>
  cell === null ? undefined : typeof cell === 'object' ? cell.join(' ') : String(cell)

/** The rows of several tables, with the columns of all. */
function appended(tables: readonly Table[]): Table {
  const names = [...new Set(tables.flatMap(({ columns }) => columns.map(({ name }) => name)))]
  const rows = tables.flatMap(({ columns, rows: own }) => {
    const places = names.map(name => columns.findIndex(column => column.name === name))
    return own.map(cells => places.map(place => cells[place] ?? null))
  })
  return { columns: names.map((name, index) => ({ name, type: typeOf(rows.map(row => row[index] ?? null)) })), rows }
}
