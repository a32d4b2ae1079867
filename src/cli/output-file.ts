/** The file of `--output`: opened before the work begins, and emptied only when there is something to write. */
import { closeSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs'

export interface OutputFile {
  write(text: string): void
  /** With `isDone` a file that nothing was written to is an empty answer; else it keeps what it held. */
  close(isDone: boolean): void
}

export function openOutput(path: string): OutputFile {
  const file = openSync(path, 'a')
  let isFresh = false
  const empty = (): void => {
    if (!isFresh && fstatSync(file).isFile()) ftruncateSync(file)
    isFresh = true
  }
  return {
    write(text) {
      empty()
      const bytes = Buffer.from(text)
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
    },
    close(isDone) {
      try {
        if (isDone) empty()
      } finally {
        closeSync(file)
      }
    },
  }
}
