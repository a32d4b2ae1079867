/**
 * The fields of an event out of the text of its JSON column. The database prints dotted names as objects in objects, as deep as
 * a name has dots, and a name twice where both `a` and `a.b` are there: no common reader of JSON keeps all of that.
 */

/** `text` is what the database printed. */
export function printedFields(text: string): Map<string, string | readonly string[]> {
  const fields = new Map<string, string | readonly string[]>()
  /** The names of the objects around; the outermost has none. */
  const around: (string | undefined)[] = []
  /** Of the value that comes next; the object's own where a key comes next. */
  let name: string | undefined
  let at = 0
  while (at < text.length) {
    const char = text[at]
    if (char === '{') around.push(name)
    else if (char === '}') {
      around.pop()
      name = around.at(-1)
    } else if (char === '"' && name === around.at(-1)) {
      const end = textEnd(text, at)
      const key = String(JSON.parse(text.slice(at, end)))
      name = name === undefined ? key : `${name}.${key}`
      at = end
      continue
    } else if (char !== ':' && char !== ',') {
      const end = valueEnd(text, at)
      if (name !== undefined) setField(fields, name, JSON.parse(text.slice(at, end)))
      name = around.at(-1)
      at = end
      continue
    }
    at += 1
  }
  return fields
}

function setField(fields: Map<string, string | readonly string[]>, name: string, value: unknown): void {
  if (Array.isArray(value)) fields.set(name, value.filter(item => item !== null).map(String))
  else if (value !== null) fields.set(name, String(value))
}

/** Where a text ends that begins at a quote. */
function textEnd(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at + 1
}

/** Where a text, a list of texts or another value ends. */
function valueEnd(text: string, start: number): number {
  if (text[start] === '"') return textEnd(text, start)
  const isList = text[start] === '['
  let at = start + 1
  while (at < text.length) {
    const char = text[at]
    if (char === '"') at = textEnd(text, at)
    else if (isList && char === ']') return at + 1
    else if (!isList && (char === ',' || char === '}')) return at
    else at += 1
  }
  return at
}
