/** The world that searches are bound in: what the store holds, and when now is. */
import type { StoreFacts } from '../engine/engine.ts'
import { dataModels } from '../schema/datamodels/index.ts'
import { findDataset } from '../schema/find-dataset.ts'
import { timePoint } from '../semantics/time.ts'
import type { ModelDataset, World } from '../semantics/world.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import type { RunLookups } from './lookups.ts'

/** What every search of a run is told: the range of its events, and whether rows are cut as Splunk cuts them. */
export interface RangeTexts {
  readonly earliest?: string
  readonly latest?: string
  readonly splunkLimits?: boolean
}

/**
 * Now is the second after the newest event: logs are looked at after the fact, the same logs must give the same answer,
 * and a range that ends now holds them all.
 */
export function worldOf(facts: StoreFacts, range: RangeTexts = {}, clock = 0, lookups?: RunLookups): World {
  const now = facts.newest === undefined ? clock : Math.floor(facts.newest) + 1
  const from = range.earliest === undefined ? undefined : timePoint(range.earliest, now)
  const until = range.latest === undefined ? undefined : timePoint(range.latest, now)
  return {
    now,
    range: { ...(from !== undefined && { from }), ...(until !== undefined && { until }) },
    fields: facts.fields,
    ...(facts.events > 0 && { indexes: facts.indexes }),
    dataset,
    models: dataModels.map(({ name }) => name),
    lookup: name => lookups?.find(name),
    lookups: lookups?.names ?? [],
    ...(range.splunkLimits === true && { splunkLimits: true }),
    answers: new Map(),
  }
}

/** A bound that is no time is an error of the command line. */
export function rangeFaults({ earliest, latest }: RangeTexts): Diagnostic[] {
  const faults = [rangeFault('--from', earliest), rangeFault('--to', latest)].flatMap(fault => fault ?? [])
  if (faults.length > 0 || earliest === undefined || latest === undefined) return faults
  const message = `'--from ${earliest}' is not before '--to ${latest}': no event can be between them`
  // A day can be compared with a day, and an hour ago with an hour ago; a day with an hour ago only once there are events.
  const bounds = [0, 4e9].map(now => (timePoint(earliest, now) ?? 0) >= (timePoint(latest, now) ?? 0))
  return bounds.every(Boolean) ? [{ code: 'bad-range', severity: 'error', message }] : []
}

function rangeFault(flag: string, value: string | undefined): Diagnostic | undefined {
  if (value === undefined || timePoint(value, 0) !== undefined) return undefined
  const message = `'${flag}' wants a time, not '${value}'`
  return { code: 'bad-time', severity: 'error', message, help: '-24h, 2026-11-24T00:00:00Z or epoch seconds' }
}

function dataset(model: string, name?: string): ModelDataset | undefined {
  const found = findDataset(model, name)
  return found.kind === 'found' ? { model, lineage: found.lineage, siblings: found.model.datasets } : undefined
}

/** Nothing is loaded: what a search means, not what it finds. */
export const emptyFacts: StoreFacts = { events: 0, newest: undefined, indexes: new Set(), fields: new Map() }
