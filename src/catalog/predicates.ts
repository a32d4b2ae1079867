/** Predicates of a stage as a page shows them: words for operators, the author's spelling, links to fields. */
import { normalForm } from '../predicate/normal-form.ts'
import type { Predicate } from '../predicate/predicate.ts'
import { operatorWord } from '../predicate/print.ts'
import type { PredicateFacts } from '../server/api.ts'
import { originPlace, type Source } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import { unreachable } from '../text/unreachable.ts'
import { fieldAddress } from './addresses.ts'
import type { Library } from './library.ts'
import { writtenValue } from './written.ts'

/** Values of one test that are shown; the indicators have them all. */
const mostValues = 50
const deepest = 60

/** The logic of a rule, in which the spans of its predicates count, and the file it was read from. */
export interface ReadText {
  readonly logic: Source
  readonly body: Source
}

export function predicateFacts(predicate: Predicate, read: ReadText, library: Library, depth = 0): PredicateFacts {
  const { text } = read.logic
  if (depth > deepest) return { kind: 'text', text: '…' }
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return {
        kind: predicate.kind,
        items: predicate.items.map(item => predicateFacts(item, read, library, depth + 1)),
      }
    case 'not':
      return { kind: 'not', item: predicateFacts(predicate.item, read, library, depth + 1) }
    case 'everything':
      return { kind: 'text', text: 'everything' }
    case 'opaque':
      return { kind: 'text', text: text.slice(predicate.span.start, predicate.span.end) }
    case 'fields':
      return {
        kind: 'fields',
        left: predicate.left,
        operator: operatorWord(predicate.operator),
        right: predicate.right,
      }
    case 'test': {
      const { field, operator, values, caseSensitive, span } = predicate
      const [first] = values
      const common = normalForm(field, operator, first ?? '').field
      const written =
        values.length === 1 && first !== undefined ? writtenValue(text.slice(span.start, span.end), first) : undefined
      return {
        kind: 'test',
        field,
        fieldAddress: library.fields.has(common) ? fieldAddress(common) : '',
        operator: operatorWord(operator),
        values: values.slice(0, mostValues),
        count: values.length,
        caseSensitive,
        written,
        span: spanInFile(span, read),
      }
    }
    default:
      return unreachable(predicate)
  }
}

function spanInFile(span: Span, { logic, body }: ReadText): Span | undefined {
  const origin = originPlace({ source: logic, span })
  return origin.source.name === body.name ? origin.span : undefined
}
