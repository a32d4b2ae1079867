/** Whether the events that a rule names as its data can have the fields that it reads. */
import { fieldsOf, hasField, type KnownFields } from '../cim/fields-of.ts'
import { readLogic } from '../rules/logic.ts'
import type { RuleSet } from '../rules/read.ts'
import type { Rule } from '../rules/rule.ts'
import type { Diagnostic } from '../text/diagnostic.ts'

/** Nothing is said where one of the sources is not known, or where a data model stands between. */
export function missingFields(rule: Rule, set: RuleSet): readonly Diagnostic[] {
  if (rule.language !== 'spl' || rule.dataSources.length === 0) return []
  const known = rule.dataSources.map(name => fieldsOfSource(name, set))
  if (known.includes(undefined)) return []
  const { fields, dataModels, parsed } = readLogic(rule.search, set.macros)
  if (dataModels.length > 0) return []
  return fields
    .filter(field => !/^null$/i.test(field) && !known.some(source => source && hasField(source, field)))
    .map(field => {
      const at = new RegExp(`(?<![\\w.])${field.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?![\\w.])`).exec(
        parsed.expanded.text,
      )
      const start = at?.index ?? 0
      return {
        code: 'field-not-in-source',
        severity: 'warning',
        message: `no event of ${rule.dataSources.map(name => `'${name}'`).join(' or ')} has a field '${field}'`,
        place: { source: parsed.expanded, span: { start, end: start + (at ? field.length : 1) } },
      }
    })
}

function fieldsOfSource(name: string, set: RuleSet): KnownFields | undefined {
  const source = set.dataSources.find(name)
  if (!source) return undefined
  const isEvent = source.separator !== undefined && /^(?:EventCode|EventID|signature_id)$/i.test(source.separator)
  const { separatorValue } = source
  const known = fieldsOf({
    source: source.source,
    sourcetype: source.sourcetype,
    ...(isEvent && separatorValue !== undefined && { eventCode: separatorValue }),
  })
  return known && { ...known, names: new Set([...known.names, ...source.fields]) }
}
