/** The single tests of a stage that filters, each tried on one event by the same engine that runs the search. */
import type { Engine } from '../engine/engine.ts'
import { evidenceOf } from '../plan/evidence.ts'
import type { StoredEvent } from '../schema/stored-event.ts'
import { bind } from '../semantics/bind.ts'
import type { World } from '../semantics/world.ts'
import type { Command, Expression, Name, SearchExpression } from '../spl/ast.ts'
import type { Parsed } from '../spl/parse.ts'
import { expressionFields, searchFields } from '../spl/walk.ts'
import type { Span } from '../text/span.ts'
import { countRows } from './count-rows.ts'

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
  /** All that it reads. */
  readonly fields: readonly string[]
  /** The command with nothing but this test in it. */
  readonly command: Command
  /** Where it is not a field: what the event has. */
  readonly shown?: (event: StoredEvent) => readonly string[]
}

async function tryTest(
  { text, field, fields, command, shown }: SingleTest,
  index: number,
  tried: Tried,
): Promise<TriedTest> {
  const { parsed, event } = tried
  const value = shown?.(event) ?? (field === undefined ? null : (fieldOf(event, field) ?? null))
  const said = { text, field: field ?? null, value }
  const before = parsed.query.commands.slice(0, index)
  const first = before.length === 0 || matchOf(before, tried)?.kind === 'event'
  const holds = first
    ? await reaches([...before, command], tried)
    : fields.every(name => fieldOf(event, name) !== undefined)
      ? await holdsForRow(before, command, tried)
      : undefined
  if (holds === undefined) return { ...said, outcome: 'unknown' }
  return { ...said, outcome: holds ? 'holds' : value === null && field !== undefined ? 'absent' : 'fails' }
}

const outputOf = (commands: readonly Command[], { world, parsed }: Tried) =>
  bind({ ...parsed.query, commands }, parsed.expanded, world).output

function matchOf(commands: readonly Command[], tried: Tried) {
  const output = outputOf(commands, tried)
  return output && evidenceOf(output)?.match
}

/** Whether the event gets through a filter of events; a grouping in the same command comes after its filter. */
async function reaches(commands: readonly Command[], tried: Tried): Promise<boolean | undefined> {
  const output = outputOf(commands, tried)
  const evidence = output && evidenceOf(output)
  return evidence && (await countRows(tried.engine, evidence.events.plan)) > 0
}

/** Behind a grouping the row of the event alone stands for its row: only for what the event has itself, not for counts. */
async function holdsForRow(before: readonly Command[], command: Command, tried: Tried): Promise<boolean | undefined> {
  const rows = outputOf(before, tried)
  const output = outputOf([...before, command], tried)
  if (!rows || !output || (await countRows(tried.engine, rows.plan)) === 0) return undefined
  return (await countRows(tried.engine, output.plan)) > 0
}

function testsOf(command: Command, text: string): readonly SingleTest[] {
  const written = ({ start, end }: Span): string => text.slice(start, end).replace(/\s+/g, ' ')
  // The NOT before a group is no part of the spans of the tests in it.
  const leafText = (where: SearchExpression): string =>
    (where.kind === 'not' && where.span.start === where.item.span.start ? 'NOT ' : '') + written(where.span)
  switch (command.kind) {
    case 'search':
      return searchLeaves(command.where).map(where => ({
        text: leafText(where),
        ...named(searchFields(where)),
        command: { ...command, where },
      }))
    case 'tstats': {
      const leaves = command.where ? searchLeaves(command.where) : []
      return [
        ...modelTest(command),
        ...leaves.map(where => ({
          text: leafText(where),
          ...named(searchFields(where), /^(?:\w+\.)+/),
          command: { ...command, where },
        })),
      ]
    }
    case 'where':
      return expressionLeaves(command.condition).map(condition => ({
        text: written(condition.span),
        ...named(expressionFields(condition)),
        command: { ...command, condition },
      }))
    case 'regex':
      return [{ text: written(command.span), ...named([command.field]), command }]
    default:
      return []
  }
}

function named(names: readonly Name[], prefix = /^/): Pick<SingleTest, 'field' | 'fields'> {
  const fields = names.map(({ name }) => name.replace(prefix, ''))
  return { field: fields[0], fields }
}

/** Whether the event is in the data model at all: what its tags say. */
function modelTest(command: Extract<Command, { kind: 'tstats' }>): readonly SingleTest[] {
  if (!command.from) return []
  const { where: _, ...rest } = command
  const { model, dataset } = command.from
  const name = dataset ? `${model}.${dataset}` : model
  return [{ text: `datamodel=${name}`, field: 'tag', fields: ['tag'], command: rest, shown: ({ tags }) => tags }]
}

/** What is joined by AND and OR; a NOT goes with each test under it. */
function searchLeaves(expression: SearchExpression): readonly SearchExpression[] {
  if (expression.kind === 'everything') return []
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
