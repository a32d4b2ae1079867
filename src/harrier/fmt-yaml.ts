/** The `search` of a rule's YAML replaced by its canonical layout, and every other byte of the file left as it is. */
import { objectKind } from '../rules/objects.ts'
import { parseYaml, type YamlFile } from '../rules/yaml-parse.ts'
import { scalarSource, type YamlNode, type YamlScalar } from '../rules/yaml-tree.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import { rootSource, type Source } from '../text/source.ts'
import type { FormatSearch } from './fmt.ts'

export interface FormattedYaml {
  readonly text: string
  /** How many searches the file holds. */
  readonly searches: number
  readonly diagnostics: readonly Diagnostic[]
}

/** The file is read again afterwards: where it would say anything else than before, it stays as it was. */
export function formatYaml(file: Source, format: FormatSearch): FormattedYaml {
  const read = parseYaml(file)
  const found = searchesIn(read)
  const diagnostics = [...read.diagnostics]
  const edits: Edit[] = []
  for (const { source, scalar, column } of found) {
    const formatted = format(scalarSource(source, scalar, file.name))
    diagnostics.push(...formatted.diagnostics)
    const text = formatted.text.trim()
    if (text === scalar.text.trim()) continue
    if (formatted.diagnostics.length > 0 && formatted.text === scalar.text) continue
    edits.push({
      start: scalar.span.start,
      end: scalar.span.end,
      text,
      written: asBlock(file.text, scalar, column, text),
    })
  }
  if (edits.length === 0) return { text: file.text, searches: found.length, diagnostics }
  const text = edited(file.text, edits)
  const kept = found.every(({ source }) => source === file) && saysTheSame(read, text, found, edits)
  return kept
    ? { text, searches: found.length, diagnostics }
    : { text: file.text, searches: found.length, diagnostics: [...diagnostics, leftAlone(file, edits)] }
}

interface Found {
  readonly source: Source
  readonly scalar: YamlScalar
  /** Of the key, from 0. */
  readonly column: number
}

function searchesIn({ documents }: YamlFile): readonly Found[] {
  return documents.flatMap(({ source, root }): Found[] => {
    if (root?.kind !== 'map' || objectKind(root) !== 'detection') return []
    const entry = root.entries.get('search')
    if (entry?.value.kind !== 'scalar' || entry.value.text.trim() === '') return []
    const { start } = entry.keySpan
    return [{ source, scalar: entry.value, column: start - (source.text.lastIndexOf('\n', start - 1) + 1) }]
  })
}

interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly written: string
}

const edited = (text: string, edits: readonly Edit[]): string =>
  edits.toReversed().reduce((all, { start, end, written }) => all.slice(0, start) + written + all.slice(end), text)

/** A literal block keeps its head and its indentation; any other style becomes `|-`. */
function asBlock(file: string, { style, span }: YamlScalar, column: number, text: string): string {
  const old = file.slice(span.start, span.end)
  const isBlock = style === 'literal' || style === 'folded'
  const lineEnd = file.includes('\r\n') ? '\r\n' : '\n'
  const [, head = '|-', first = ''] = (isBlock && /^([^\r\n]*)\r?\n(?:[^\S\n]*\n)*( *)/.exec(old)) || []
  const stated = /^[|>][+-]?(\d)/.exec(head)?.[1]
  const indent = style === 'literal' ? (stated === undefined ? first.length : column + Number(stated)) : column + 2
  const lines = text.split('\n').map(line => (line === '' ? '' : ' '.repeat(Math.max(1, indent)) + line))
  const newHead = style === 'folded' ? head.replace(/^>[\d+-]*/, '|-') : head
  return [newHead, ...lines].join(lineEnd) + (isBlock && old.endsWith('\n') ? lineEnd : '')
}

/** All values are the same but those searches, which are what was meant. */
function saysTheSame(before: YamlFile, text: string, found: readonly Found[], edits: readonly Edit[]): boolean {
  const after = parseYaml(rootSource('<formatted>', text))
  if (after.diagnostics.length !== before.diagnostics.length || after.documents.length !== before.documents.length)
    return false
  const meant = new Map<YamlNode, string>()
  for (const { scalar } of found) {
    const edit = edits.find(({ start }) => start === scalar.span.start)
    if (edit) meant.set(scalar, edit.text)
  }
  return before.documents.every(({ root }, index) => sameNode(root, after.documents[index]?.root, meant))
}

function sameNode(a: YamlNode | undefined, b: YamlNode | undefined, meant: ReadonlyMap<YamlNode, string>): boolean {
  if (!a || !b) return a === b
  if (a.kind === 'scalar' && b.kind === 'scalar') {
    const text = meant.get(a)
    if (text !== undefined) return b.style === 'literal' && b.text.trimEnd() === text
    return a.text === b.text && a.style === b.style
  }
  if (a.kind === 'list' && b.kind === 'list')
    return a.items.length === b.items.length && a.items.every((item, index) => sameNode(item, b.items[index], meant))
  if (a.kind !== 'map' || b.kind !== 'map' || a.entries.size !== b.entries.size) return false
  const others = [...b.entries]
  return [...a.entries].every(([key, { value }], index) => {
    const [otherKey, other] = others[index] ?? []
    return key === otherKey && sameNode(value, other?.value, meant)
  })
}

const leftAlone = (file: Source, [first]: readonly Edit[]): Diagnostic => ({
  code: 'not-formatted',
  severity: 'warning',
  message: `'${file.name}' is left as it is: with its search laid out anew the file would not say the same`,
  place: { source: file, span: { start: first?.start ?? 0, end: (first?.start ?? 0) + 1 } },
})
