/** An event as a person reads it: where it is from, its tags and data models, its fields and what made each. */
import type { ShownEvent, ShownField } from '../../harrier/explain-event.ts'
import type { Palette } from './colour.ts'
import { timeText } from './rows.ts'
import { displayWidth, escapeControls, padEnd, wrap } from './width.ts'

/** A width that is not finite means that nothing is wrapped; the raw text never is, so that it can be copied. */
export function eventView(event: ShownEvent, palette: Palette, width: number): string {
  const { paint } = palette
  const made = event.fields.filter(({ mapping }) => mapping !== undefined)
  const own = event.fields.filter(({ mapping }) => mapping === undefined)
  const models = event.datamodels.map(({ name, where }) => (where === undefined ? name : `${name} (where ${where})`))
  const facts = [
    ['time', timeText(event.time)],
    ['index', event.index],
    ['host', event.host],
    ['source', event.source],
    ['sourcetype', event.sourcetype],
    ['tags', event.tags.join(', ')],
    ['data models', models.join(', ')],
  ] as const
  const sections = [
    [
      `  ${paint('value', escapeControls(`${event.file}:${event.record}`))}`,
      ...facts
        .filter(([, text]) => text !== '')
        .flatMap(([name, text]) =>
          hung(`  ${paint('dim', name.padEnd(11))}  `, 15, wrap(escapeControls(text), width - 15)),
        ),
    ],
    own.length > 0 ? [`  ${paint('value', 'Fields of the record')}`, ...fieldLines(own, palette, width)] : [],
    made.length > 0 ? [`  ${paint('value', 'Fields made of them')}`, ...fieldLines(made, palette, width)] : [],
    [`  ${paint('value', 'Raw')}`, ...event.raw.split(/\r?\n/).map(line => `  ${escapeControls(line)}`)],
  ]
  return sections
    .filter(lines => lines.length > 0)
    .map(lines => lines.map(line => line.trimEnd() + '\n').join(''))
    .join('\n')
}

/** Values whole; behind a made one the mapping and its line, below it where they do not fit beside each other. */
function fieldLines(fields: readonly ShownField[], { paint }: Palette, width: number): string[] {
  const most = Math.min(40, Math.floor(width * 0.4))
  const widest = Math.min(most, Math.max(...fields.map(({ field }) => displayWidth(escapeControls(field)))))
  const indent = widest + 4
  return fields.flatMap(({ field, value, mapping, from }) => {
    const name = escapeControls(field)
    const text = escapeControls(typeof value === 'object' ? (value ?? []).join(', ') : String(value))
    const origin = mapping === undefined ? '' : escapeControls(`${mapping}: ${from ?? ''}`)
    const head = `  ${paint('field', padEnd(name, widest))}  `
    const start = Math.max(widest, displayWidth(name)) + 4
    if (start + displayWidth(text) + (origin === '' ? 0 : displayWidth(origin) + 3) <= width)
      return [`${head}${text}${origin === '' ? '' : `   ${paint('dim', origin)}`}`]
    const values = wrap(text, width - indent)
    const origins = origin === '' ? [] : wrap(origin, width - indent - 2).map(line => paint('dim', `  ${line}`))
    return start === indent
      ? hung(head, indent, [...values, ...origins])
      : [head, ...hung('', indent, ['', ...values, ...origins]).slice(1)]
  })
}

/** The first line behind its head, the others below it. */
const hung = (head: string, indent: number, lines: readonly string[]): string[] =>
  lines.map((line, index) => (index === 0 ? head : ' '.repeat(indent)) + line)
