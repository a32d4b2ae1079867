/** Text of a stranger in paragraphs, as authors part it in YAML and Markdown. */
import { visible } from '../text/visible.ts'

export interface Paragraph {
  readonly text: string
  /** Whether it was written as a heading of Markdown. */
  readonly isTitle: boolean
}

/** A blank line, an item of a list and a heading begin one; within, ends of lines mean nothing. */
export function paragraphsOf(text: string): readonly Paragraph[] {
  const found: { words: string[]; isTitle: boolean }[] = []
  let goesOn = false
  for (const line of text.split('\n')) {
    const words = line.replaceAll(/\s+/g, ' ').trim()
    const [, title] = /^#{1,6} (.+)/.exec(words) ?? []
    const last = found.at(-1)
    if (goesOn && last && title === undefined && words !== '' && !isItem(words)) last.words.push(words)
    else if (words !== '') found.push({ words: [title ?? words], isTitle: title !== undefined })
    goesOn = words !== '' && title === undefined
  }
  return found.slice(0, mostParagraphs).map(({ words, isTitle }) => ({ text: visible(words.join(' ')), isTitle }))
}

const isItem = (words: string): boolean => /^(?:[-*•]|\d{1,2}[.)]) /.test(words)

const mostParagraphs = 60
