/** Numeric functions (reference 3.9). */
import { call, type Expr, nothing, number } from '../../plan/expr.ts'
import { asList, asNumber, commonType, numberIn } from '../values.ts'
import { at, constantText, type FunctionRule, type FunctionTable, many, ofNumbers } from './rule.ts'

export const numberFunctions: FunctionTable = {
  abs: ofNumbers('absolute'),
  ceil: ofNumbers('ceiling'),
  ceiling: ofNumbers('ceiling'),
  floor: ofNumbers('floor'),
  exp: ofNumbers('exponential'),
  ln: ofNumbers('naturalLogarithm'),
  log: {
    min: 1,
    max: 2,
    build: args =>
      call('logarithm', 'number', asNumber(at(args, 0)), args.length === 2 ? asNumber(at(args, 1)) : number(10)),
  },
  pow: ofNumbers('power', 2),
  sqrt: ofNumbers('root'),
  pi: { min: 0, max: 0, build: () => number(Math.PI) },
  exact: { min: 1, max: 1, build: args => asNumber(at(args, 0)) },
  round: {
    min: 1,
    max: 2,
    build: (args, context) => {
      const places = args.length === 2 ? constantText(args, 1, context, 'the places', 'round(x, 2)') : '0'
      const count = numberIn(places ?? '0') ?? 0
      return call('round', 'number', asNumber(at(args, 0)), number(Math.max(-12, Math.min(12, Math.trunc(count)))))
    },
  },
  sum: ofValues('sumOf'),
  avg: ofValues('averageOf'),
  min: extreme('leastOf'),
  max: extreme('greatestOf'),
  random: { min: 0, max: 0, build: () => call('random', 'number') },
  acos: ofNumbers('arcCosine'),
  acosh: ofNumbers('inverseHyperbolicCosine'),
  asin: ofNumbers('arcSine'),
  asinh: ofNumbers('inverseHyperbolicSine'),
  atan: ofNumbers('arcTangent'),
  atan2: ofNumbers('arcTangent2', 2),
  atanh: ofNumbers('inverseHyperbolicTangent'),
  cos: ofNumbers('cosine'),
  cosh: ofNumbers('hyperbolicCosine'),
  sin: ofNumbers('sine'),
  sinh: ofNumbers('hyperbolicSine'),
  tan: ofNumbers('tangent'),
  tanh: ofNumbers('hyperbolicTangent'),
  hypot: ofNumbers('hypotenuse', 2),
  bit_and: ofMany('bitAnd'),
  bit_or: ofMany('bitOr'),
  bit_xor: ofMany('bitXor'),
  bit_shift_left: ofNumbers('bitShiftLeft', 2),
  bit_shift_right: ofNumbers('bitShiftRight', 2),
}

/** Every value of every argument counts. */
const allValues = (args: readonly Expr[]): Expr => call('append', 'list', ...args.map(asList))

function ofValues(operation: 'sumOf' | 'averageOf'): FunctionRule {
  return { min: 1, max: many, build: args => call(operation, 'number', allValues(args)) }
}

/** The extreme of numbers is a number; where text is among them every text is greater than every number. */
function extreme(operation: 'leastOf' | 'greatestOf'): FunctionRule {
  return {
    min: 1,
    max: many,
    build: args => {
      const value = call(operation, 'text', allValues(args))
      return commonType(args) === 'number' ? asNumber(value) : value
    },
  }
}

function ofMany(operation: 'bitAnd' | 'bitOr' | 'bitXor'): FunctionRule {
  return {
    min: 2,
    max: many,
    build: args =>
      args
        .map(asNumber)
        .reduce(
          (all, value) => (all.kind === 'null' ? value : call(operation, 'number', all, value)),
          nothing('number'),
        ),
  }
}
