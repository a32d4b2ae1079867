/** The life of the engine within one command. */
import type { Harrier } from '../harrier.ts'
import type { Context } from './context.ts'

/**
 * Opens the engine for one task and closes it. Undefined where the user asked to stop and the engine, busy in native code,
 * did not come back within a second.
 */
export async function withHarrier<T>(context: Context, task: (harrier: Harrier) => Promise<T>): Promise<T | undefined> {
  const harrier = await context.open()
  const work = task(harrier).finally(() => harrier.close())
  // Whatever abandoned work ends with, nobody asks any more.
  work.catch(() => undefined)
  const given = await Promise.race([work, secondAfterAbort(context.signal)])
  context.progress.clear()
  return given
}

function secondAfterAbort(signal: AbortSignal): Promise<undefined> {
  return new Promise(resolve => {
    const wait = (): void => {
      setTimeout(() => resolve(undefined), 1000)
    }
    if (signal.aborted) wait()
    else signal.addEventListener('abort', wait, { once: true })
  })
}
