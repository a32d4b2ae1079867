/** `eval a=1, b=a+1`, `fieldformat total=tostring(total, "commas")`. */
import type { Assignment, EvalCommand, FieldformatCommand } from '../ast.ts'
import { allBut, type Cursor } from '../cursor.ts'
import { parseExpression } from '../expression.ts'
import { nameOf } from '../names.ts'
import { type CommandWord, whole } from './command-word.ts'

export function parseEval(cursor: Cursor, word: CommandWord): EvalCommand | undefined {
  const assignments = parseAssignments(cursor, word)
  return assignments && { kind: 'eval', assignments, span: whole(word, cursor) }
}

/** `fieldformat` takes what `eval` takes. */
export function parseFieldformat(cursor: Cursor, word: CommandWord): FieldformatCommand | undefined {
  const assignments = parseAssignments(cursor, word)
  return assignments && { kind: 'fieldformat', assignments, span: whole(word, cursor) }
}

function parseAssignments(cursor: Cursor, word: CommandWord): Assignment[] | undefined {
  const assignments: Assignment[] = []
  for (;;) {
    const assignment = parseAssignment(cursor, word, assignments.length === 0)
    if (!assignment) return undefined
    assignments.push(assignment)
    cursor.blanks()
    if (cursor.done) return assignments
    if (cursor.eat(',')) continue
    const { text, span } = cursor.found()
    if (text === ')') return cursor.report('stray-parenthesis', span, {})
    return cursor.report('missing-comma', span, { found: text, between: 'two assignments' })
  }
}

function parseAssignment(cursor: Cursor, word: CommandWord, first: boolean): Assignment | undefined {
  cursor.blanks()
  const start = cursor.at
  const target = readTarget(cursor)
  if (target === undefined) {
    const span = first && cursor.done ? word : cursor.found().span
    const wants = cursor.done ? 'an assignment' : 'a field to assign to'
    return cursor.report('missing-argument', span, { command: word.name, wants, example: `${word.name} total=a+b` })
  }
  const name = nameOf(target, { start, end: cursor.at })
  cursor.blanks()
  if (cursor.starts('==') || !cursor.eat('=')) {
    const { text, span } = cursor.found()
    return cursor.report('expected-assignment', span, { command: word.name, target, found: text })
  }
  const value = parseExpression(cursor, `${target}=`)
  if (!value) return undefined
  return { target: name, dynamic: /\{[^{}]+\}/.test(target), value, span: { start, end: cursor.at } }
}

/** Bare names may hold a `-` here; quoted ones anything. */
function readTarget(cursor: Cursor): string | undefined {
  if (cursor.char === '"' || cursor.char === "'") return cursor.quoted().text
  return cursor.run(inTarget) || undefined
}

const inTarget = allBut('=,()"\'|[]+*/%<>!')
