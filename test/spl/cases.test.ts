/** What searches mean: the cases of this folder. */
import { formatSpl } from '../../src/spl/format.ts'
import { type Parsed, parse } from '../../src/spl/parse.ts'
import { printQuery } from '../../src/spl/print.ts'
import { stagesAsWritten } from '../../src/spl/stages.ts'
import { foreachMatches, instantiateForeach, instantiateMap } from '../../src/spl/templates.ts'
import { fieldsRead, fieldsWritten } from '../../src/spl/walk.ts'
import { rootSource } from '../../src/text/source.ts'
import { type Case, macrosOf, testCases } from './case-file.ts'
import { dump } from './dump.ts'

testCases(import.meta.dirname, (section, given) => {
  const parsed = parse(rootSource('<search>', given.input), { macros: macrosOf(given) })
  switch (section) {
    case 'tree':
      return faultsOr(parsed, () => parsed.query.commands.flatMap(command => dump(command)).join('\n'))
    case 'canonical':
      return faultsOr(parsed, () => printQuery(parsed.query, { text: parsed.expanded.text }))
    case 'lines':
      return faultsOr(parsed, () => printQuery(parsed.query, { text: parsed.expanded.text, lines: true }))
    case 'faults':
      return faults(parsed)
    case 'layout':
      return formatSpl(given.input, { macros: macrosOf(given) }).text
    case 'expanded':
      return parsed.expanded.text
    case 'stages':
      return stagesAsWritten(parsed)
        .map(({ text, commands }) => `${text}   ->   ${commands.map(({ kind }) => kind).join(', ') || 'nothing'}`)
        .join('\n')
    case 'fields':
      return parsed.query.commands
        .flatMap(command => [
          `${command.kind} reads ${fieldsRead(command).map(nameOf).join(', ') || 'nothing'}`,
          `${command.kind} writes ${fieldsWritten(command).map(nameOf).join(', ') || 'nothing'}`,
        ])
        .filter(line => !line.endsWith('nothing'))
        .join('\n')
    default:
      if (section.startsWith('macro ')) return undefined
      if (section.startsWith('for columns ')) return forColumns(parsed, section.slice(12).split(', '))
      if (section.startsWith('for a row ')) return forRow(parsed, section.slice(10).split(', '), given)
      throw new Error(`no such section: ${section}`)
  }
})

/** What a `foreach` becomes for each of these columns. */
function forColumns({ query, expanded }: Parsed, columns: readonly string[]): string {
  return query.commands
    .flatMap(command =>
      command.kind === 'foreach'
        ? foreachMatches(command, columns).map(match => instantiateForeach(command, match, expanded))
        : [],
    )
    .map(made => (made.diagnostics.length > 0 ? faults(made) : printQuery(made.query)))
    .join('\n')
}

/** What a `map` becomes for a row, `field=value` each. */
function forRow({ query, expanded }: Parsed, cells: readonly string[], given: Case): string {
  const row = new Map(cells.map(cell => [cell.slice(0, cell.indexOf('=')), cell.slice(cell.indexOf('=') + 1)]))
  const value = (field: string) => row.get(field)
  return query.commands
    .flatMap(command =>
      command.kind === 'map' ? [instantiateMap(command, { value, serial: 1 }, expanded, macrosOf(given))] : [],
    )
    .map(made => (made.diagnostics.length > 0 ? faults(made) : printQuery(made.query)))
    .join('\n')
}

function faultsOr(parsed: Parsed, text: () => string): string {
  const failed = parsed.diagnostics.some(({ severity, code }) => severity === 'error' && code !== 'unsupported-command')
  return failed ? `faults: ${faults(parsed)}` : text()
}

/** `code at 'the text that is marked'`, one a line. */
function faults({ diagnostics }: Parsed): string {
  return diagnostics
    .map(({ code, place }) => `${code} at '${place?.source.text.slice(place.span.start, place.span.end)}'`)
    .join('\n')
}

function nameOf({ name }: { readonly name: string }): string {
  return name
}
