/** Drilldowns ready to run: the searches that a rule gives its findings, filled from a row. */
import type { Drilldown, Rule } from '../rules/rule.ts'
import { fillBound, runFields } from './bounds.ts'
import { fillSearch } from './fill-search.ts'
import type { FilledDrilldown, Row } from './report.ts'
import type { RunTimes } from './time.ts'
import { fillTokens } from './tokens.ts'

export const fillDrilldowns = (rule: Rule, row: Row, run: RunTimes): readonly FilledDrilldown[] =>
  rule.drilldowns.map(drilldown => fillDrilldown(drilldown, rule.search.text, { ...runFields(run), ...row }, run))

function fillDrilldown(drilldown: Drilldown, original: string, row: Row, run: RunTimes): FilledDrilldown {
  const name = fillTokens(drilldown.name, row)
  const search = fillSearch(drilldown.search, original, row)
  const earliest = fillBound(drilldown.earliest, 'earliest', row, run)
  const latest = fillBound(drilldown.latest, 'latest', row, run)
  const missing = [...new Set([name, search, earliest, latest].flatMap(filled => filled.missing))]
  return {
    name: name.text,
    search: search.text,
    earliest: earliest.bound,
    latest: latest.bound,
    ...(missing.length > 0 ? { missing } : {}),
  }
}
