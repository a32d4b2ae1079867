/** The fields that a stage can list: what `*` stands for. */
import type { Binder } from './binder.ts'
import type { Scope } from './scope.ts'

/** Visible columns in order, then the events' own fields by name; without the internal ones of events. */
export function visibleNames(binder: Binder, scope: Scope): readonly string[] {
  const columns = [...scope.columns.keys()]
  const { events } = scope
  if (!events) return columns
  const known = new Set(columns)
  const prefix = events.prefixed && events.dataset ? `${events.dataset.lineage.at(-1)?.name ?? ''}.` : ''
  const names = events.dataset
    ? events.dataset.lineage.flatMap(({ fields }) => fields.map(({ name }) => prefix + name))
    : [...binder.world.fields.keys(), ...defaultNames.filter(name => !binder.world.fields.has(name))]
  return [...columns, ...names.filter(name => !known.has(name) && !events.hidden.has(name)).sort(byCodePoint)]
}

/** Fields that every event of the store has. */
const defaultNames = ['host', 'index', 'source', 'sourcetype']

const byCodePoint = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
