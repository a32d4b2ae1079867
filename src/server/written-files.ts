/** The files of one export in a folder: what is the same stays untouched, what a former export wrote and this one does not goes. */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFile, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Files are small and many: they are written beside the work of this thread. */
export interface WrittenFiles {
  /** By the path below the folder, as the site has it: `/rules/index.html`. */
  write(path: string, text: string): void
  /** Until few are still to be written, or all; throws what kept one from being written. */
  settled(most?: number): Promise<void>
  /** What was written so far, by path. */
  readonly marks: ReadonlyMap<string, string>
  /** What another thread has written here. */
  add(marks: ReadonlyMap<string, string>): void
  /** Remembers what was written; with `whole` removes what an earlier export wrote and this one did not. */
  close(whole: boolean): void
}

/** In the folder, one line a file: 16 digits of its SHA-256, its bytes, its path. */
const listName = '.harrier-files'

export function openFolder(folder: string): WrittenFiles {
  const earlier = readList(folder)
  const written = new Map<string, string>()
  const made = new Set<string>()
  let waiting = 0
  let failure: Error | undefined
  let wake = (): void => {}
  let mostWaiting = 0
  return {
    write(path, text) {
      const bytes = Buffer.from(text)
      const mark = markOf(bytes)
      written.set(path, mark)
      const file = join(folder, path)
      if (earlier.get(path) === mark && sizeOf(file) === bytes.length) return
      const parent = dirname(file)
      if (!made.has(parent)) mkdirSync(parent, { recursive: true })
      made.add(parent)
      waiting += 1
      writeFile(file, bytes, error => {
        waiting -= 1
        failure ??= error ?? undefined
        if (waiting <= mostWaiting) wake()
      })
    },
    async settled(most = 0) {
      while (waiting > most && !failure)
        await new Promise<void>(resolve => {
          wake = resolve
          mostWaiting = most
        })
      if (failure) throw failure
    },
    marks: written,
    add(marks) {
      for (const [path, mark] of marks) written.set(path, mark)
    },
    close(whole) {
      if (whole) for (const path of earlier.keys()) if (!written.has(path)) rmSync(join(folder, path), { force: true })
      const kept = whole ? written : new Map([...earlier, ...written])
      const list = [...kept].map(([path, mark]) => `${mark} ${path}\n`).toSorted()
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, `${listName}.new`), list.join(''))
      renameSync(join(folder, `${listName}.new`), join(folder, listName))
    },
  }
}

const markOf = (bytes: Buffer): string =>
  `${createHash('sha256').update(bytes).digest('hex').slice(0, 16)} ${bytes.length}`

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? -1

/** Empty where there is none; a line that names no file of a site is passed over, so that nothing outside is removed. */
function readList(folder: string): ReadonlyMap<string, string> {
  const file = join(folder, listName)
  const text = sizeOf(file) < 0 ? '' : readFileSync(file, 'utf8')
  return new Map(
    text.split('\n').flatMap(line => {
      const [, mark, path] = /^([0-9a-f]{16} \d+) ((?:\/[\w~-][\w.~-]*)+)$/.exec(line) ?? []
      return mark !== undefined && path !== undefined ? [[path, mark] as const] : []
    }),
  )
}
