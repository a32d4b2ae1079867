/** Text of strangers in Markdown: nothing of it is markup, a link, a mention or raw HTML. */
import { visible } from '../text/visible.ts'

/** On one line, as text; a word that could call somebody is code. */
export const plainText = (text: string): string =>
  together(
    visible(text.replaceAll(/\s+/g, ' ').trim())
      .split(/([^ ]*@[^ ]*)/)
      .map((part, index) => (index % 2 === 1 ? code(part) : escaped(part))),
  )

/** On one line; words between backticks are code, as authors mean them. */
export const proseText = (text: string): string =>
  together(
    text
      .replaceAll(/\s+/g, ' ')
      .trim()
      .split(/((?<!`)`[^`]+`(?!`))/)
      .map((part, index) => (index % 2 === 1 ? code(part.slice(1, -1)) : kept(part))),
  )

/** A blank between backticks, which would be one run. */
const together = (parts: readonly string[]): string =>
  parts.reduce((text, part) => text + (text.endsWith('`') && part.startsWith('`') ? ' ' : '') + part, '')

/** With the blanks around it. */
const kept = (part: string): string => part.replace(/[^ ](?:.*[^ ])?/, text => plainText(text))

/** As it is, for a list, a sentence or a cell of a table; of what is longer than `most` the beginning. */
export function code(text: string, most = 400): string {
  const shown = visible(text.slice(0, most).replaceAll(/\r?\n/g, '↵'))
  const rest = text.length > most ? ` … ${text.length - most} characters more` : ''
  if (shown.trim() === '') return `\`"${shown}"\`${rest}`
  // No backslash keeps a bar of code from ending a cell where another backslash stands before it.
  if (shown.includes('|')) return `<code>${shown.replaceAll(/[^\w .-]/gu, asNumber)}</code>${rest}`
  const ticks = '`'.repeat(longestRun(shown) + 1)
  const blank = /^[` ]|[` ]$/.test(shown) ? ' ' : ''
  return `${ticks}${blank}${shown}${blank}${ticks}${rest}`
}

/** Lines of code between fences that none of them ends. */
export function fenced(text: string, language: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1))
  const lines = text.replace(/\s+$/, '').split(/\r\n|\r|\n/)
  return [`${fence}${language}`, ...lines.map(line => visible(line)), fence].join('\n')
}

/** Cells are Markdown already. */
export const tableText = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n')

const longestRun = (text: string): number =>
  [...text.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 0)

const asNumber = (character: string): string => `&#${character.codePointAt(0)};`

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '|': '&#124;' }

const escaped = (line: string): string =>
  line
    .replaceAll(/[\\`*_[\]~#$]/g, '\\$&')
    .replaceAll(/[&<>|]/g, character => entities[character] ?? character)
    // addresses that readers of Markdown make links of, and what begins a list or underlines a heading
    .replaceAll(/:(?=\/\/)|(?<=\bwww)\.|^[-+=]|(?<=^\d{1,9})[.)]/gi, '\\$&')
