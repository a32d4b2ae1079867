/** Rows on their way into the database: one batch is filled while the one before it is inserted. */
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { RowWriter } from './row-writer.ts'

/** Where batches go. */
export interface Sink<Closed> {
  /** Puts the rows of a file into the table. */
  insert(path: string): Promise<void>
  /** Hears what was closed when all rows before it are in the table. */
  closed(closed: readonly Closed[]): Promise<void>
}

/** Small enough that two of them and their blocks fit, large enough for few parts. */
const usualBytes = 24 * 1024 * 1024

export class Batches<Closed> {
  readonly rows = new RowWriter(64 * 1024)
  readonly #folder: string
  readonly #sink: Sink<Closed>
  /** From which a batch is inserted. */
  readonly #bytes: number
  #spare: Buffer | undefined
  #running: Promise<void> = Promise.resolve()
  #closed: Closed[] = []
  #sent = 0

  /** Files are made in `folder`. */
  constructor(folder: string, sink: Sink<Closed>, bytes = usualBytes) {
    this.#folder = folder
    this.#sink = sink
    this.#bytes = bytes
  }

  get full(): boolean {
    return this.rows.length >= this.#bytes
  }

  /** How many were inserted since the last `settle`. */
  get sent(): number {
    return this.#sent
  }

  /** What stands behind the rows written until now. */
  close(closed: Closed): void {
    this.#closed.push(closed)
  }

  /** Hands over what was written; resolves when the batch before it is in the table, throws what it failed with. */
  async send(): Promise<void> {
    await this.#before()
    const closed = this.#closed.splice(0)
    if (this.rows.length === 0 && closed.length === 0) return
    const bytes = this.rows.take(this.#spare ?? Buffer.allocUnsafeSlow(Math.max(this.rows.length, 64 * 1024)))
    this.#sent += 1
    this.#running = this.#store(bytes, closed)
    // whoever asks next hears of it
    this.#running.catch(() => undefined)
  }

  /** Resolves when everything that was written is in the table. */
  async settle(): Promise<void> {
    await this.send()
    await this.#before()
    this.#sent = 0
  }

  async #before(): Promise<void> {
    const running = this.#running
    this.#running = Promise.resolve()
    await running
  }

  async #store(bytes: Buffer, closed: readonly Closed[]): Promise<void> {
    if (bytes.length > 0) {
      const path = join(this.#folder, 'batch.rows')
      await writeFile(path, bytes)
      await this.#sink.insert(path)
      await rm(path, { force: true })
    }
    this.#spare = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.buffer.byteLength - bytes.byteOffset)
    if (closed.length > 0) await this.#sink.closed(closed)
  }
}
