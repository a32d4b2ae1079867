/** The leaves of a JSON value by their paths, as Splunk names them. */
import { isArray, isObject, type JsonValue, scalarText } from './value.ts'

/** `a.b` for a member, `list{}` and `list{}.c` for what is in a list; empty lists and objects have no leaves. */
export function flatten(value: JsonValue, path = '', leaves: [string, string][] = []): [string, string][] {
  if (isArray(value)) {
    for (const item of value) flatten(item, `${path}{}`, leaves)
  } else if (isObject(value)) {
    for (const [name, member] of value.members) flatten(member, path === '' ? name : `${path}.${name}`, leaves)
  } else {
    leaves.push([path, scalarText(value) ?? ''])
  }
  return leaves
}
