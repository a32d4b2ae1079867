/** Expressions of a plan: typed, explicit about null, and free of SPL and SQL. */
import type { ColumnId, ColumnType } from './columns.ts'
import type { Operation } from './operations.ts'

export type Expr =
  | {
      readonly kind: 'column'
      readonly id: ColumnId
      readonly type: ColumnType
      /** Whatever in it reads as a number is written plainly, so that equal numbers are equal texts. */
      readonly plainNumbers?: true
    }
  | { readonly kind: 'text'; readonly value: string; readonly type: 'text' }
  | { readonly kind: 'number'; readonly value: number; readonly type: 'number' }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly type: 'boolean' }
  | { readonly kind: 'null'; readonly type: ColumnType }
  /** The variable of the `any`, `map`, `keep` or `let` around it. */
  | { readonly kind: 'item'; readonly name: ItemName; readonly type: ColumnType }
  /** The body, in which the item stands for the value: what is used several times is reckoned, and written, once. */
  | {
      readonly kind: 'let'
      readonly item: ItemName
      readonly value: Expr
      readonly body: Expr
      readonly type: ColumnType
    }
  | Test
  | Choose
  | { readonly kind: 'call'; readonly operation: Operation; readonly args: readonly Expr[]; readonly type: ColumnType }
  /** A number from text (null where the text is none), text from a number, a list from either; never fails. */
  | { readonly kind: 'cast'; readonly operand: Expr; readonly type: ColumnType }
  /** Each value of a list through `body`, nulls left out. */
  | { readonly kind: 'map'; readonly list: Expr; readonly item: ItemName; readonly body: Expr; readonly type: 'list' }
  /** The values of a list for which `test` is true. */
  | { readonly kind: 'keep'; readonly list: Expr; readonly item: ItemName; readonly test: Expr; readonly type: 'list' }
  | WindowExpr
  | TableLookup

/**
 * The values of a column in the rows of a table that match, in the table's order, at most `limit`; duplicates stay. All keys
 * must match: equal (cases folded or not), or as the table's cell says as a pattern with `*` or as a network.
 */
export interface TableLookup {
  readonly kind: 'tableLookup'
  readonly keys: readonly TableKey[]
  /** Of each row of the table. */
  readonly output: readonly string[]
  readonly limit: number
  readonly type: 'list'
}

export interface TableKey {
  /** A text, or a list whose values are looked up one by one. */
  readonly value: Expr
  readonly cells: readonly string[]
  readonly match: 'exact' | 'wildcard' | 'network'
  readonly caseSensitive: boolean
}

export type ItemName = string

/** An aggregate or rank over the rows around this one; see `Window` in plan.ts for where these may stand. */
export type WindowExpr =
  /** Over all rows of the stage: whether `test` holds in at least one. */
  { readonly kind: 'anywhere'; readonly test: Expr; readonly type: 'boolean' }

/** Three-valued unless said otherwise: null where an operand is null. */
export type Test =
  | { readonly kind: 'and'; readonly operands: readonly Expr[]; readonly type: 'boolean' }
  | { readonly kind: 'or'; readonly operands: readonly Expr[]; readonly type: 'boolean' }
  | { readonly kind: 'not'; readonly operand: Expr; readonly type: 'boolean' }
  /** True where the operand is true, else false, never null. */
  | { readonly kind: 'holds'; readonly operand: Expr; readonly type: 'boolean' }
  /** Whether there is a value; never null. */
  | { readonly kind: 'present'; readonly operand: Expr; readonly type: 'boolean' }
  /**
   * `number` and `text` compare operands of that type; `loose` compares two texts as numbers where both look like one,
   * else as text. Text is compared by code point.
   */
  | {
      readonly kind: 'compare'
      readonly operator: CompareOperator
      readonly as: 'number' | 'text' | 'loose'
      readonly left: Expr
      readonly right: Expr
      readonly type: 'boolean'
    }
  /** The whole text equals the literal, cases folded. */
  | { readonly kind: 'equals'; readonly operand: Expr; readonly value: string; readonly type: 'boolean' }
  /**
   * The text as it is written, or its number under another spelling; but text with a leading zero is no number: `1` is not
   * found in "01". Never null.
   */
  | { readonly kind: 'sameNumber'; readonly operand: Expr; readonly written: string; readonly type: 'boolean' }
  /** One of the literals, cases folded. */
  | { readonly kind: 'oneOf'; readonly operand: Expr; readonly values: readonly string[]; readonly type: 'boolean' }
  /** The whole text is the pieces in order with anything between; `['', 'a', '']` is "contains a". */
  | {
      readonly kind: 'wildcard'
      readonly operand: Expr
      readonly pieces: readonly string[]
      readonly caseSensitive: boolean
      readonly type: 'boolean'
    }
  /** Found anywhere; RE2 syntax, `.` stops at a newline. A pattern from the data is taken as it is; null where it cannot be one. */
  | { readonly kind: 'matches'; readonly operand: Expr; readonly pattern: string | Expr; readonly type: 'boolean' }
  /** `%` any run, `_` one character, no escape; the pattern may differ from row to row. */
  | { readonly kind: 'like'; readonly operand: Expr; readonly pattern: Expr; readonly type: 'boolean' }
  /** An address inside `address/bits`, v4 or v6; false for text that is no address. */
  | { readonly kind: 'inSubnet'; readonly operand: Expr; readonly network: string; readonly type: 'boolean' }
  /**
   * A word or phrase of a raw event, bounded by breakers where the pieces do not end in a wildcard; cases folded unless told.
   * With `whole` it is a whole term, which only blanks, brackets, quotes and their like bound.
   */
  | {
      readonly kind: 'word'
      readonly whole?: true
      readonly operand: Expr
      readonly pieces: readonly string[]
      readonly caseSensitive: boolean
      readonly type: 'boolean'
    }
  /** Some value of a list passes; never null. */
  | {
      readonly kind: 'any'
      readonly list: Expr
      readonly item: ItemName
      readonly test: Expr
      readonly type: 'boolean'
    }

