/** Predicates as sentences: field, operator, values; alternatives and what is left out by a bar at their side. */
import type { PredicateFacts, TestFacts } from '../../server/api.ts'
import type { Span } from '../../text/span.ts'
import { visible } from '../../text/visible.ts'
import type { Limits } from '../limits.ts'
import { To } from '../site.tsx'
import { grouped, Value } from './words.tsx'

interface Shown {
  readonly limits: Limits
  readonly placed: PlaceOf
}

/** Where in the body that is shown a span stands, as a script reads it; nothing where it is not shown. */
type PlaceOf = (span: Span | undefined) => string | undefined

export function Predicates({ of, ...shown }: Shown & { of: readonly PredicateFacts[] }) {
  if (of.length === 0) return null
  return (
    <div class="preds">
      {of.map(item => (
        <Predicate of={item} {...shown} />
      ))}
    </div>
  )
}

/** `11:24+14`: line, character of the line from 0 on, and how many of them, all as they are shown. */
export function placesIn(text: string): PlaceOf {
  const starts = [0]
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1)
  return span => {
    if (!span || span.end > text.length || span.end - span.start > mostLit) return undefined
    const line = starts.findLastIndex(start => start <= span.start)
    const before = visible(text.slice(starts[line], span.start)).length
    const own = text.slice(span.start, span.end).split(/\r?\n/)
    return `${line + 1}:${before}+${own.reduce((sum, part) => sum + visible(part).length, own.length - 1)}`
  }
}

const mostLit = 4000

function Predicate({ of, ...shown }: Shown & { of: PredicateFacts }) {
  const { limits } = shown
  switch (of.kind) {
    case 'and':
      return <Group items={of.items} word="and" {...shown} />
    case 'or':
      return <Group items={of.items} word="or" {...shown} />
    case 'not':
      return <Group items={[of.item]} word="not" {...shown} />
    case 'test':
      return <Test of={of} {...shown} />
    case 'fields':
      return (
        <div class="t">
          <code>{visible(of.left)}</code>
          <span class="op">{of.operator}</span>
          <span>
            <span class="note">field </span>
            <code>{visible(of.right)}</code>
          </span>
        </div>
      )
    case 'text':
      return (
        <div class="opaque">
          <code>{visible(of.text.slice(0, limits.value))}</code>
        </div>
      )
  }
}

function Group({ items, word, ...shown }: Shown & { items: readonly PredicateFacts[]; word: string }) {
  const { limits } = shown
  return (
    <div class={`g ${word}`}>
      {word !== 'and' && <span class="word">{word}</span>}
      {items.slice(0, limits.values).map(item => (
        <Predicate of={item} {...shown} />
      ))}
      {items.length > limits.values && (
        <div class="opaque note">{grouped(items.length - limits.values)} more: see the indicators</div>
      )}
    </div>
  )
}

function Test({ of, limits, placed }: Shown & { of: TestFacts }) {
  const { field, fieldAddress, operator, values, count, caseSensitive, written, span } = of
  const shown = values.slice(0, limits.listed)
  return (
    <div class={caseSensitive ? 't cased' : 't'} data-at={placed(span)}>
      <To to={fieldAddress} class="field">
        <code>{visible(field)}</code>
      </To>
      <span class="op">{count > 1 && operator !== 'in' ? `${operator} any of` : operator}</span>
      <span>
        {shown.map((value, index) => (
          <>
            {index > 0 && <span class="note">, </span>}
            <Value text={value} stars={operator === 'like'} most={limits.value} />
          </>
        ))}
        {count > shown.length && <span class="note"> and {grouped(count - shown.length)} more</span>}
        {written !== undefined && (
          <span class="written">
            written <Value text={written} stars most={limits.value} />
          </span>
        )}
      </span>
    </div>
  )
}
