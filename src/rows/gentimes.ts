/** `gentimes`: a row for each stretch of time between two dates, in UTC. */
import type { GentimesCommand } from '../spl/ast.ts'
import { tableOf } from './columns.ts'
import { done, howManyFit, type Notice, type Outcome } from './outcome.ts'
import { nextBucket, secondsOf } from './time-grid.ts'

const names = ['endhuman', 'endtime', 'starthuman', 'starttime'] as const

/** Without an end up to the midnight before now, without an increment days. A stretch ends a second before the next one. */
export function gentimes(command: GentimesCommand, now: number): Outcome {
  const increment = command.increment ?? { count: 1, unit: 'd' as const }
  const start = pointOf(command.start, now)
  const end = pointOf(command.end ?? '0', now)
  const written = start === undefined ? command.start : command.end
  if (start === undefined || end === undefined) return done(tableOf(names, []), badTime(command, written ?? ''))
  if (!(secondsOf(increment) > 0))
    return done(tableOf(names, []), badTime(command, `${increment.count}${increment.unit}`))
  const limit = howManyFit(names.length)
  const rows: (string | number)[][] = []
  let from = start
  for (; from < end && rows.length < limit; from = nextBucket(from, increment)) {
    const last = nextBucket(from, increment) - 1
    rows.push([human(last), last, human(from), from])
  }
  return from < end ? done(tableOf(names, rows), tooMany(command, limit)) : done(tableOf(names, rows))
}

/** `-7` is the midnight seven days ago; `10/05/2023`, `10/5/23`, with `:13:30:00` behind it a time of that day. */
function pointOf(text: string, now: number): number | undefined {
  if (/^[+-]?\d{1,6}$/.test(text)) return (Math.floor(now / 86_400) + Number(text)) * 86_400
  const parts = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?::(\d{1,2}):(\d{1,2}):(\d{1,2}))?$/.exec(text)
  if (!parts) return undefined
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(part => Number(part ?? 0))
  const time = Date.UTC(year < 100 ? 2000 + year : year, month - 1, day, hour, minute, second)
  const date = new Date(time)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? time / 1000 : undefined
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** `Mon Nov 27 00:00:00 2023`. */
function human(time: number): string {
  const date = new Date(time * 1000)
  const two = (value: number): string => String(value).padStart(2, '0')
  const clock = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(':')
  const day = String(date.getUTCDate()).padStart(2, ' ')
  return `${days[date.getUTCDay()]} ${months[date.getUTCMonth()]} ${day} ${clock} ${date.getUTCFullYear()}`
}

const badTime = ({ span }: GentimesCommand, text: string): Notice => ({
  code: 'bad-time',
  severity: 'error',
  message: `'gentimes' cannot read the time '${text}'`,
  help: 'start=-7 end=11/27/2023 increment=6h',
  span,
})

const tooMany = ({ span }: GentimesCommand, limit: number): Notice => ({
  code: 'too-many-cells',
  severity: 'error',
  message: `'gentimes' would make more than ${limit} rows here, a longer increment makes fewer`,
  span,
})
