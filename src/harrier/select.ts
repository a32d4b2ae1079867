/** Which rules of a set a verb is about. */
import { makeCatalog, type Selection } from '../rules/catalog.ts'
import type { Rule } from '../rules/rule.ts'
import { type Diagnostic, isError } from '../text/diagnostic.ts'

/** All of them without a query. */
export const selectRules = (rules: readonly Rule[], query: string | undefined): Selection =>
  query === undefined ? { rules, diagnostics: [] } : makeCatalog(rules).select(query)

/** Those whose logic is a search: what a hunt and a test can run. */
export const runnable = (rules: readonly Rule[]): readonly Rule[] => rules.filter(({ language }) => language === 'spl')

/** An error where a selection leaves nothing that can be run: which of the two, the rules or the selection, leaves none. */
export function nothingToRun(all: readonly Rule[], { rules, diagnostics }: Selection): readonly Diagnostic[] {
  if (runnable(rules).length > 0 || diagnostics.some(isError)) return []
  const message =
    all.length === 0
      ? 'there is no rule to run: the paths of rules hold no detection'
      : rules.length === 0
        ? `'--select' leaves none of the ${all.length} rules that were read`
        : 'no rule here is written in SPL: rules of Sigma and Elastic are explained, not run'
  return [{ code: 'no-rules', severity: 'error', message }]
}
