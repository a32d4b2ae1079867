/** Conditions of EQL and ES|QL as trees. */
import type { Span } from '../../text/span.ts'

export type Expression =
  | { readonly kind: 'field'; readonly name: string; readonly span: Span }
  | { readonly kind: 'text'; readonly value: string; readonly span: Span }
  | { readonly kind: 'number'; readonly value: string; readonly span: Span }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly span: Span }
  | { readonly kind: 'null'; readonly span: Span }
  | {
      readonly kind: 'call'
      /** In lower case, without the `~`. */
      readonly name: string
      /** Written with a `~`: cases do not matter. */
      readonly insensitive: boolean
      readonly arguments: readonly Expression[]
      readonly span: Span
    }
  | { readonly kind: 'and' | 'or'; readonly items: readonly Expression[]; readonly span: Span }
  | { readonly kind: 'not' | 'minus'; readonly item: Expression; readonly span: Span }
  | {
      readonly kind: 'compare'
      readonly operator: Comparison
      readonly left: Expression
      readonly right: Expression
      readonly span: Span
    }
  /** One side against any of a list. */
  | {
      readonly kind: 'list'
      readonly operator: ListOperator
      readonly negated: boolean
      readonly left: Expression
      readonly options: readonly Expression[]
      readonly span: Span
    }
  | { readonly kind: 'is-null'; readonly negated: boolean; readonly item: Expression; readonly span: Span }
  | { readonly kind: 'arithmetic'; readonly left: Expression; readonly right: Expression; readonly span: Span }

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>='

/** A `~` says that cases do not matter; `:` is `like~`. */
export type ListOperator = ':' | 'in' | 'in~' | 'like' | 'like~' | 'regex' | 'regex~' | 'rlike'
