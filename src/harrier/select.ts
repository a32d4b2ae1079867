/** Which rules of a set a verb is about. */
import { makeCatalog, type Selection } from '../rules/catalog.ts'
import type { Rule } from '../rules/rule.ts'

/** All of them without a query. */
export const selectRules = (rules: readonly Rule[], query: string | undefined): Selection =>
  query === undefined ? { rules, diagnostics: [] } : makeCatalog(rules).select(query)

/** Those whose logic is a search: what a hunt and a test can run. */
export const runnable = (rules: readonly Rule[]): readonly Rule[] => rules.filter(({ language }) => language === 'spl')
