/** The project's own files, as its house tests look at them. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..', '..')

export const read = (file: string): string => readFileSync(join(root, file), 'utf8')

/** Every TypeScript file below the folders, by its path from the root with `/`. */
export function typescriptFiles(...folders: string[]): string[] {
  return folders
    .filter(folder => existsSync(join(root, folder)))
    .flatMap(folder =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(file =>
        `${folder}/${file}`.replaceAll('\\', '/'),
      ),
    )
    .filter(file => /\.tsx?$/.test(file))
    .sort()
}

/** Every file that is part of the project, or would be at the next commit; undefined outside of a checkout. */
export function trackedFiles(): string[] | undefined {
  if (!existsSync(join(root, '.git'))) return undefined
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
  return list.split('\0').filter(file => file !== '' && existsSync(join(root, file)))
}

/** The code of a file with comments gone and texts emptied, lines kept. */
export function codeOnly(source: string): string {
  const token = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g
  return source.replace(token, found => {
    if (found.startsWith('/')) return found.replace(/[^\n]/g, '')
    return `${found[0]}${found[0]}`
  })
}
