/** JSON schemas of what the verbs answer with: of the document of `--format json`, and of a line of `--format jsonl`. */
import { explainDocument } from './explain.ts'
import { huntDocument, huntLine } from './hunt.ts'
import { row, type Schema } from './parts.ts'
import { searchDocument } from './search.ts'
import { testDocument, testLine } from './test.ts'

export interface VerbSchemas {
  readonly document: Schema
  /** Absent where the verb has no lines. */
  readonly line?: Schema
}

export const schemas: Readonly<Record<string, VerbSchemas>> = {
  hunt: { document: huntDocument, line: huntLine },
  search: { document: searchDocument, line: row },
  test: { document: testDocument, line: testLine },
  explain: { document: explainDocument },
}
