/** `tail`: the last rows, the last of all first. */
import type { TailCommand } from '../../spl/ast.ts'
import type { Bound } from '../binder.ts'

export const bindTail = (input: Bound, { count, span }: TailCommand): Bound => ({
  ...input,
  plan: { kind: 'limit', input: input.plan, count, end: 'last', span },
})
