/** Case files of rule folders: `# name`, `--- file PATH` with text, `--- roots`, then what reading them must give. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export interface FolderCase {
  readonly name: string
  readonly files: readonly { readonly path: string; readonly text: string }[]
  /** Other sections by their names: `rules`, `diagnostics`, …; without the last line break. */
  readonly sections: ReadonlyMap<string, string>
}

export function readCases(path: string): readonly FolderCase[] {
  const cases: FolderCase[] = []
  for (const block of readFileSync(path, 'utf8').split(/^# /m).slice(1)) {
    const [head = '', ...parts] = block.split(/^--- /m)
    const sections = parts.map(part => {
      const end = part.indexOf('\n')
      return { title: part.slice(0, end), text: part.slice(end + 1) }
    })
    cases.push({
      name: head.split('\n')[0] ?? '',
      files: sections
        .filter(({ title }) => title.startsWith('file '))
        .map(({ title, text }) => ({ path: title.slice(5), text })),
      sections: new Map(
        sections.filter(({ title }) => !title.startsWith('file ')).map(({ title, text }) => [title, text.trimEnd()]),
      ),
    })
  }
  return cases
}

/** Writes the files into a folder of their own, calls with its path and removes it. */
export function inFolder<T>(files: FolderCase['files'], run: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'harrier-rules-'))
  try {
    mkdirSync(join(folder, '.git'))
    for (const { path, text } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    return run(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
