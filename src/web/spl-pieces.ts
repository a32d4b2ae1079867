/** SPL cut into pieces by what they are, for the eye: commands, keywords, values, macros. */

export interface Piece {
  /** The class of its colour; empty for plain text. */
  readonly kind: '' | 'p' | 'k' | 'f' | 'w' | 's' | 'n' | 'm' | 'o' | 'c' | 'y'
  readonly text: string
}

const token =
  /(?<comment>```[\s\S]*?(?:```|$))|(?<macro>`[^`]*(?:`|$))|(?<text>"(?:[^"\\]|\\[\s\S])*(?:"|$))|(?<pipe>\|)|(?<open>\[)|(?<call>[A-Za-z_]\w*)(?=\()|(?<word>[A-Za-z_*$][\w.*:{}$\\/-]*)|(?<number>-?\d[\w.:%/-]*)|(?<operator>[=<>!]+)/g

const keywords = new Set(
  'by as where and or not in over from span output outputnew datamodel groupby asnew with true false null'.split(' '),
)

export function splPieces(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  // a command comes first, after a pipe and after a bracket
  let command = true
  let value = false
  const put = (kind: Piece['kind'], end: number): void => {
    pieces.push({ kind, text: text.slice(at, end) })
    at = end
  }
  for (const match of text.matchAll(token)) {
    if (match.index > at) {
      const between = text.slice(at, match.index)
      if (/[^\s]/.test(between)) command = false
      put('', match.index)
    }
    const end = match.index + match[0].length
    const { comment, macro, text: quoted, pipe, open, call, word, number, operator } = match.groups ?? {}
    if (comment !== undefined) put('c', end)
    else if (macro !== undefined) put('m', end)
    else if (quoted !== undefined) put('s', end)
    else if (operator !== undefined) put('o', end)
    else if (call !== undefined) put(keywords.has(call.toLowerCase()) ? 'w' : 'f', end)
    else if (number !== undefined) put(value ? 's' : 'n', end)
    else if (word !== undefined) put(kindOfWord(word, { command, value }), end)
    else put('p', end)
    if (comment === undefined) {
      command = pipe !== undefined || open !== undefined
      value = operator !== undefined
    }
  }
  if (at < text.length) put('', text.length)
  return pieces
}

function kindOfWord(word: string, { command, value }: { command: boolean; value: boolean }): Piece['kind'] {
  if (value) return 's'
  if (command && /^[a-z]+\d?$/.test(word)) return 'k'
  return keywords.has(word.toLowerCase()) ? 'w' : ''
}

/** Files of rules outside of their logic: keys and comments. In a text of TOML over several lines nothing is either. */
export function filePieces(text: string, language: 'yaml' | 'toml' = 'yaml'): readonly Piece[] {
  const pieces: Piece[] = []
  let open: string | undefined
  for (const line of text.split(/(?<=\n)/)) {
    const within = open
    if (language === 'toml')
      for (const [mark] of line.matchAll(/"""|'''/g))
        open = open === undefined ? mark : open === mark ? undefined : open
    if (within !== undefined) {
      pieces.push({ kind: '', text: line })
      continue
    }
    const match = /^(\s*(?:- )*)([\w$|.-]+)(\s*[:=])(?=\s)/.exec(line)
    if (/^\s*#/.test(line)) pieces.push({ kind: 'c', text: line })
    else if (match) {
      const [all, lead = '', key = '', sign = ''] = match
      pieces.push({ kind: '', text: lead }, { kind: 'y', text: key + sign })
      pieces.push({ kind: '', text: line.slice(all.length) })
    } else pieces.push({ kind: '', text: line })
  }
  return pieces
}

/** Pieces line by line; a piece that runs over several is cut. */
export function linesOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const lines: Piece[][] = [[]]
  for (const { kind, text } of pieces) {
    text.split(/\r?\n/).forEach((part, index) => {
      if (index > 0) lines.push([])
      if (part !== '') lines.at(-1)?.push({ kind, text: part })
    })
  }
  if (lines.at(-1)?.length === 0) lines.pop()
  return lines
}
