/** Searches as plans and as SQL: the shape of what is run. */
import { compile } from '../../src/compile.ts'
import { worldOf } from '../../src/harrier/world.ts'
import { printPlan } from '../../src/plan/print.ts'
import { readable } from '../../src/sql/query.ts'
import { rootSource } from '../../src/text/source.ts'
import { testCases } from '../spl/case-file.ts'

const facts = {
  events: 1,
  indexes: new Set<string>(),
  newest: 1_704_100_000,
  fields: new Map([['x', { multivalued: false }]]),
}

testCases(import.meta.dirname, (section, { input }) => {
  const { output, query, diagnostics } = compile(rootSource('<search>', input), () => undefined, worldOf(facts))
  if (section === 'says')
    return diagnostics
      .map(({ message, help }) => (help === undefined ? message : `${message} (help: ${help})`))
      .join('\n')
  if (!output || !query) return diagnostics.map(({ message }) => message).join('\n')
  switch (section) {
    case 'plan':
      return printPlan(output)
    case 'sql':
      return readable(query)
    case 'sql as it is sent':
      return query.sql
    case 'parameters':
      return Object.entries(query.params)
        .map(([name, value]) => `${name} = ${JSON.stringify(value)}`)
        .join('\n')
    default:
      throw new Error(`no such section: ${section}`)
  }
})
