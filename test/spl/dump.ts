/** A tree as indented lines, without spans: for cases that must show how a search was understood. */

/** Any node of the tree, its parts below it. */
export function dump(node: unknown, label = '', depth = 0, fallback = label): string[] {
  if (!isRecord(node)) return []
  const line = [label, String(node['kind'] ?? '')]
  const below: string[] = []
  for (const [key, value] of Object.entries(node)) {
    if (key === 'kind' || spans.has(key)) continue
    const inline = inlined(value)
    if (inline !== undefined) line.push(plain.has(key) ? inline : `${key}=${inline}`)
    else if (Array.isArray(value)) for (const item of value) below.push(...dump(item, '', depth + 1, key))
    else below.push(...dump(value, key === 'timespan' ? key : labels.has(key) ? '' : key, depth + 1, key))
  }
  const first = line.filter(part => part !== '').join(' ') || fallback
  return [`${'  '.repeat(depth)}${first}`, ...below]
}

const spans = new Set(['span', 'functionSpan', 'aliasSpan', 'nameSpan'])

/** Parts whose name says nothing that their place does not. */
const plain = new Set(['field', 'operator', 'value', 'name', 'function'])
const labels = new Set(['where', 'condition', 'item', 'left', 'right', 'operand', 'expression', 'field'])

function inlined(value: unknown): string | undefined {
  if (typeof value === 'string') return /^[\w.*{}<>=!+/%-]+$/.test(value) ? value : JSON.stringify(value)
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) {
    const items = value.map(item => (isRecord(item) && !('kind' in item) ? inlined(item) : undefined))
    return items.length === 0 || items.some(item => item === undefined) ? undefined : `[${items.join(' ')}]`
  }
  if (!isRecord(value)) return undefined
  if ('text' in value && Object.keys(value).every(key => key === 'text' || key === 'span'))
    return JSON.stringify(value['text'])
  if ('wildcard' in value) return String(inlined(value['name']))
  if ('caseSensitive' in value) {
    const text = JSON.stringify(value['text'])
    const written = value['quoted'] ? text : text.slice(1, -1)
    return value['caseSensitive'] ? `CASE(${written})` : written
  }
  return undefined
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
