/** Conditions of Sigma rules as trees: `selection and not 1 of filter_*`. */
import type { Span } from '../../text/span.ts'

export type Condition =
  | { readonly kind: 'and'; readonly items: readonly Condition[] }
  | { readonly kind: 'or'; readonly items: readonly Condition[] }
  | { readonly kind: 'not'; readonly item: Condition }
  | { readonly kind: 'selection'; readonly name: string; readonly span: Span }
  /** `1 of them`, `all of filter_*`. */
  | {
      readonly kind: 'of'
      readonly count: number | 'all'
      /** `them` is `*`. */
      readonly pattern: string
      readonly span: Span
    }
