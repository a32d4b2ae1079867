/** Questions to a thread and its answers, one after the other: both sides of the talk. */
import { parentPort, type Transferable } from 'node:worker_threads'
import { startThread, type ThreadProgram } from '../harrier/start-thread.ts'

export interface Calls<Question, Answer> {
  /** Throws what the thread threw, or that it is no more. */
  ask(question: Question): Promise<Answer>
  close(): Promise<void>
}

/** `data` is what the program finds as `workerData`. */
export function callThread<Question, Answer>(program: ThreadProgram, data: unknown): Calls<Question, Answer> {
  const worker = startThread(program, data)
  const waiting: { readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void }[] = []
  let ended: Error | undefined
  const end = (error: Error): void => {
    ended ??= error
    for (const { reject } of waiting.splice(0)) reject(ended)
  }
  worker.on('message', (answer: Answer | Error) => {
    const next = waiting.shift()
    if (answer instanceof Error) next?.reject(answer)
    else next?.resolve(answer)
  })
  worker.on('error', end)
  worker.on('exit', code => end(new Error(`a thread that rendered pages ended with ${code}`)))
  return {
    ask: question =>
      new Promise((resolve, reject) => {
        if (ended) reject(ended)
        else {
          waiting.push({ resolve, reject })
          worker.postMessage(question)
        }
      }),
    close: async () => {
      await worker.terminate()
    },
  }
}

/** The thread's side; `handed` names the memory that goes over to who asked. */
export function answerCalls<Question, Answer>(
  answer: (question: Question) => Answer | Promise<Answer>,
  handed: (answer: Answer) => readonly Transferable[] = () => [],
): void {
  let last = Promise.resolve()
  const one = async (question: Question): Promise<void> => {
    try {
      const found = await answer(question)
      parentPort?.postMessage(found, handed(found))
    } catch (error) {
      parentPort?.postMessage(error instanceof Error ? error : new Error(String(error)))
    }
  }
  parentPort?.on('message', (question: Question) => {
    last = last.then(() => one(question))
  })
}
