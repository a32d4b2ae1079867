/** An export's thread as who gives it work sees it. */
import type { ExportHelper } from './export.ts'
import type { ExportAnswer, ExportQuestion, ExportTask } from './export-thread.ts'
import { callThread } from './thread-calls.ts'

export interface ThreadHelper extends ExportHelper {
  close(): Promise<void>
}

export function startExportHelper(task: ExportTask): ThreadHelper {
  const thread = callThread<ExportQuestion, ExportAnswer>('server/export-thread', task)
  return {
    ready: async () => (await thread.ask('ready')) === true,
    async write(addresses) {
      const pages = await thread.ask(addresses)
      return Array.isArray(pages) ? pages : []
    },
    async settled() {
      const marks = await thread.ask('settle')
      return marks instanceof Map ? marks : new Map()
    },
    close: () => thread.close(),
  }
}
