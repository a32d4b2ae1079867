/** Blocks on their way into the database: one is filled while the one before it is inserted. */
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Where blocks go. */
export interface Sink<Closed> {
  /** Puts the rows of a file in the database's Native form into the table. */
  insert(path: string): Promise<void>
  /** Hears what was closed when all rows before it are in the table. */
  closed(closed: readonly Closed[]): Promise<void>
}

export class BlockQueue<Closed> {
  readonly #folder: string
  readonly #sink: Sink<Closed>
  #running: Promise<void> = Promise.resolve()
  #closed: Closed[] = []
  #sent = 0

  /** Files are made in `folder`. */
  constructor(folder: string, sink: Sink<Closed>) {
    this.#folder = folder
    this.#sink = sink
  }

  /** How many were inserted since the last `settle`. */
  get sent(): number {
    return this.#sent
  }

  /** What stands behind the rows sent until now and with the next block. */
  close(closed: Closed): void {
    this.#closed.push(closed)
  }

  /** Hands over a block; resolves when the one before it is in the table, throws what it failed with. */
  async send(block: readonly Uint8Array[]): Promise<void> {
    await this.#before()
    const closed = this.#closed.splice(0)
    if (block.length === 0 && closed.length === 0) return
    this.#sent += 1
    this.#running = this.#store(block, closed)
    // whoever asks next hears of it
    this.#running.catch(() => undefined)
  }

  /** Resolves when everything that was sent is in the table. */
  async settle(): Promise<void> {
    await this.send([])
    await this.#before()
    this.#sent = 0
  }

  async #before(): Promise<void> {
    const running = this.#running
    this.#running = Promise.resolve()
    try {
      await running
    } catch (error) {
      // what stands behind rows that are not there
      this.#closed = []
      throw error
    }
  }

  async #store(block: readonly Uint8Array[], closed: readonly Closed[]): Promise<void> {
    if (block.length > 0) {
      const path = join(this.#folder, 'block.native')
      await writeFile(path, block)
      await this.#sink.insert(path)
      await rm(path, { force: true })
    }
    if (closed.length > 0) await this.#sink.closed(closed)
  }
}
