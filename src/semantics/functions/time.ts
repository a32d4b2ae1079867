/** Time functions (reference 3.10); the search's own time stands for `now()`, whatever the clock says. */
import { call, type Expr, nothing, number, text } from '../../plan/expr.ts'
import { relativeSteps } from '../time.ts'
import { asNumber, asText } from '../values.ts'
import { at, constantText, type FunctionTable } from './rule.ts'

export const timeFunctions: FunctionTable = {
  now: { min: 0, max: 0, build: (_, { binder }) => number(binder.world.now) },
  time: { min: 0, max: 0, build: (_, { binder }) => number(binder.world.now) },
  strftime: {
    min: 2,
    max: 2,
    build: (args, context) => {
      const format = constantText(args, 1, context, 'the format', 'strftime(_time, "%Y-%m-%d")')
      return call('formatTime', 'text', asNumber(at(args, 0)), text(format ?? ''))
    },
  },
  strptime: {
    min: 2,
    max: 2,
    build: (args, context) => {
      const format = constantText(args, 1, context, 'the format', 'strptime(field, "%Y-%m-%d")')
      return format === undefined ? nothing('number') : parsed(asText(at(args, 0)), format, context.binder.world.now)
    },
  },
  relative_time: {
    min: 2,
    max: 2,
    build: (args, context) => {
      const given = at(args, 1)
      if (given.kind !== 'text') return call('relativeTimeOf', 'number', asNumber(at(args, 0)), asText(given))
      const spec = given.value
      const steps = relativeSteps(spec)
      if (steps === undefined) {
        const span = context.node.arguments[1]?.span ?? context.node.span
        context.binder.report('bad-specifier', span, { value: spec })
        return nothing('number')
      }
      return call('relativeTime', 'number', asNumber(at(args, 0)), text(steps.join(' ')))
    },
  },
}

/** What a format leaves out comes from the search's day: the year, or the whole date. */
function parsed(value: Expr, format: string, now: number): Expr {
  const letters = new Set([...format.matchAll(/%([A-Za-z])/g)].map(match => match[1]))
  const has = (...some: string[]): boolean => some.some(letter => letters.has(letter))
  if (has('s', 'Y', 'y', 'F', 'D', 'c', 'x', '+')) return call('parseTime', 'number', value, text(format))
  if (has('m', 'b', 'B', 'd', 'e', 'j')) {
    const year = call('formatTime', 'text', number(now), text('%Y '))
    const dated = call('concat', 'text', year, value)
    return call('parseTime', 'number', dated, text(`%Y ${format}`))
  }
  const date = call('formatTime', 'text', number(now), text('%Y-%m-%d '))
  return call('parseTime', 'number', call('concat', 'text', date, value), text(`%Y-%m-%d ${format}`))
}
