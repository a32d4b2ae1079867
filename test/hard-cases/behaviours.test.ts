/** What the hard cases turn on, in small searches of our own with rows. */
import { join } from 'node:path'
import { testRows } from '../precedence/rows.ts'

testRows(join(import.meta.dirname, 'behaviours.jsonl'))
