/** The layout of a search: one stage a line, long ones broken before their clauses, searches in brackets set in. */
import type { Freedom } from './format-dialects.ts'
import { type Piece, stagePieces } from './format-stage.ts'
import type { Pipeline } from './format-tokens.ts'

/** How long a line may be, where it can be broken. */
const lineWidth = 100
const step = 4

export interface LayoutOptions {
  /** What the pipeline was read from. */
  readonly text: string
  /** How much may be changed in the stage between two offsets. */
  readonly freedom: (start: number, end: number) => Freedom
}

export const layout = (pipeline: Pipeline, options: LayoutOptions): string =>
  pipelineLines(pipeline, { ...options, indent: 0, opening: '' }).join('\n')

interface Frame extends LayoutOptions {
  readonly indent: number
  readonly opening: '' | '['
  /** The command around the brackets. */
  readonly parent?: string
}

function pipelineLines(pipeline: Pipeline, frame: Frame): readonly string[] {
  const lines = stagesOf(pipeline, frame).flatMap(({ prefix, pieces }, index) =>
    stageLines(pieces, index === 0 ? `${frame.opening}${prefix}` : prefix, frame),
  )
  // A text that goes over several lines keeps the blanks that it has.
  return lines.map(line => ' '.repeat(frame.indent) + line)
}

interface Stage {
  readonly prefix: '' | '| '
  readonly pieces: readonly Piece[]
}

function stagesOf(
  { stages, piped }: Pipeline,
  { text, freedom, parent }: LayoutOptions & { parent?: string },
): readonly Stage[] {
  const inline = (inner: Pipeline, command: string): string => inlined(inner, { text, freedom, parent: command })
  const found: Stage[] = []
  stages.forEach((tokens, index) => {
    if (index === 0 && piped) {
      const comments = tokens.map(token => ({ text: token.text, clause: false }))
      if (comments.length > 0) found.push({ prefix: '', pieces: comments })
      return
    }
    const [first, last] = [tokens[0], tokens.at(-1)]
    const allowed = freedom(first?.start ?? 0, last?.end ?? 0)
    const context = { text, freedom: allowed, piped: index > 0, inline, ...(parent !== undefined && { parent }) }
    found.push({ prefix: index === 0 ? '' : '| ', pieces: stagePieces(tokens, context) })
  })
  return found
}

const inlined = (pipeline: Pipeline, options: LayoutOptions & { parent?: string }): string =>
  `[${stagesOf(pipeline, options)
    .map(({ prefix, pieces }) => prefix + pieces.map(({ text }) => text).join(' '))
    .join(' ')}]`

/** The lines of one stage, without the indent of all of them. */
function stageLines(pieces: readonly Piece[], prefix: string, frame: Frame): readonly string[] {
  const inline = prefix + pieces.map(({ text }) => text).join(' ')
  if (frame.indent + inline.length <= lineWidth) return [inline]
  const lines = new Lines(prefix, frame.indent)
  for (const { text, clause, search } of pieces) {
    if (search && frame.indent + step + text.length > lineWidth) {
      const inner = { ...frame, indent: step, opening: '[' as const, parent: search.command }
      lines.addAll(pipelineLines(search.pipeline, inner), ']')
    } else lines.add(text, clause || search !== undefined)
  }
  return lines.all()
}

/** Lines that are filled one after the other. */
class Lines {
  private readonly done: string[] = []
  private readonly indent: number
  private current: string
  /** Whether anything stands in the current line. */
  private filled = false
  private begun = false
  private continued = step

  constructor(prefix: string, indent: number) {
    this.current = prefix
    this.indent = indent
  }

  add(text: string, clause: boolean): void {
    if (clause && this.begun) {
      this.break(step)
      this.continued = 2 * step
    } else if (this.filled && this.indent + this.current.length + 1 + text.length > lineWidth)
      this.break(this.continued)
    this.current += this.filled ? ` ${text}` : text
    this.filled = true
    this.begun = true
  }

  addAll(lines: readonly string[], closing: string): void {
    this.break(0)
    this.done.push(...lines.slice(0, -1))
    this.current = `${lines.at(-1) ?? ''}${closing}`
    this.filled = true
    this.begun = true
  }

  all(): readonly string[] {
    this.break(0)
    return this.done
  }

  private break(indent: number): void {
    if (this.filled) this.done.push(this.current)
    this.current = ' '.repeat(indent)
    this.filled = false
  }
}
