/** Cases of the command line in text files: what was typed, on which terminal, and what came out. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface CommandCase {
  readonly name: string
  readonly words: readonly string[]
  /** `terminal 80`, `CI=1`, … from lines `with …`. */
  readonly settings: readonly string[]
  /** The lines of each section: `out`, `err`, and the code under `exit`. A section that is not there is not looked at. */
  readonly sections: Readonly<Record<string, string>>
}

/**
 * A case is `# name`, lines `with SETTING`, `$ harrier WORDS`, then sections `--- out`, `--- err`, `--- exit N`. In a section
 * `␛` stands for ESC, `⇥` for a tab, `␍` for a carriage return; a line of `∅` alone is no line at all.
 */
export function readCases(file: string): CommandCase[] {
  const text = readFileSync(join(import.meta.dirname, file), 'utf8')
  return text
    .split(/^(?=# )/m)
    .filter(part => part.startsWith('# '))
    .map(readCase)
}

function readCase(text: string): CommandCase {
  const [head = '', ...parts] = text.split(/^(?=--- (?:out|err|exit)\b)/m)
  const [title = '', ...lines] = head.split('\n')
  const command = lines.find(line => line.startsWith('$ harrier')) ?? ''
  const sections: Record<string, string> = {}
  for (const part of parts) {
    const [mark = '', ...body] = part.trimEnd().split('\n')
    const [kind = '', value = ''] = mark.slice(4).split(' ')
    sections[kind] = kind === 'exit' ? value : written(body)
  }
  return {
    name: title.slice(2),
    words: wordsOf(command.slice('$ harrier'.length)),
    settings: lines.filter(line => line.startsWith('with ')).map(line => line.slice(5)),
    sections,
  }
}

function written(lines: readonly string[]): string {
  return lines
    .filter(line => line !== '∅')
    .map(line => line + '\n')
    .join('')
    .replaceAll('␛', '\u001b')
    .replaceAll('⇥', '\t')
    .replaceAll('␍', '\r')
}

/** As a shell would part them: blanks, single and double quotes. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/(?:[^\s'"]+|'[^']*'|"[^"]*")+/g)].map(([word]) =>
    word.replace(
      /'([^']*)'|"([^"]*)"/g,
      (_, single: string | undefined, double: string | undefined) => single ?? double ?? '',
    ),
  )
}
