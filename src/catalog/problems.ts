/** What is wrong with the files of the rules, file by file. */
import type { ProblemRow, ProblemsPage } from '../server/api.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import { authorPlace, position } from '../text/source.ts'
import { compareText, type Entry, gather, type Library } from './library.ts'
import { linkTo } from './rows.ts'

const ranks = { error: 0, warning: 1, note: 2 }
const mostRows = 2000

/** Faults of the files, and errors in the logic of rules; errors first. */
export function problemsPage({ set, entries, folder }: Library): ProblemsPage {
  const byFile = new Map<string, Entry[]>()
  for (const entry of entries) gather(byFile, entry.rule.file, entry)
  const inFiles = set.diagnostics.map(diagnostic => {
    const [entry, ...more] = byFile.get(fileOf(diagnostic) ?? '') ?? []
    // of a file with several rules no line says which it is
    return { ...problemRow(diagnostic, folder), rule: more.length === 0 ? linkTo(entry) : undefined }
  })
  const inLogic = entries.flatMap(entry =>
    errorsOf(entry).map(diagnostic => ({ ...problemRow(diagnostic, folder), rule: linkTo(entry) })),
  )
  const rows = [...inFiles, ...inLogic]
  const sorted = rows.toSorted(
    (a, b) => ranks[a.severity] - ranks[b.severity] || compareText(a.file ?? '', b.file ?? ''),
  )
  return { kind: 'problems', total: rows.length, rows: sorted.slice(0, mostRows) }
}

/** Of all rows, however many the page shows. */
export const countProblems = ({ set, entries }: Library): number =>
  entries.reduce((sum, entry) => sum + errorsOf(entry).length, set.diagnostics.length)

const errorsOf = ({ logic }: Entry): readonly Diagnostic[] =>
  logic.diagnostics.filter(({ severity }) => severity === 'error')

/** Names of files without the folder that holds all of them. */
export function problemRow({ severity, code, message, help, place }: Diagnostic, folder: string): ProblemRow {
  const origin = place && authorPlace(place)
  return {
    severity,
    code,
    message: folder === '' ? message : message.replaceAll(folder, ''),
    help,
    file: origin?.source.name.startsWith(folder) ? origin.source.name.slice(folder.length) : origin?.source.name,
    line: origin && origin.source.text !== '' ? position(origin.source, origin.span.start).line : undefined,
  }
}

const fileOf = ({ place }: Diagnostic): string | undefined => place && authorPlace(place).source.name
