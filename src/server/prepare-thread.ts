/** A thread that renders pages of a site and packs them, for the one that answers requests. */
import { workerData } from 'node:worker_threads'
import { gzipSync } from 'node:zlib'
import { makeAnswers } from './app.ts'
import { packing } from './kept-pages.ts'
import { linksOf } from './links.ts'
import { openAgain, type SameLibrary } from './open-library.ts'
import type { PreparedPage } from './prepare.ts'
import { answerCalls } from './thread-calls.ts'

const task: SameLibrary = workerData
const library = openAgain(task)
const answer = library && makeAnswers({ library, files: false })

answerCalls<readonly string[], readonly PreparedPage[]>(
  addresses => addresses.flatMap(preparedPage),
  pages => pages.map(({ packed }) => packed.buffer),
)

function preparedPage(address: string): readonly PreparedPage[] {
  const { status, text } = answer?.(address, '') ?? { status: 404, text: '' }
  if (status !== 200) return []
  const links = linksOf(text, address).map(({ target }) => target)
  // a copy, as the memory of small ones is shared and cannot be handed over
  return [{ address, packed: new Uint8Array(gzipSync(text, packing)), links }]
}
