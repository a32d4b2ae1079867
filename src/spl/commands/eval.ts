/** `eval a=1, b=a+1`. */
import type { Assignment, EvalCommand } from '../ast.ts'
import { allBut, type Cursor } from '../cursor.ts'
import { parseExpression } from '../expression.ts'
import { nameOf } from '../names.ts'
import { type CommandWord, whole } from './command-word.ts'

export function parseEval(cursor: Cursor, word: CommandWord): EvalCommand | undefined {
  const assignments: Assignment[] = []
  for (;;) {
    const assignment = parseAssignment(cursor, word, assignments.length === 0)
    if (!assignment) return undefined
    assignments.push(assignment)
    cursor.blanks()
    if (cursor.done) return { kind: 'eval', assignments, span: whole(word, cursor) }
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
    return cursor.report('missing-argument', span, { command: 'eval', wants, example: 'eval total=a+b' })
  }
  const name = nameOf(target, { start, end: cursor.at })
  cursor.blanks()
  if (cursor.starts('==') || !cursor.eat('=')) {
    const { text, span } = cursor.found()
    return cursor.report('expected-assignment', span, { target, found: text })
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
