/** The count that may stand right after a command's name: `head 5`, `sort 0 x`, `dedup 2 x`. */
import { type Cursor, isDigit } from '../cursor.ts'

/** A whole number that stands alone; a negative one is a fault. */
export function readCount(cursor: Cursor, command: string): number | 'broken' | undefined {
  cursor.blanks()
  const start = cursor.at
  const negative = cursor.eat('-')
  const digits = cursor.run(isDigit)
  const alone = cursor.done || /[\s,]/.test(cursor.char)
  if (digits === '' || digits.length > 15 || !alone) {
    cursor.at = start
    return undefined
  }
  if (!negative) return Number(digits)
  cursor.report('negative-count', cursor.here(start), { command, value: `-${digits}` })
  return 'broken'
}
