/** A search as it is given on a command line: in words, in a file of SPL, or through standard input. */
import { existsSync, readFileSync } from 'node:fs'

/** `-` is standard input; the name of a file that ends in `.spl` is its text; everything else is the search itself. */
export function writtenSearch(word: string): string {
  if (word === '-') return readFileSync(0, 'utf8').trim()
  return isSplFile(word) ? readFileSync(word, 'utf8').trim() : word
}

const isSplFile = (word: string): boolean => /\.spl$/i.test(word) && existsSync(word)
