/** A query over the catalog: keys of rules, and fields that rules look into, joined by blanks. */
import { type Normal, normalForm } from '../predicate/normal-form.ts'
import { matchesStars } from '../predicate/pattern.ts'
import { queryKeys } from '../rules/catalog.ts'
import type { Indicator } from '../rules/indicators.ts'
import type { RuleSet } from '../rules/read.ts'
import type { Rule } from '../rules/rule.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import { nearest } from '../text/nearest.ts'
import { rootSource } from '../text/source.ts'

export interface RulesQuery {
  /** What the catalog's own `select` understands; absent where there is nothing of it. */
  readonly select: string | undefined
  /** Whether a rule looks for all that is asked. */
  holds(rule: Rule): boolean
  readonly diagnostics: readonly Diagnostic[]
}

export function readRulesQuery(query: string, set: RuleSet): RulesQuery {
  const tests: FieldTest[] = []
  const diagnostics: Diagnostic[] = []
  const source = rootSource('<query>', query)
  const indicatorsOf = (rule: Rule): readonly Indicator[] => set.logicOf(rule).indicators
  // Blanks in the place of what is read here: places in the rest stay true.
  const rest = query.replace(term, (all: string, field: string, operator: string, raw: string, at: number) => {
    if (Object.hasOwn(queryKeys, field)) return all
    const test = { negated: operator === '!=', values: valuesOf(raw).map(value => wantedOf(field, value)) }
    const common = normalForm(field, 'eq', 'x').field
    if (set.rules.some(rule => indicatorsOf(rule).some(row => looksInto(row, common)))) tests.push(test)
    else diagnostics.push(unknownKey(field, { source, span: { start: at, end: at + all.length } }))
    return ' '.repeat(all.length)
  })
  return {
    select: rest.trim() === '' ? undefined : rest,
    holds: rule =>
      tests.every(test => indicatorsOf(rule).some(row => !row.exclude && isLookedFor(row, test)) !== test.negated),
    diagnostics,
  }
}

const term = /(?<![^\s])([A-Za-z_][\w.{}]*)(!?=)("(?:[^"\\]|\\.)*"|[^\s"]+)/g

interface FieldTest {
  readonly negated: boolean
  /** Any of them. */
  readonly values: readonly Wanted[]
}

interface Wanted {
  /** In lower case; stars stand for any text. */
  readonly value: string
  readonly forms: readonly Normal[]
}

/** A program's name is also the end of its path. */
const wantedOf = (field: string, value: string): Wanted => ({
  value: value.toLowerCase(),
  forms: [normalForm(field, 'eq', value), normalForm(field, 'endswith', `\\${value}`)],
})

const valuesOf = (raw: string): readonly string[] =>
  raw.startsWith('"') ? [raw.slice(1, -1).replaceAll(/\\(.)/g, '$1')] : raw.split(',').filter(Boolean)

const normalOf = ({ field, kind, value }: Indicator): Normal => normalForm(field, kind, value)

/** Under any of the field's names. */
const looksInto = (row: Indicator, field: string): boolean => mayBeIn(row, field) && normalOf(row).field === field

/** The same under any spelling that means the same, or a value that the stars stand for. */
const isLookedFor = (row: Indicator, { values }: FieldTest): boolean =>
  values.some(({ value, forms }) =>
    forms.some(form => {
      if (!mayBeIn(row, form.field)) return false
      const normal = normalOf(row)
      return normal.field === form.field && (normal.value === form.value || matchesStars(normal.value, value))
    }),
  )

/** Keys begin with the field: most rows need no second look. */
const mayBeIn = ({ key, exclude }: Indicator, field: string): boolean => key.startsWith(`${field}|`, exclude ? 1 : 0)

function unknownKey(field: string, place: Diagnostic['place']): Diagnostic {
  const { nearest: close } = nearest(field, Object.keys(queryKeys))
  const message = `'${field}' is no key to select by, and no rule looks into a field of that name`
  return {
    code: 'unknown-query-key',
    severity: 'error',
    message,
    ...(close !== undefined && { help: close }),
    ...(place && { place }),
  }
}
