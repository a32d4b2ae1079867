/** The place of each piece in a search, as far as it decides how a value is written there. */
import type { Piece } from './search-template.ts'

export interface Place {
  /** Inside the parentheses of `IN`. */
  readonly inList: boolean
  /** Left of a comparison. */
  readonly isName: boolean
  /** Right of `=` or `!=` in a condition: the index of the name among the pieces, and how tests of several values join. */
  readonly test: { readonly from: number; readonly join: ' OR ' | ' AND ' } | undefined
  /** Between apostrophes, which quote in some commands. */
  readonly inApostrophes: boolean
}

/** Commands whose comparisons are conditions; the empty name stands for a search without its command. */
const conditional = new Set(['', 'search', 'where', 'tstats', 'mstats'])

export function placesOf(pieces: readonly Piece[]): readonly Place[] {
  const lists: boolean[] = []
  const commands: string[] = ['']
  let open = false
  let [name, before] = [-1, -1]
  return pieces.map((piece, index) => {
    if (piece.kind === 'blank') return { inList: false, isName: false, test: undefined, inApostrophes: open }
    const last = pieces[before]
    if (piece.kind === 'mark') {
      if (piece.text === '(') lists.push(last?.kind === 'word' && /^in$/i.test(last.text))
      else if (piece.text === ')') lists.pop()
      else if (piece.text === '[') commands.push('')
      else if (piece.text === ']' && commands.length > 1) commands.pop()
      else if (piece.text === '|') open = false
    } else if (last?.text === '|') commands[commands.length - 1] = piece.text.toLowerCase()
    const quoting = apostrophes(piece)
    const place: Place = {
      inList: lists.at(-1) ?? false,
      isName: last?.kind !== 'sign' && nextSolid(pieces, index)?.kind === 'sign',
      test: conditional.has(commands.at(-1) ?? '') ? testAt(pieces, name, last) : undefined,
      inApostrophes: open || quoting > 0,
    }
    if (quoting % 2 === 1) open = !open
    ;[name, before] = [before, index]
    return place
  })
}

function testAt(pieces: readonly Piece[], name: number, sign: Piece | undefined): Place['test'] {
  const kind = pieces[name]?.kind
  if (sign?.kind !== 'sign' || !/^(?:=|==|!=)$/.test(sign.text) || (kind !== 'word' && kind !== 'quoted'))
    return undefined
  return { from: name, join: sign.text === '!=' ? ' AND ' : ' OR ' }
}

const apostrophes = ({ kind, text }: Piece): number => (kind === 'word' ? text.split("'").length - 1 : 0)

function nextSolid(pieces: readonly Piece[], index: number): Piece | undefined {
  let next = index + 1
  while (pieces[next]?.kind === 'blank') next++
  return pieces[next]
}
