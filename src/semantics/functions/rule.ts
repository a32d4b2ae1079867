/** What a function of eval is: how many arguments it takes and the expression it becomes. */
import type { ColumnType } from '../../plan/columns.ts'
import { call, type Expr, nothing, text } from '../../plan/expr.ts'
import type { Operation } from '../../plan/operations.ts'
import type { Call } from '../../spl/ast.ts'
import type { Binder } from '../binder.ts'
import { rePattern } from '../regex.ts'
import type { Scope } from '../scope.ts'
import { asNumber, asText } from '../values.ts'

export interface FunctionContext {
  readonly binder: Binder
  readonly scope: Scope
  readonly node: Call
}

/** `build` gets bound arguments; `bind` gets the call itself, since it must decide how an argument is read. */
export type FunctionRule = { readonly min: number; readonly max: number } & (
  | { readonly build: (args: readonly Expr[], context: FunctionContext) => Expr }
  | { readonly bind: (context: FunctionContext) => Expr }
)

export type FunctionTable = Readonly<Record<string, FunctionRule>>

export const many = Number.POSITIVE_INFINITY

/** An argument that the arity promises. */
export const at = (args: readonly Expr[], index: number): Expr => args[index] ?? nothing('text')

export const ofNumbers = (operation: Operation, arity = 1): FunctionRule => ({
  min: arity,
  max: arity,
  build: args => call(operation, 'number', ...args.map(asNumber)),
})

export const ofText = (operation: Operation, type: ColumnType = 'text'): FunctionRule => ({
  min: 1,
  max: 1,
  build: args => call(operation, type, asText(at(args, 0))),
})

/** The text of an argument that must be a constant; reported where it is not. */
export function constantText(
  args: readonly Expr[],
  index: number,
  { binder, node }: FunctionContext,
  what: string,
  example: string,
): string | undefined {
  const arg = args[index]
  if (arg?.kind === 'text') return arg.value
  if (arg?.kind === 'number') return String(arg.value)
  binder.report('constant-wanted', node.arguments[index]?.span ?? node.span, { name: node.function, what, example })
  return undefined
}

export function wantArgument({ binder, node }: FunctionContext, index: number, wants: string): void {
  binder.report('function-argument', node.arguments[index]?.span ?? node.span, { name: node.function, wants })
}

/** The pattern in the second argument: checked where it is written in the search, taken as it is where it comes from data. */
export function regexOperand(args: readonly Expr[], { binder, node }: FunctionContext): Expr | undefined {
  const given = at(args, 1)
  if (given.kind !== 'text') return asText(given)
  const checked = rePattern(binder, given.value, node.arguments[1]?.span ?? node.span)
  return checked === undefined ? undefined : text(checked)
}
