/** Texts of `--help`: examples before flags. */
import { exitCodes, type Flag, type Verb, verbs } from './verbs.ts'

export function generalHelp(version: string): string {
  const width = Math.max(...verbs.map(({ usage }) => usage.length))
  return lines([
    `harrier ${version}: detection rules read, explained and run without a SIEM`,
    '',
    'Verbs',
    ...verbs.map(({ usage, about }) => `  ${usage.padEnd(width)}  ${about}`),
    '',
    'Examples',
    '  harrier hunt ./evidence --rules ./detections',
    "  harrier search 'EventCode=4688 | stats count by user' ./evidence",
    '  harrier explain ./detections/endpoint/new_rule.yml',
    '  harrier serve --rules ./detections',
    '',
    'Flags',
    "  -h, --help     this text; 'harrier hunt --help' for a verb",
    '      --version  the version',
    '',
    ...exitCodeLines(),
  ])
}

export function verbHelp({ usage, about, examples, flags }: Verb): string {
  return lines([
    about,
    '',
    `  ${usage}`,
    '',
    'Examples',
    ...examples.flatMap(([command, purpose]) => [`  ${command}`, `      ${purpose}`]),
    '',
    'Flags',
    ...flagLines(flags),
    '',
    ...exitCodeLines(),
  ])
}

export const exitCodeHelp = (): string => lines(exitCodeLines())

const lines = (all: readonly string[]): string => all.join('\n') + '\n'

function exitCodeLines(): string[] {
  return ['Exit codes', ...exitCodes.map(([code, about]) => `  ${String(code).padEnd(3)}  ${about}`)]
}

function flagLines(flags: readonly Flag[]): string[] {
  const heads = flags.map(({ name, short, value }) => {
    const twin = short === undefined ? '    ' : `-${short}, `
    return `${twin}--${name}${value === undefined ? '' : ` ${value}`}`
  })
  const width = Math.max(...heads.map(head => head.length))
  return flags.map(({ about, choices }, at) => {
    const options = choices ? ` (${choices.join(', ')})` : ''
    return `  ${(heads[at] ?? '').padEnd(width)}  ${about}${options}`
  })
}
