/** Predicates as sentences: field, operator, values; alternatives and what is left out by a bar at their side. */
import type { PredicateFacts, TestFacts } from '../../server/api.ts'
import { visible } from '../../text/visible.ts'
import type { Limits } from '../limits.ts'
import { To } from '../site.tsx'
import { grouped, Value } from './words.tsx'

export function Predicates({ of, limits }: { of: readonly PredicateFacts[]; limits: Limits }) {
  if (of.length === 0) return null
  return (
    <div class="preds">
      {of.map(item => (
        <Predicate of={item} limits={limits} />
      ))}
    </div>
  )
}

function Predicate({ of, limits }: { of: PredicateFacts; limits: Limits }) {
  switch (of.kind) {
    case 'and':
      return <Group items={of.items} word="and" limits={limits} />
    case 'or':
      return <Group items={of.items} word="or" limits={limits} />
    case 'not':
      return <Group items={[of.item]} word="not" limits={limits} />
    case 'test':
      return <Test of={of} limits={limits} />
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

function Group({ items, word, limits }: { items: readonly PredicateFacts[]; word: string; limits: Limits }) {
  return (
    <div class={`g ${word}`}>
      {word !== 'and' && <span class="word">{word}</span>}
      {items.slice(0, limits.values).map(item => (
        <Predicate of={item} limits={limits} />
      ))}
      {items.length > limits.values && (
        <div class="opaque note">{grouped(items.length - limits.values)} more: see the indicators</div>
      )}
    </div>
  )
}

function Test({ of, limits }: { of: TestFacts; limits: Limits }) {
  const { field, fieldAddress, operator, values, count, caseSensitive, written } = of
  const shown = values.slice(0, limits.listed)
  return (
    <div class={caseSensitive ? 't cased' : 't'}>
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
