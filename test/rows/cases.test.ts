/** Commands over tables: every case of the text files, a table and a command in, a table out. */
import { join } from 'node:path'
import { type Case, testCases } from '../spl/case-file.ts'
import { run } from './run.ts'
import { readTable, writeTable } from './table-text.ts'

/** `--- rows` is the table that the command is given, `--- with` a second one; the rest is what comes of it. */
function answer(section: string, given: Case): string | undefined {
  const text = (name: string): string | undefined => given.sections.find(each => each.name === name)?.text
  if (section === 'rows' || section === 'with') return undefined
  const other = text('with')
  const done = run(given.input, readTable(text('rows') ?? ''), other === undefined ? undefined : readTable(other))
  const { table, notices } = done
  if (section === 'series') return done.series ?? ''
  if (section === 'text') return done.text ?? ''
  if (section === 'notices')
    return notices.map(({ severity, code, message }) => `${severity} ${code}: ${message}`).join('\n')
  return table && writeTable(table)
}

testCases(join(import.meta.dirname), answer)
