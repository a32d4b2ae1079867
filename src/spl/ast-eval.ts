/** The eval dialect: AND binds tighter than OR, double quotes are text, single quotes are fields. */

import type { Span } from '../text/span.ts'
import type { Node, Query } from './ast.ts'

export type Expression =
  | { readonly kind: 'text'; readonly value: string; readonly span: Span }
  | { readonly kind: 'number'; readonly value: number; readonly span: Span }
  | FieldReference
  | Call
  | Unary
  | Binary
  | InExpression
  | { readonly kind: 'subsearch'; readonly query: Query; readonly span: Span }
  /** What could not be parsed, already reported. */
  | { readonly kind: 'broken'; readonly span: Span }

/** `quoted` for `'a.b'`. A bare `a.b` is one reference here; semantics decides whether it is a concatenation. */
export interface FieldReference extends Node {
  readonly kind: 'field'
  readonly name: string
  readonly quoted: boolean
}

export interface Call extends Node {
  readonly kind: 'call'
  /** Lower case. */
  readonly function: string
  readonly functionSpan: Span
  readonly arguments: readonly Expression[]
}

export interface Unary extends Node {
  readonly kind: 'unary'
  readonly operator: '-' | '+' | 'not'
  readonly operand: Expression
}

export interface Binary extends Node {
  readonly kind: 'binary'
  readonly operator: BinaryOperator
  readonly left: Expression
  readonly right: Expression
}

/** `==` is read as `=`; words in lower case. */
export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '.'
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'like'
  | 'and'
  | 'or'
  | 'xor'

/** `x IN (a, b)`. */
export interface InExpression extends Node {
  readonly kind: 'in'
  readonly value: Expression
  readonly options: readonly Expression[]
}