export type CompareOperator = '=' | '!=' | '<' | '<=' | '>' | '>='

/** The value of the first branch whose condition is true, else `otherwise`; all values have the type of the whole. */
export interface Choose {
  readonly kind: 'choose'
  readonly branches: readonly { readonly when: Expr; readonly value: Expr }[]
  readonly otherwise: Expr
  readonly type: ColumnType
}

export const text = (value: string): Expr => ({ kind: 'text', value, type: 'text' })
export const number = (value: number): Expr => ({ kind: 'number', value, type: 'number' })
export const boolean = (value: boolean): Expr => ({ kind: 'boolean', value, type: 'boolean' })
export const nothing = (type: ColumnType): Expr => ({ kind: 'null', type })
export const column = (id: ColumnId, type: ColumnType): Expr => ({ kind: 'column', id, type })
export const item = (name: ItemName): Expr => ({ kind: 'item', name, type: 'text' })
export const present = (operand: Expr): Expr => ({ kind: 'present', operand, type: 'boolean' })
export const holds = (operand: Expr): Expr => ({ kind: 'holds', operand, type: 'boolean' })
export const not = (operand: Expr): Expr => ({ kind: 'not', operand, type: 'boolean' })
export const cast = (operand: Expr, type: ColumnType): Expr =>
  operand.type === type ? operand : { kind: 'cast', operand, type }

/** The body over a value that it uses more than once. What costs nothing to write again needs no name. */
export function shared(value: Expr, name: ItemName, body: (value: Expr) => Expr): Expr {
  if (['column', 'text', 'number', 'boolean', 'null', 'item'].includes(value.kind)) return body(value)
  const inner = body({ kind: 'item', name, type: value.type })
  return { kind: 'let', item: name, value, body: inner, type: inner.type }
}

/** Nested ones become one; what is always true is left out. */
export const and = (...operands: readonly Expr[]): Expr => allOf(operands)

export function allOf(given: readonly Expr[]): Expr {
  const operands = given
    .flatMap(operand => (operand.kind === 'and' ? operand.operands : [operand]))
    .filter(operand => operand.kind !== 'boolean' || !operand.value)
  const [only] = operands
  if (operands.length === 1 && only) return only
  return operands.length === 0 ? boolean(true) : { kind: 'and', operands, type: 'boolean' }
}

/** Nested ones become one. */
export const or = (...operands: readonly Expr[]): Expr => anyOf(operands)

export function anyOf(given: readonly Expr[]): Expr {
  const [only] = given
  if (given.length === 1 && only) return only
  const operands = given.flatMap(operand => (operand.kind === 'or' ? operand.operands : [operand]))
  return operands.length === 0 ? boolean(false) : { kind: 'or', operands, type: 'boolean' }
}

export const compare = (operator: CompareOperator, as: 'number' | 'text' | 'loose', left: Expr, right: Expr): Expr => ({
  kind: 'compare',
  operator,
  as,
  left,
  right,
  type: 'boolean',
})

export function choose(when: Expr, value: Expr, otherwise: Expr): Expr {
  if (otherwise.kind === 'null' && isPresence(when, value)) return value
  return { kind: 'choose', branches: [{ when, value }], otherwise, type: value.type }
}

/** Whether a condition holds wherever there is a value: the value, or nothing, is then the value. */
function isPresence(when: Expr, value: Expr): boolean {
  if (when.kind !== 'present') return false
  const { operand } = when
  return operand === value || (value.kind === 'cast' && value.operand === operand && operand.type === 'list')
}

export const call = (operation: Operation, type: ColumnType, ...args: readonly Expr[]): Expr => ({
  kind: 'call',
  operation,
  args,
  type,
})
