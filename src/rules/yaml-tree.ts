/** YAML as a loader sees it: maps, lists and scalars that know where they stand in their file. */
import type { Place, Source } from '../text/source.ts'
import type { Span } from '../text/span.ts'

export type YamlNode = YamlMap | YamlList | YamlScalar

export interface YamlMap {
  readonly kind: 'map'
  readonly span: Span
  /** In the order of the file; of a key that is written twice, the last. */
  readonly entries: ReadonlyMap<string, YamlEntry>
}

export interface YamlEntry {
  readonly keySpan: Span
  readonly value: YamlNode
}

export interface YamlList {
  readonly kind: 'list'
  readonly span: Span
  readonly items: readonly YamlNode[]
}

export interface YamlScalar {
  readonly kind: 'scalar'
  readonly span: Span
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded'
  /** The value as text: `12` for a number, empty for nothing. */
  readonly text: string
  /** How `text` was put together from the file. */
  readonly pieces: readonly Piece[]
}

/** A stretch of a value and the stretch of the file that it stands for. */
export interface Piece {
  readonly text: string
  readonly at: Span
}

/** Whether a plain scalar says that there is nothing: empty, `~` or `null`. */
export const isNull = (node: YamlNode): boolean =>
  node.kind === 'scalar' && node.style === 'plain' && /^(?:|~|null|Null|NULL)$/.test(node.text)

export const placeOf = (source: Source, node: { readonly span: Span }): Place => ({ source, span: node.span })

/** The value as a source whose offsets lead back into the file. */
export function scalarSource(source: Source, scalar: YamlScalar, name: string): Source {
  let end = 0
  const segments = scalar.pieces.map(piece => {
    const start = end
    end += piece.text.length
    return { start, end, from: source, at: piece.at }
  })
  // A source without segments is a root: an empty value still stands somewhere in its file.
  if (segments.length === 0) segments.push({ start: 0, end: 0, from: source, at: scalar.span })
  return { name, text: scalar.text, segments }
}
