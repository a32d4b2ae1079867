/** The single tests of a stage that filters, each tried on one event by the same engine that runs the search. */
import type { Engine } from '../engine/engine.ts'
import { evidenceOf } from '../plan/evidence.ts'
import type { StoredEvent } from '../schema/stored-event.ts'
import { bind } from '../semantics/bind.ts'
import type { World } from '../semantics/world.ts'
import type { Command, Expression, SearchExpression } from '../spl/ast.ts'
import type { Parsed } from '../spl/parse.ts'
import { expressionFields, searchFields } from '../spl/walk.ts'
import type { Span } from '../text/span.ts'
import { countRows } from './stage-counts.ts'

export interface TriedTest {
  /** As written, macros expanded. */
  readonly text: string
  /** Null where words of the raw text are looked for. */
  readonly field: string | null
  /** What the event has there. */
  readonly value: string | readonly string[] | null
  /** `absent`: it does not hold, and the event has no such field. `unknown`: it cannot be tried alone. */
  readonly outcome: 'holds' | 'fails' | 'absent' | 'unknown'
}

export interface Tried {
  /** Its store holds the event alone. */
  readonly engine: Engine
  readonly world: World
  readonly parsed: Parsed
  readonly event: StoredEvent
  /** The stage's commands, by their places in the search. */
  readonly from: number
  readonly to: number
}

const mostTests = 200

export async function tryTests(tried: Tried): Promise<readonly TriedTest[]> {
  const { parsed, from, to } = tried
  const found: TriedTest[] = []
  for (let index = from; index < to; index++) {
    const command = parsed.query.commands[index]
    for (const test of command ? testsOf(command, parsed.expanded.text) : []) {
      if (found.length >= mostTests) return found
      found.push(await tryTest(test, index, tried))
    }
  }
  return found
}

interface SingleTest {
  readonly text: string
  readonly field: string | undefined
  /** The command with nothing but this test in it. */
  readonly command: Command
  /** Where it is not a field: what the event has. */
  readonly shown?: (event: StoredEvent) => readonly string[]
}

async function tryTest({ text, field, command, shown }: SingleTest, index: number, tried: Tried): Promise<TriedTest> {
  const { engine, world, parsed, event } = tried
  const value = shown?.(event) ?? (field === undefined ? null : (fieldOf(event, field) ?? null))
  const said = { text, field: field ?? null, value }
  const query = { ...parsed.query, commands: [...parsed.query.commands.slice(0, index), command] }
  const { output } = bind(query, parsed.expanded, world)
  const evidence = output && evidenceOf(output)
  if (!evidence) return { ...said, outcome: 'unknown' }
  const holds = (await countRows(engine, evidence.events)) > 0
  return { ...said, outcome: holds ? 'holds' : value === null && field !== undefined ? 'absent' : 'fails' }
}

function testsOf(command: Command, text: string): readonly SingleTest[] {
  const written = ({ start, end }: Span): string => text.slice(start, end).replace(/\s+/g, ' ')
  switch (command.kind) {
    case 'search':
      return searchLeaves(command.where).map(where => ({
        text: written(where.span),
        field: searchFields(where)[0]?.name,
        command: { ...command, where },
      }))
    case 'tstats': {
      const leaves = command.where ? searchLeaves(command.where) : []
      return [
        ...modelTest(command),
        ...leaves.map(where => ({
          text: written(where.span),
          field: searchFields(where)[0]?.name.replace(/^(?:\w+\.)+/, ''),
          command: { ...command, where },
        })),
      ]
    }
    case 'where':
      return expressionLeaves(command.condition).map(condition => ({
        text: written(condition.span),
        field: expressionFields(condition)[0]?.name,
        command: { ...command, condition },
      }))
    case 'regex':
      return [{ text: written(command.span), field: command.field.name, command }]
    default:
      return []
  }
}

/** Whether the event is in the data model at all: what its tags say. */
function modelTest(command: Extract<Command, { kind: 'tstats' }>): readonly SingleTest[] {
  if (!command.from) return []
  const { where: _, ...rest } = command
  const { model, dataset } = command.from
  const name = dataset ? `${model}.${dataset}` : model
  return [{ text: `datamodel=${name}`, field: 'tag', command: rest, shown: ({ tags }) => tags }]
}

/** What is joined by AND and OR; a NOT goes with each test under it. */
function searchLeaves(expression: SearchExpression): readonly SearchExpression[] {
  if (expression.kind === 'and' || expression.kind === 'or') return expression.items.flatMap(searchLeaves)
  if (expression.kind !== 'not' || (expression.item.kind !== 'and' && expression.item.kind !== 'or'))
    return [expression]
  return searchLeaves(expression.item).map(item => ({ kind: 'not', item, span: item.span }))
}

function expressionLeaves(expression: Expression): readonly Expression[] {
  const joined = expression.kind === 'binary' && (expression.operator === 'and' || expression.operator === 'or')
  return joined ? [...expressionLeaves(expression.left), ...expressionLeaves(expression.right)] : [expression]
}

function fieldOf(event: StoredEvent, field: string): string | readonly string[] | undefined {
  const columns: Readonly<Record<string, string | readonly string[]>> = {
    index: event.index,
    host: event.host,
    source: event.sources,
    sourcetype: event.sourcetypes,
    tag: event.tags,
    _raw: event.raw,
  }
  return Object.hasOwn(columns, field) ? columns[field] : event.fields.get(field)
}
