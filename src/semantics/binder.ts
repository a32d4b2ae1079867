/** What binding one search accumulates: column identities and diagnostics; and how a name is looked up at a stage. */
import { columnIds } from '../plan/columns.ts'
import { choose, column, type Expr, nothing, present, text } from '../plan/expr.ts'
import type { Output, Plan } from '../plan/plan.ts'
import { height } from '../plan/size.ts'
import type { Table } from '../rows/table.ts'
import type { CollectCommand, Command, MapCommand, OutputlookupCommand, Query as SearchQuery } from '../spl/ast.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import type { Source } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import { modelField } from './dataset.ts'
import { EventScan, isAttribute } from './event-scan.ts'
import { type Code, type MessageData, say } from './messages.ts'
import type { Scope } from './scope.ts'
import { coerce, commonType } from './values.ts'
import type { World } from './world.ts'

/** A search on its way to a plan: the rows so far and the names that see them. */
export interface Bound {
  readonly plan: Plan
  readonly scope: Scope
}

/** What must be run before the search can be bound: it has no form in one query. Its answer is known by `key`. */
export type Step =
  /** The rows so far, for a command that works on rows in memory. */
  | { readonly kind: 'rows'; readonly key: object; readonly output: Output }
  /** A subsearch of its own: its rows become terms, or stand beside others. */
  | { readonly kind: 'subsearch'; readonly key: SearchQuery; readonly source: Source }
  /** A search that is made for each row. */
  | { readonly kind: 'map'; readonly key: MapCommand; readonly rows: Table; readonly source: Source }
  /** Rows for a lookup or an index. */
  | { readonly kind: 'write'; readonly key: OutputlookupCommand | CollectCommand; readonly rows: Table }

/** Where Splunk keeps only so many rows: of a `sort` always, of a subsearch because its machine is small. */
export interface RowLimit {
  readonly command: string
  readonly count: number
  /** The rows before the limit. */
  readonly plan: Plan
  /** Whether rows beyond it are left out here too. */
  readonly cuts: boolean
  readonly span: Span
  /** What it means that there are such rows, where it is not that rows are left out. */
  readonly says?: (rows: number) => string
  /** Where the span is in another text than the search. */
  readonly source?: Source
}

export class Binder {
  readonly world: World
  readonly diagnostics: Diagnostic[] = []
  readonly newId = columnIds()
  readonly limits: RowLimit[] = []
  /** Asked for in the order in which they must run; what stands behind the first cannot be bound yet. */
  readonly steps: Step[] = []
  /** The commands of the search behind the one that is bound now. */
  later: readonly Command[] = []
  /** The command before it. */
  earlier: Command | undefined
  /** The rows over which expressions are bound now. */
  rows: Plan | undefined
  #source: Source
  readonly #said = new Set<string>()
  #first: EventScan | undefined
  #items = 0
  #stages = 0

  constructor(world: World, source: Source) {
    this.world = world
    this.#source = source
  }

  /** The text that the spans speak of now. */
  get source(): Source {
    return this.#source
  }

  /** Binds something whose spans speak of another text: the body of `foreach`, filled for one field. */
  within<T>(source: Source, bind: () => T): T {
    const before = this.#source
    this.#source = source
    const bound = bind()
    this.#source = before
    return bound
  }

  /** False, reported, where a stage is one too many; those of `foreach` and of subsearches count each time. */
  takesStage(plan: Plan, span: Span): boolean {
    this.#stages += 1
    if (this.#stages <= mostStages && height(plan) <= mostStages) return true
    this.report('too-many-stages', span, { limit: mostStages })
    return false
  }

  /** The same thing is said once for one place. */
  report<C extends Code>(code: C, span: Span, data: MessageData[C]): void {
    const key = `${code} ${span.start} ${span.end} ${this.#source.text.length}`
    if (this.#said.has(key)) return
    this.#said.add(key)
    this.diagnostics.push({ code, ...say(code, data), place: { source: this.#source, span } })
  }

  /** The rows that a step has given, or undefined, and the step is asked for. */
  answer(step: Step): Table | undefined {
    const found = this.world.answers.get(step.key)
    if (!found) this.steps.push(step)
    return found
  }

  /** The rows of a subsearch as its command may take them; they are cut only where Splunk's own limits are asked for. */
  limited(bound: Bound, command: string, span: Span): Bound {
    const count = subsearchRows
    const cuts = this.world.splunkLimits === true
    this.limits.push({ command, count, plan: bound.plan, cuts, span })
    return cuts ? { ...bound, plan: { kind: 'limit', input: bound.plan, count, end: 'first', span } } : bound
  }

  openScan(span: Span): EventScan {
    const scan = new EventScan(this.world, this.newId, span)
    this.#first ??= scan
    return scan
  }

  /** The time range of the search: of the events that it starts from. */
  get range(): World['range'] {
    return this.#first?.range ?? this.world.range
  }

  /** What a name stands for at a stage; null where nothing has that name. */
  field(scope: Scope, name: string, span: Span): Expr {
    const known = scope.columns.get(name)
    if (known) return known
    return this.#late(scope, name, this.#ofEvent(scope, name, span))
  }

  /** The same for a name that a search makes up: nothing is read for it where no event is known to have such a field. */
  knownField(scope: Scope, name: string, span: Span): Expr {
    const { fields } = this.world
    const bare = scope.events && !scope.events.dataset && scope.events.fill === undefined && !scope.late
    const unknown = bare && fields.size > 0 && !fields.has(name) && !scope.columns.has(name)
    return unknown && !isAttribute(name) ? nothing('text') : this.field(scope, name, span)
  }

  #ofEvent({ events }: Scope, name: string, span: Span): Expr {
    if (!events || events.hidden.has(name)) return nothing('text')
    const value = events.dataset ? modelField(this, events, name, span) : events.scan.field(name)
    if (events.fill === undefined) return value
    return choose(present(value), value, coerce(text(events.fill), value.type))
  }

  /** A stage that takes fields out of a text gives those that are asked for; where it has none the field stays what it was. */
  #late({ late = [] }: Scope, name: string, before: Expr): Expr {
    return late.reduce((value, extract) => {
      const found = extract(name)
      if (!found) return value
      const type = commonType([found, value])
      return choose(present(found), coerce(found, type), coerce(value, type))
    }, before)
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

/** Each may be a query around the one before, and what reads a plan goes into it stage by stage. */
const mostStages = 1000

/** limits.conf: subsearch_maxout of `join`, maxout of `append` and its kin. */
const subsearchRows = 50_000
