/** What binding one search accumulates: column identities and diagnostics; and how a name is looked up at a stage. */
import { columnIds } from '../plan/columns.ts'
import { choose, column, type Expr, nothing, present, text } from '../plan/expr.ts'
import type { Plan } from '../plan/plan.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import type { Source } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import { modelField } from './dataset.ts'
import { EventScan } from './event-scan.ts'
import { type Code, type MessageData, say } from './messages.ts'
import type { Scope } from './scope.ts'
import { coerce } from './values.ts'
import type { World } from './world.ts'

/** A search on its way to a plan: the rows so far and the names that see them. */
export interface Bound {
  readonly plan: Plan
  readonly scope: Scope
}

export class Binder {
  readonly world: World
  readonly diagnostics: Diagnostic[] = []
  readonly newId = columnIds()
  readonly #source: Source
  readonly #said = new Set<string>()
  #items = 0

  constructor(world: World, source: Source) {
    this.world = world
    this.#source = source
  }

  /** The same thing is said once for one place. */
  report<C extends Code>(code: C, span: Span, data: MessageData[C]): void {
    const key = `${code} ${span.start} ${span.end}`
    if (this.#said.has(key)) return
    this.#said.add(key)
    this.diagnostics.push({ code, ...say(code, data), place: { source: this.#source, span } })
  }

  openScan(span: Span): EventScan {
    return new EventScan(this.world, this.newId, span)
  }

  /** What a name stands for at a stage; null where nothing has that name. */
  field(scope: Scope, name: string, span: Span): Expr {
    const known = scope.columns.get(name)
    if (known) return known
    const { events } = scope
    if (!events || events.hidden.has(name)) return nothing('text')
    const value = events.dataset ? modelField(this, events, name, span) : events.scan.field(name)
    if (events.fill === undefined) return value
    return choose(present(value), value, coerce(text(events.fill), value.type))
  }

  /** A variable for a test or a mapping over the values of a list. */
  newItem(): string {
    this.#items += 1
    return `v${this.#items}`
  }

  /** The value as a column of its own, unless it is one already or costs nothing. */
  extend(plan: Plan, name: string, value: Expr, span: Span): { readonly plan: Plan; readonly value: Expr } {
    if (value.kind === 'column' || value.kind === 'null') return { plan, value }
    const id = this.newId(name)
    return { plan: { kind: 'extend', input: plan, columns: [{ id, value }], span }, value: column(id, value.type) }
  }
}
