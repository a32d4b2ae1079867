/** The files of one export in a folder: what is the same stays untouched, what a former export wrote and this one does not goes. */
import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export interface WrittenFiles {
  /** By the path below the folder, as the site has it: `/rules/index.html`. */
  write(path: string, text: string): Promise<void>
  /** Remembers what was written; with `whole` removes what an earlier export wrote and this one did not. */
  close(whole: boolean): Promise<void>
}

/** In the folder, one line a file: 16 digits of its SHA-256, its bytes, its path. */
const listName = '.harrier-files'

export async function openFolder(folder: string): Promise<WrittenFiles> {
  const earlier = await readList(folder)
  const written = new Map<string, string>()
  const folders = new Map<string, Promise<unknown>>()
  return {
    async write(path, text) {
      const mark = markOf(text)
      written.set(path, mark)
      const file = join(folder, path)
      if (earlier.get(path) === mark && (await sizeOf(file)) === Buffer.byteLength(text)) return
      const parent = dirname(file)
      const made = folders.get(parent) ?? mkdir(parent, { recursive: true })
      folders.set(parent, made)
      await made
      await writeFile(file, text)
    },
    async close(whole) {
      if (whole)
        for (const path of earlier.keys()) if (!written.has(path)) await unlink(join(folder, path)).catch(() => {})
      const kept = whole ? written : new Map([...earlier, ...written])
      const list = [...kept].map(([path, mark]) => `${mark} ${path}\n`).toSorted()
      await mkdir(folder, { recursive: true })
      await writeFile(join(folder, `${listName}.new`), list.join(''))
      await rename(join(folder, `${listName}.new`), join(folder, listName))
    },
  }
}

const markOf = (text: string): string =>
  `${createHash('sha256').update(text).digest('hex').slice(0, 16)} ${Buffer.byteLength(text)}`

const sizeOf = (file: string): Promise<number> =>
  stat(file).then(
    ({ size }) => size,
    () => -1,
  )

/** Empty where there is none; a line that names no file of a site is passed over, so that nothing outside is removed. */
async function readList(folder: string): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(join(folder, listName), 'utf8').catch(() => '')
  return new Map(
    text.split('\n').flatMap(line => {
      const [, mark, path] = /^([0-9a-f]{16} \d+) ((?:\/[\w~-][\w.~-]*)+)$/.exec(line) ?? []
      return mark !== undefined && path !== undefined ? [[path, mark] as const] : []
    }),
  )
}
