/** Stretches of logs read on several threads at once; what they bring comes in the order of the stretches. */
import type { Worker } from 'node:worker_threads'
import type { ToThread } from './load-thread.ts'
import type { Loading, Stretch } from './loading.ts'
import { startThread } from './start-thread.ts'

export async function* loadingsOnThreads(stretches: AsyncIterable<Stretch>, count: number): AsyncGenerator<Loading> {
  const threads = new Threads(count)
  const source = stretches[Symbol.asyncIterator]()
  const ahead: Answer[] = []
  const fill = async (): Promise<void> => {
    while (ahead.length <= count) {
      const next = await source.next()
      if (next.done) return
      ahead.push(threads.read(next.value))
    }
  }
  try {
    await fill()
    for (let first = ahead.shift(); first; first = ahead.shift()) {
      const filled = fill()
      // heard of below, unless reading fails first
      filled.catch(() => undefined)
      yield* first.loadings()
      await filled
    }
  } finally {
    await threads.close()
  }
}

type FromThread = Loading | 'done' | Error

/** What a thread has answered for one stretch and nobody has taken. */
class Answer {
  readonly stretch: Stretch
  worker: Worker | undefined
  readonly #messages: FromThread[] = []
  #wake: () => void = () => {}

  constructor(stretch: Stretch) {
    this.stretch = stretch
  }

  hear(message: FromThread): void {
    this.#messages.push(message)
    this.#wake()
  }

  async *loadings(): AsyncGenerator<Loading> {
    for (;;) {
      const message = this.#messages.shift()
      if (message === undefined)
        await new Promise<void>(resolve => {
          this.#wake = resolve
        })
      else if (message === 'done') return
      else if (message instanceof Error) throw message
      else {
        send(this.worker, 'taken')
        yield message
      }
    }
  }
}

class Threads {
  readonly #count: number
  readonly #workers: Worker[] = []
  readonly #idle: Worker[] = []
  readonly #waiting: Answer[] = []
  readonly #running = new Map<Worker, Answer>()

  constructor(count: number) {
    this.#count = count
  }

  read(stretch: Stretch): Answer {
    const answer = new Answer(stretch)
    const worker = this.#idle.pop() ?? (this.#workers.length < this.#count ? this.#start() : undefined)
    if (worker) this.#give(worker, answer)
    else this.#waiting.push(answer)
    return answer
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map(worker => worker.terminate()))
  }

  #give(worker: Worker, answer: Answer): void {
    answer.worker = worker
    this.#running.set(worker, answer)
    send(worker, answer.stretch)
  }

  #start(): Worker {
    const worker = startThread('harrier/load-thread')
    this.#workers.push(worker)
    worker.on('message', (message: FromThread) => {
      this.#running.get(worker)?.hear(message)
      if (message === 'done') this.#free(worker)
    })
    const fail = (error: Error): void => {
      for (const answer of [this.#running.get(worker), ...this.#waiting.splice(0)]) answer?.hear(error)
    }
    worker.on('error', fail)
    worker.on('exit', code => fail(new Error(`a thread that read logs ended with ${code}`)))
    return worker
  }

  #free(worker: Worker): void {
    this.#running.delete(worker)
    const next = this.#waiting.shift()
    if (next) this.#give(worker, next)
    else this.#idle.push(worker)
  }
}

const send = (worker: Worker | undefined, message: ToThread): void => worker?.postMessage(message)
