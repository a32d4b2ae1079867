/** An event as a person reads it: where it is from, its tags and data models, its fields and what made each. */
import type { ShownEvent, ShownField } from '../../harrier/explain-event.ts'
import type { Palette } from './colour.ts'
import { timeText } from './rows.ts'
import { displayWidth, escapeControls, padEnd } from './width.ts'

export function eventView(event: ShownEvent, palette: Palette): string {
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
        .map(([name, text]) => `  ${paint('dim', name.padEnd(11))}  ${escapeControls(text)}`),
    ],
    own.length > 0 ? [`  ${paint('value', 'Fields of the record')}`, ...fieldLines(own, palette)] : [],
    made.length > 0 ? [`  ${paint('value', 'Fields made of them')}`, ...fieldLines(made, palette)] : [],
    [`  ${paint('value', 'Raw')}`, ...event.raw.split(/\r?\n/).map(line => `  ${escapeControls(line)}`)],
  ]
  return sections
    .filter(lines => lines.length > 0)
    .map(lines => lines.map(line => line.trimEnd() + '\n').join(''))
    .join('\n')
}

/** Values whole; behind a made one the mapping and its line. */
function fieldLines(fields: readonly ShownField[], { paint }: Palette): string[] {
  const widest = Math.min(40, Math.max(...fields.map(({ field }) => displayWidth(escapeControls(field)))))
  return fields.map(({ field, value, mapping, from }) => {
    const text = escapeControls(typeof value === 'object' ? (value ?? []).join(', ') : String(value))
    const origin = mapping === undefined ? '' : `   ${paint('dim', escapeControls(`${mapping}: ${from ?? ''}`))}`
    return `  ${paint('field', padEnd(escapeControls(field), widest))}  ${text}${origin}`
  })
}
