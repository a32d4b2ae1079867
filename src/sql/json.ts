/** Values inside JSON text, by the paths of `spath`. */
import type { Names } from './expr.ts'

/** `a.b{}.c{0}` → the steps `a`, `b`, `{}` for all, `c`, 0. */
function jsonSteps(path: string): readonly (string | number)[] {
  return path
    .split('.')
    .filter(part => part !== '')
    .flatMap(part => {
      const [, key = '', indexes = ''] = /^([^{]*)((?:\{\d*\})*)$/.exec(part) ?? [part, part, '']
      const places = [...indexes.matchAll(/\{(\d*)\}/g)].map(([, index]) => (index === '' ? '{}' : Number(index)))
      return [...(key === '' ? [] : [key]), ...places]
    })
}

/** Every value at the path, one step after the other over all that the step before found. */
export const jsonValuesSql = (text: string, path: string, names: Names): string =>
  `arrayMap(j -> if(startsWith(j, '"'), JSONExtractString(j), j), ${jsonElementsSql(text, path, names)})`

/** The same as JSON. */
export function jsonElementsSql(text: string, path: string, names: Names): string {
  const start = `if(isNull(${text}), [], [assumeNotNull(${text})])`
  return jsonSteps(path).reduce<string>((list, step) => {
    if (step === '{}') return `arrayFlatten(arrayMap(j -> JSONExtractArrayRaw(j), ${list}))`
    const at =
      typeof step === 'number'
        ? `if(JSONType(j) = 'Array', JSONExtractRaw(j, ${step + 1}), '')`
        : `JSONExtractRaw(j, ${names.params.text(step)})`
    return `arrayFilter(j -> j != '', arrayMap(j -> ${at}, ${list}))`
  }, start)
}
