/** Writes the site as a folder of files: every page that a link leads to, and nothing that does not answer. */
import { setImmediate } from 'node:timers/promises'
import type { Answers } from './app.ts'
import { type ExportedPage, mostUnwritten, pageExporter } from './exported-pages.ts'
import { type Exported, LinkWalk } from './link-walk.ts'
import { openFolder } from './written-files.ts'

/** Writes pages beside this thread. */
export interface ExportHelper {
  /** Whether it has the same rules. */
  ready(): Promise<boolean>
  write(addresses: readonly string[]): Promise<readonly ExportedPage[]>
  /** The marks of all files that it wrote, once they are. */
  settled(): Promise<ReadonlyMap<string, string>>
}

export interface ExportOptions {
  readonly helpers?: readonly ExportHelper[]
  readonly onProgress?: (done: number, known: number) => void
  readonly signal?: AbortSignal | undefined
}

const together = 16

/** Follows the links from the front page on, so that what is written is whole: a page without its links does not exist. */
export async function exportSite(
  answers: Answers,
  folder: string,
  { helpers = [], onProgress, signal }: ExportOptions = {},
): Promise<Exported> {
  const files = openFolder(folder)
  const own = pageExporter(answers, files)
  const walk = new LinkWalk()
  const writeHere = async (addresses: readonly string[]): Promise<readonly ExportedPage[]> => {
    const pages = own.write(addresses)
    // a key that stops the export, and what helpers answer, is heard between two batches
    await setImmediate()
    await files.settled(mostUnwritten)
    return pages
  }
  const work = async (write: ExportHelper['write'], ready?: ExportHelper['ready']): Promise<void> => {
    try {
      if (ready && !(await ready())) return
      for (let batch = await walk.next(together); batch.length > 0; batch = await walk.next(together)) {
        walk.take(await write(batch))
        onProgress?.(walk.done, walk.known)
        if (signal?.aborted) walk.stop()
      }
    } catch (error) {
      walk.stop()
      throw error
    }
  }
  // a helper has its next batch at hand when it is done with one
  const workers = [work(writeHere), ...helpers.flatMap(({ write, ready }) => [work(write, ready), work(write, ready)])]
  const failed = (await Promise.allSettled(workers)).find(({ status }) => status === 'rejected')
  if (failed?.status === 'rejected') throw failed.reason
  await files.settled()
  for (const { settled } of helpers) files.add(await settled())
  files.close(!signal?.aborted)
  if (!signal?.aborted) walk.checkPlaces()
  return walk.exported()
}
