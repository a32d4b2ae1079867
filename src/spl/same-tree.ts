/** Whether two trees say the same, wherever their parts stand. */

export function sameTree(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => sameTree(item, b[index]))
  }
  if (!isRecord(a) || !isRecord(b)) return Object.is(a, b)
  const keys = Object.keys(a).filter(key => !spans.has(key))
  const others = Object.keys(b).filter(key => !spans.has(key))
  return keys.length === others.length && keys.every(key => Object.hasOwn(b, key) && sameTree(a[key], b[key]))
}

const spans = new Set(['span', 'functionSpan', 'aliasSpan', 'nameSpan'])

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
