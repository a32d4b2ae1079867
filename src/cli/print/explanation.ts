/** An explanation as a person reads it: what the rule is, its stages and predicates, what it looks for and needs. */
import type { Explanation } from '../../harrier.ts'
import type { Palette } from './colour.ts'
import { shortDiagnostic } from './diagnostics.ts'
import { table } from './table.ts'
import { escapeControls } from './width.ts'
import { counted } from './words.ts'

/** A width that is not finite means that nothing is wrapped or cut. */
export function explanationView(explanation: Explanation, palette: Palette, width: number): string {
  const room = Number.isFinite(width) ? Math.min(width, 120) : 100
  const sections = [
    header(explanation, palette, room),
    stages(explanation, palette),
    indicators(explanation, palette, width),
    events(explanation, palette, width),
    techniques(explanation, palette, width),
    needs(explanation, palette, room),
    outcome(explanation, palette),
  ]
  return sections
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n') + '\n')
    .join('\n')
}

const title = (text: string, palette: Palette): string => palette.paint('value', text)

export function header({ rule }: Explanation, palette: Palette, room: number): string[] {
  if (!rule) return []
  const { name, version, type, status, deprecated, id, file, description } = rule
  const dot = ` ${palette.marks.dot} `
  const facts = [`v${version}`, type, deprecated ? 'deprecated' : status]
    .filter(fact => fact !== '')
    .map(escapeControls)
  return [
    `  ${title(escapeControls(name), palette)}   ${palette.paint('dim', facts.join(dot))}`,
    `  ${palette.paint('dim', escapeControls(`${id}   ${file}`))}`,
    ...(description === '' ? [] : ['', ...wrapped(description, room, '  ')]),
  ]
}

function stages({ stages: all }: Explanation, palette: Palette): string[] {
  const digits = String(all.length).length
  return all.flatMap(({ text, predicates }, at) => {
    const number = palette.paint('dim', String(at + 1).padStart(digits))
    const [first = '', ...rest] = text
      .trim()
      .split(/\r?\n/)
      .map(line => escapeControls(line.trim()))
    const below = ' '.repeat(digits + 4)
    return [
      `  ${number}  ${first}`,
      ...rest.filter(line => line !== '').map(line => `${below}${line}`),
      ...predicates.map(
        predicate => `${below}${palette.paint('dim', palette.marks.dot)} ${predicateText(predicate, palette)}`,
      ),
    ]
  })
}

/** A test of a field with its values; a condition that is none comes as its text. What has another shape is shown as it is. */
function predicateText(predicate: unknown, { paint }: Palette): string {
  if (typeof predicate === 'string') return escapeControls(predicate)
  const { field, kind, values, negated } = (predicate ?? {}) as Readonly<Record<string, unknown>>
  if (typeof field !== 'string' || typeof kind !== 'string' || !Array.isArray(values)) {
    return escapeControls(JSON.stringify(predicate))
  }
  const shown = values.map(value => paint('value', escapeControls(String(value)))).join(', ')
  return `${paint('field', escapeControls(field))} ${negated === true ? 'not ' : ''}${kind} ${shown}`.trimEnd()
}

function indicators({ indicators: all }: Explanation, palette: Palette, width: number): string[] {
  if (all.length === 0) return []
  const counts = all.some(({ others }) => others !== null)
  const columns = [
    { title: 'field' },
    { title: 'kind', keep: true as const },
    { title: 'value', keep: true as const },
    ...(counts ? [{ title: 'other rules', align: 'right' as const, keep: true as const }] : []),
  ]
  const rows = all.map(({ field, kind, value, exclude, others }) => [
    escapeControls(field),
    exclude ? `not ${kind}` : kind,
    escapeControls(value),
    others === null ? '' : String(others),
  ])
  return [`  ${title('Indicators', palette)}`, ...table(columns, rows, { width, palette })]
}

function events({ events: all }: Explanation, palette: Palette, width: number): string[] {
  if (all.length === 0) return []
  const rows = all.map(({ provider, event, title: name }) => [provider, event, name].map(escapeControls))
  const columns = [
    { title: 'provider' },
    { title: 'event', align: 'right' as const, keep: true as const },
    { title: 'title' },
  ]
  return [`  ${title('Events', palette)}`, ...table(columns, rows, { width, palette })]
}

function techniques({ techniques: all }: Explanation, palette: Palette, width: number): string[] {
  if (all.length === 0) return []
  const rows = all.map(({ id, name, tactics }) => [id, name, tactics.join(', ')].map(escapeControls))
  const columns = [{ title: 'technique', keep: true as const }, { title: 'name' }, { title: 'tactics' }]
  return [`  ${title('ATT&CK', palette)}`, ...table(columns, rows, { width, palette })]
}

function needs(
  { needs: { fields, datamodels, macros, lookups }, fieldsOut }: Explanation,
  palette: Palette,
  room: number,
): string[] {
  const lists: readonly (readonly [name: string, words: readonly string[]])[] = [
    ['fields', fields],
    ['data models', datamodels],
    ['macros', macros],
    ['lookups', lookups],
    ['gives', fieldsOut],
  ]
  const rows = lists.filter(([, words]) => words.length > 0)
  if (rows.length === 0) return []
  const lines = rows.flatMap(([name, words]) => {
    const [first = '', ...rest] = wrapped(words.join(', '), room, ' '.repeat(15))
    return [`  ${palette.paint('dim', name.padEnd(11))}  ${first.trimStart()}`, ...rest]
  })
  return [`  ${title('Needs', palette)}`, ...lines]
}

function outcome({ diagnostics }: Explanation, palette: Palette): string[] {
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  if (errors.length === 0) return []
  const [first] = errors
  const why = first ? shortDiagnostic(first) : ''
  return [
    `  ${palette.paint('unsupported', `${palette.marks.unsupported} unsupported`)}: ${counted(errors.length, 'error')}, the first: ${why}`,
  ]
}

/** Words on lines of at most `room` columns, each line indented. */
function wrapped(text: string, room: number, indent: string): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of escapeControls(text.replace(/\s+/g, ' ').trim()).split(' ')) {
    if (line !== '' && indent.length + line.length + 1 + word.length > room) {
      lines.push(indent + line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return line === '' ? lines : [...lines, indent + line]
}
