/** A thread that writes pages of an export beside the one that goes from link to link. */
import { workerData } from 'node:worker_threads'
import { makeAnswers } from './app.ts'
import { type ExportedPage, mostUnwritten, pageExporter } from './exported-pages.ts'
import { openAgain, type SameLibrary } from './open-library.ts'
import { answerCalls } from './thread-calls.ts'
import { openFolder } from './written-files.ts'

/** The thread's `workerData`. */
export interface ExportTask extends SameLibrary {
  readonly folder: string
}

/** Addresses to write; `ready`: whether it has the same rules; `settle`: that all is written, and what. */
export type ExportQuestion = readonly string[] | 'ready' | 'settle'
export type ExportAnswer = readonly ExportedPage[] | boolean | ReadonlyMap<string, string>

const task: ExportTask = workerData
const library = openAgain(task)
const files = openFolder(task.folder)
const exporter = library && pageExporter(makeAnswers({ library, files: true }), files)

answerCalls<ExportQuestion, ExportAnswer>(async question => {
  if (question === 'ready') return exporter !== undefined
  if (question === 'settle') {
    await files.settled()
    return files.marks
  }
  const pages = exporter?.write(question) ?? []
  await files.settled(mostUnwritten)
  return pages
})
