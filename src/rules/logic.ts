/** The search of a rule taken apart: stages with what they let through, and indicators. */
import type { Predicate } from '../predicate/predicate.ts'
import type { Command } from '../spl/ast.ts'
import { type Parsed, parse } from '../spl/parse.ts'
import { type Stage, stagesAsWritten } from '../spl/stages.ts'
import { fieldsRead, fieldsWritten, visit } from '../spl/walk.ts'
import type { Source } from '../text/source.ts'
import { type Indicator, indicatorsOf, uniqueIndicators } from './indicators.ts'
import type { MacroPool } from './macros.ts'
import { predicateOf } from './spl-predicates.ts'

export interface Logic {
  readonly parsed: Parsed
  readonly stages: readonly LogicStage[]
  readonly indicators: readonly Indicator[]
  /** `Endpoint.Processes`, in the order written. */
  readonly dataModels: readonly string[]
  /** Fields that are read before the search itself makes them, in the order written. */
  readonly fields: readonly string[]
  /** Names of the macros that are called, those that macros call included. */
  readonly macros: readonly string[]
}

export interface LogicStage extends Stage {
  /** Of its commands that filter, in order. */
  readonly predicates: readonly Predicate[]
}

export function readLogic(search: Source, macros: MacroPool): Logic {
  const parsed = parse(search, { macros: macros.find })
  const rows: (readonly Indicator[])[] = []
  const predicates = new Map<Command, Predicate>()
  const dataModels = new Set<string>()
  const computed = new Set<string>()
  const fields = new Set<string>()
  const made = new Set<string>()
  visit(parsed.query, {
    command(command) {
      const predicate = predicateOf(command)
      if (predicate) predicates.set(command, predicate)
      if (predicate) rows.push(indicatorsOf(predicate, computed))
      for (const field of computedBy(command)) computed.add(field)
      for (const { name, wildcard } of fieldsRead(command)) if (!wildcard && !made.has(name)) fields.add(name)
      for (const { name } of fieldsWritten(command)) made.add(name)
      for (const { model, dataset } of modelsOf(command)) dataModels.add(dataset ? `${model}.${dataset}` : model)
    },
  })
  const stages = stagesAsWritten(parsed).map(stage => ({
    ...stage,
    predicates: stage.commands.flatMap(command => predicates.get(command) ?? []),
  }))
  return {
    parsed,
    stages,
    indicators: uniqueIndicators(rows.flat()),
    dataModels: [...dataModels],
    fields: [...fields],
    macros: [...new Set(parsed.calls.map(({ name }) => name))],
  }
}

function modelsOf(command: Command): readonly { readonly model: string; readonly dataset?: string }[] {
  switch (command.kind) {
    case 'tstats':
      return command.from ? [command.from] : []
    case 'from':
      return command.source.kind === 'datamodel' ? [command.source.name] : []
    case 'union':
      return command.sources.flatMap(source => (source.kind === 'datamodel' ? [source.name] : []))
    case 'datamodel': {
      const { model, dataset } = command
      return model ? [{ model: model.name, ...(dataset && { dataset: dataset.name }) }] : []
    }
    default:
      return []
  }
}

/** Aggregations that give values of a field back as they are. */
const faithful = new Set(['values', 'list', 'first', 'last', 'latest', 'earliest', 'mode'])

/** Fields whose values do not come from an event any more. */
function computedBy(command: Command): readonly string[] {
  switch (command.kind) {
    case 'stats':
    case 'tstats':
    case 'mstats':
    case 'eventstats':
    case 'streamstats':
    case 'chart':
    case 'timechart':
      return command.aggregations.filter(({ function: name }) => !faithful.has(name)).map(({ alias }) => alias)
    case 'eval':
      return command.assignments.map(({ target }) => target.name)
    default:
      return []
  }
}
