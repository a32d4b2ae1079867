/** Where a search loses its rows: the stages with what comes in and out, and the way of one event through them. */

import type { EventStage } from '../../harrier/why.ts'
import type { TriedTest } from '../../harrier/why-tests.ts'
import type { Explanation } from '../../harrier.ts'
import type { Palette } from './colour.ts'
import { header } from './explanation.ts'
import { timeText } from './rows.ts'
import { clip, displayWidth, escapeControls, padEnd, padStart, paintedWidth } from './width.ts'
import { counted, grouped } from './words.ts'

/** A width that is not finite means that nothing is cut. */
export function whyView(explanation: Explanation, palette: Palette, width: number): string {
  const head = header(
    { ...explanation, rule: explanation.rule && { ...explanation.rule, description: '' } },
    palette,
    width,
  )
  return [...head, ...verdict(explanation, palette, width), '', ...stageLines(explanation, palette, width)]
    .map(line => line.trimEnd() + '\n')
    .join('')
}

function verdict({ data }: Explanation, { paint, marks }: Palette, width: number): string[] {
  if (!data) return []
  const { outcome, event, events, files } = data
  const over = `over ${counted(events, 'event')} of ${counted(files, 'file')}`
  const all = `  ${paint(outcome === 'found' ? 'passed' : 'unsupported', outcome)} ${over}`
  if (!event) return [all]
  const through = event.stages.at(-1)?.event
  const said =
    through === 'in'
      ? `${paint('passed', marks.passed)} comes through`
      : through === 'unknown'
        ? 'cannot be followed to the end'
        : `${paint('failed', marks.failed)} is dropped`
  const name = `${event.file}:${event.record}  ${timeText(event.time)}  ${event.host}`
  return [all, ...beside(`  event ${escapeControls(name)}`, said, { width, gap: 2, indent: 8 })]
}

function stageLines({ stages, data }: Explanation, palette: Palette, width: number): string[] {
  if (!data) return []
  const { paint, marks } = palette
  const arrow = palette.ascii ? '->' : '→'
  const counts = data.stages.map(({ in: before, out }) => [shownCount(before), shownCount(out)] as const)
  const widest = (side: 0 | 1): number => counts.reduce((most, pair) => Math.max(most, pair[side].length), 0)
  const [left, right] = [Math.max(7, widest(0)), Math.max(3, widest(1))]
  const room = Math.max(24, Math.min(Number.isFinite(width) ? width : 120, 140) - left - right - 24)
  const texts = stages.map(({ text }) => clip(oneLine(text), room, marks.ellipsis))
  const column = Math.max(5, ...texts.map(displayWidth))
  const title = `${padEnd('stage', column)}  ${padStart('rows in', left)} ${arrow} ${padEnd('out', right)}`
  return [
    `     ${paint('dim', `${title}${data.event ? '   this event' : ''}`)}`,
    ...stages.flatMap((_, index) => {
      const [before, out] = counts[index] ?? ['', '']
      const rows = `${padStart(before, left)} ${arrow} ${padEnd(out, right)}`
      const drops = data.drops === index
      const trip = data.event?.stages[index]
      const mark = drops ? paint('failed', marks.failed) : ' '
      const said = trip ? `   ${eventWord(trip, palette)}` : ''
      const note = drops ? paint('failed', 'the first stage that drops all') : ''
      const line = `${mark} ${paint('dim', padStart(String(index + 1), 2))} ${padEnd(texts[index] ?? '', column)}  ${rows}${said}`
      return [
        ...beside(line, note, { width, gap: 3, indent: 5 }),
        ...(trip?.tests ?? []).flatMap(test => testLines(test, palette, { width, column: column + 4 })),
      ]
    }),
  ]
}

function eventWord({ event }: EventStage, { paint, marks }: Palette): string {
  if (event === 'drops') return `${paint('failed', marks.failed)} drops here`
  return event === 'in' ? event : paint('dim', event === 'unknown' ? 'not known' : event)
}

/** The test, and what the event has in its place: never cut. */
function testLines(
  { text, field, value, outcome }: TriedTest,
  { paint, marks }: Palette,
  { width, column }: { readonly width: number; readonly column: number },
): string[] {
  const mark =
    outcome === 'holds'
      ? paint('passed', marks.passed)
      : outcome === 'fails'
        ? paint('failed', marks.failed)
        : outcome === 'absent'
          ? paint('dim', marks.dot)
          : paint('dim', '?')
  const shown = value === null ? '' : typeof value === 'string' ? value : value.join(', ')
  const given =
    outcome === 'absent'
      ? paint('dim', `the event has no '${escapeControls(field ?? '')}'`)
      : field === null || field === '_raw' || (outcome === 'unknown' && value === null)
        ? ''
        : `${paint('field', escapeControls(field))} = ${paint('value', escapeControls(shown))}`
  const line = `       ${mark} ${padEnd(escapeControls(text), column - 6)}`
  return beside(line, given, { width, gap: 2, indent: 11 })
}

/** The rest behind the line, below it where both are too wide. */
function beside(
  line: string,
  rest: string,
  { width, gap, indent }: { readonly width: number; readonly gap: number; readonly indent: number },
): string[] {
  if (rest === '') return [line]
  if (paintedWidth(line) + gap + paintedWidth(rest) <= width) return [line + ' '.repeat(gap) + rest]
  return [line, ' '.repeat(indent) + rest]
}

const shownCount = (count: number | null): string => (count === null ? '?' : grouped(count))

const oneLine = (text: string): string => escapeControls(text.replace(/\s*\n\s*/g, ' '))
