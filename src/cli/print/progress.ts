/** Tells how far a run is: one line on a terminal that goes away again, a line now and then in CI, else nothing. */
import type { Progress } from '../../harrier.ts'
import type { Palette } from './colour.ts'
import { clip } from './width.ts'
import { bytes, counted, grouped } from './words.ts'

export interface ProgressLine {
  update(progress: Progress): void
  /** Takes the line away; a later update brings it back. */
  clear(): void
}

export interface ProgressOptions {
  readonly write: (text: string) => void
  readonly now: () => number
  readonly mode: 'terminal' | 'lines' | 'off'
  readonly width: number
  readonly palette: Palette
}

export function progressLine({ write, now, mode, width, palette }: ProgressOptions): ProgressLine {
  const start = now()
  let last = start
  let shown = false
  let phase: Progress['phase'] | undefined
  let phaseStart = start
  // Nothing for a run that is over before a line could be read.
  const wait = mode === 'terminal' ? 300 : 5000
  const pause = mode === 'terminal' ? 100 : 5000
  return {
    update(progress) {
      if (mode === 'off') return
      const time = now()
      if (progress.phase !== phase) {
        phase = progress.phase
        phaseStart = time
      }
      if (time - start < wait || (last !== start && time - last < pause)) return
      last = time
      const line = clip(describe(progress, (time - phaseStart) / 1000, palette), width - 1, palette.marks.ellipsis)
      if (mode === 'lines') write(line + '\n')
      else write(`\r\u001b[2K${line}`)
      shown = mode === 'terminal'
    },
    clear() {
      if (shown) write('\r\u001b[2K')
      shown = false
    },
  }
}

const verbs: Readonly<Record<Progress['phase'], string>> = {
  reading: 'Reading',
  loading: 'Loading',
  hunting: 'Hunting',
  testing: 'Testing',
  writing: 'Writing',
}

function describe(progress: Progress, seconds: number, { marks }: Palette): string {
  const { phase, files, events, rules, totalRules, totalBytes, pages = 0, totalPages } = progress
  const [done, all] = totalPages
    ? [pages, totalPages]
    : totalRules
      ? [rules ?? 0, totalRules]
      : [progress.bytes, totalBytes]
  const share = all ? done / all : undefined
  const parts = [
    share === undefined ? '' : bar(share, marks.bar),
    totalRules === undefined ? '' : `${grouped(rules ?? 0)} of ${counted(totalRules, 'rule')}`,
    phase === 'reading' || phase === 'loading' ? `${counted(files, 'file')}, ${bytes(progress.bytes)}` : '',
    phase === 'writing' ? `${grouped(pages)} of ${counted(totalPages ?? 0, 'page')}` : counted(events, 'event'),
    phase === 'reading' && seconds > 1 ? `${grouped(Math.round(events / seconds))} a second` : '',
    share !== undefined && share > 0.05 && share < 1 ? `about ${Math.ceil((seconds / share) * (1 - share))} s` : '',
  ]
  return [`  ${verbs[phase].padEnd(8)}`, ...parts.filter(part => part !== '')].join('  ')
}

function bar(share: number, [done, left]: readonly [string, string]): string {
  const length = 16
  const full = Math.round(Math.min(1, Math.max(0, share)) * length)
  return `${done.repeat(full)}${left.repeat(length - full)} ${String(Math.floor(Math.min(1, share) * 100)).padStart(3)} %`
}
