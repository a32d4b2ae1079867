/** The command of a case done to its table, by its name. */
import type { Notice, Outcome } from '../../src/rows/outcome.ts'
import type { Table } from '../../src/rows/table.ts'
import { transaction } from '../../src/rows/transaction.ts'
import { readTransaction, readWords } from './read-command.ts'

export interface Result {
  readonly table?: Table
  readonly notices: readonly Notice[]
  readonly text?: string
}

export function run(command: string, table: Table, _other: Table): Result {
  const words = readWords(command)
  switch (words.kind) {
    case 'transaction':
      return outcome(transaction(table, readTransaction(words)))
    default:
      throw new Error(`no command of a case: '${words.kind}'`)
  }
}

const outcome = ({ table, notices }: Outcome): Result => ({ table, notices })
