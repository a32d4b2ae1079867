/** What `harrier search` answers with; its lines are rows. */
import { count, diagnostics, document, listOf, number, object, problems, row, text, texts } from './parts.ts'

export const searchDocument = document('search', {
  summary: object({ rows: count, files: count, events: count, bad_records: count, seconds: number }),
  columns: texts,
  rows: listOf(row),
  stages: listOf(object({ text, 'rows?': count, 'note?': text })),
  diagnostics,
  problems,
})
