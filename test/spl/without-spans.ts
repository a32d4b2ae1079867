/** A tree as it is compared: what was read, not where. */

export function withoutSpans(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutSpans)
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => !spans.has(key))
      .map(([key, value]) => [key, withoutSpans(value)]),
  )
}

const spans = new Set(['span', 'functionSpan', 'aliasSpan', 'nameSpan'])
