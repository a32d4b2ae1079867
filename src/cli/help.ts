/** Texts of `--help`: examples before flags, on lines that fit the terminal. */
import { wrap } from './print/width.ts'
import { exitCodes, type Flag, type Verb, verbs } from './verbs.ts'

/** A width that is not finite means that nothing is wrapped. */
export function generalHelp(version: string, width: number): string {
  return lines([
    `harrier ${version}: detection rules read, explained and run without a SIEM`,
    '',
    'Verbs',
    ...columns(
      verbs.map(({ usage, about }) => [usage, about]),
      width,
    ),
    '',
    'Examples',
    '  harrier hunt ./evidence --rules ./detections',
    "  harrier search 'EventCode=4688 | stats count by user' ./evidence",
    '  harrier explain ./detections/endpoint/new_rule.yml',
    '  harrier serve --rules ./detections',
    '',
    'Flags',
    ...columns(
      [
        ['-h, --help', "this text; 'harrier hunt --help' for a verb"],
        ['    --version', 'the version'],
      ],
      width,
    ),
    '',
    ...exitCodeLines(width),
  ])
}

export function verbHelp({ usage, about, examples, flags }: Verb, width: number): string {
  return lines([
    ...wrap(about, width),
    '',
    `  ${usage}`,
    '',
    'Examples',
    ...examples.flatMap(([command, purpose]) => [
      `  ${command}`,
      ...wrap(purpose, width - 6).map(line => `      ${line}`),
    ]),
    '',
    'Flags',
    ...columns(flags.map(flagRow), width),
    '',
    ...exitCodeLines(width),
  ])
}

export const exitCodeHelp = (width: number): string => lines(exitCodeLines(width))

const lines = (all: readonly string[]): string => all.join('\n') + '\n'

const exitCodeLines = (width: number): string[] => [
  'Exit codes',
  ...columns(
    exitCodes.map(([code, about]) => [String(code), about]),
    width,
  ),
]

type HelpRow = readonly [head: string, about: string]

function flagRow({ name, short, value, about, choices }: Flag): HelpRow {
  const twin = short === undefined ? '    ' : `-${short}, `
  const options = choices ? ` (${choices.join(', ')})` : ''
  return [`${twin}--${name}${value === undefined ? '' : ` ${value}`}`, `${about}${options}`]
}

const narrowest = 30

/** What a thing is for beside its head; below it where there is no room. */
function columns(rows: readonly HelpRow[], width: number): string[] {
  const widest = Math.max(...rows.map(([head]) => head.length))
  const room = width - widest - 4
  return rows.flatMap(([head, about]) => {
    if (room < narrowest) return [`  ${head}`, ...wrap(about, width - 8).map(line => `        ${line}`)]
    const [first = '', ...more] = wrap(about, room)
    return [`  ${head.padEnd(widest)}  ${first}`, ...more.map(line => ' '.repeat(widest + 4) + line)]
  })
}
