/** What a command is given beside its arguments: where to write, how it looks, and the way to the engine. */
import type { Harrier } from '../harrier.ts'
import type { Arguments } from './arguments.ts'
import type { Palette } from './print/colour.ts'
import type { ProgressLine } from './print/progress.ts'

export interface Context {
  /** The answer: data only. */
  out(text: string): void
  /** What is said about the answer. */
  err(text: string): void
  /** How the answer may look; without colour where it does not go to a terminal. */
  readonly outPalette: Palette
  readonly errPalette: Palette
  /** Whether a person reads the answer as it comes. */
  readonly toTerminal: boolean
  /** Columns of the terminal, 80 where unknown. */
  readonly width: number
  readonly quiet: boolean
  readonly progress: ProgressLine
  /** Aborted when the user asks to stop. */
  readonly signal: AbortSignal
  /** The working folder, absolute. */
  readonly folder: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: string
  open(): Promise<Harrier>
}

/** A module of commands/: answers with the exit code. */
export interface Command {
  run(given: Arguments, context: Context): Promise<number>
}
