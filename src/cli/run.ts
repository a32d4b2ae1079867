/** From the words of a command line to an exit code: which verb, its flags, help, and what is said when it cannot be done. */
import type { Harrier } from '../harrier.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import { nearest } from '../text/nearest.ts'
import { type Arguments, missingPaths, readArguments, usageError, withRules } from './arguments.ts'
import { readConfig } from './config.ts'
import type { Command, Context } from './context.ts'
import { exitCodeHelp, generalHelp, verbHelp } from './help.ts'
import { type OutputFile, openOutput } from './output-file.ts'
import { type ColourChoice, palette, speaksUnicode, wantsColour } from './print/colour.ts'
import { diagnosticText } from './print/diagnostics.ts'
import { progressLine } from './print/progress.ts'
import { type Verb, type VerbName, verbs } from './verbs.ts'
import { faultMessage } from './world-fault.ts'

/** The process as the command line sees it, so that a test can stand in for it. */
export interface Machine {
  out(text: string): void
  err(text: string): void
  readonly outIsTerminal: boolean
  readonly errIsTerminal: boolean
  readonly width: number | undefined
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: string
  readonly version: string
  readonly signal: AbortSignal
  /** The working folder, absolute. */
  readonly folder: string
  now(): number
  open(): Promise<Harrier>
}

export async function run(words: readonly string[], machine: Machine): Promise<number> {
  const [first, ...rest] = words
  if (first === undefined) return say(machine, generalHelp(machine.version, widthOf(machine)), 2)
  if (first === '--version' || first === '-V') return say(machine, `harrier ${machine.version}\n`)
  if (first === '--help' || first === '-h') return say(machine, generalHelp(machine.version, widthOf(machine)))
  if (first === 'help') return help(rest, machine)
  const verb = verbs.find(({ name }) => name === first)
  if (!verb) return refuse(machine, [unknownVerb(first)])

  const { arguments: given, diagnostics } = readArguments(rest, verb.flags)
  if (given.has('help')) return say(machine, verbHelp(verb, widthOf(machine)))
  if (diagnostics.length > 0) return refuse(machine, diagnostics, verb)
  const config = wantsRules(verb, given) ? await readConfig(machine.folder) : undefined
  if (!config) return perform(verb, given, machine)
  if (config.diagnostics.length > 0) return refuse(machine, config.diagnostics)
  const missing = missingPaths(config.rules).map(one => ({ ...one, help: `a path that is there, in ${config.file}` }))
  return missing.length > 0 ? refuse(machine, missing) : perform(verb, withRules(given, config.rules), machine)
}

/** Whether the rules of `harrier.config` stand in for a flag that was not given. */
const wantsRules = ({ name, flags }: Verb, given: Arguments): boolean =>
  flags.some(flag => flag.name === 'rules') &&
  !given.has('rules') &&
  !(name === 'serve' && given.positionals.length > 0)

const commands: Readonly<Record<VerbName, () => Promise<Command>>> = {
  hunt: () => import('./commands/hunt.ts'),
  search: () => import('./commands/search.ts'),
  test: () => import('./commands/test.ts'),
  explain: () => import('./commands/explain.ts'),
  rules: () => import('./commands/rules.ts'),
  lint: () => import('./commands/lint.ts'),
  fmt: () => import('./commands/fmt.ts'),
  schema: () => import('./commands/schema.ts'),
  serve: () => import('./commands/serve.ts'),
  export: () => import('./commands/export.ts'),
  store: () => import('./commands/store.ts'),
}

async function perform(verb: Verb, given: Arguments, machine: Machine): Promise<number> {
  let file: OutputFile | undefined
  let context: Context | undefined
  let code = 2
  try {
    const output = given.value('output')
    if (output !== undefined) file = openOutput(output)
    context = contextOf(given, machine, file)
    const command = await commands[verb.name]()
    code = await command.run(given, context)
    if (code === 130) context.err('interrupted\n')
    return code
  } catch (error) {
    context?.progress.clear()
    return fault(error, machine)
  } finally {
    file?.close(code !== 2)
  }
}

function contextOf(given: Arguments, machine: Machine, file: OutputFile | undefined): Context {
  const { env, platform, signal } = machine
  const choice = (given.value('color') ?? 'auto') as ColourChoice
  const unicode = speaksUnicode(env, platform)
  const toTerminal = file === undefined && machine.outIsTerminal
  const errPalette = palette({ colour: wantsColour(choice, env, machine.errIsTerminal), unicode })
  const width = machine.width ?? 80
  const quiet = given.has('quiet')
  const progress = progressLine({
    write: machine.err,
    now: machine.now,
    mode: given.has('no-progress') || quiet ? 'off' : machine.errIsTerminal ? 'terminal' : env['CI'] ? 'lines' : 'off',
    width,
    palette: errPalette,
  })
  const write = file?.write ?? machine.out
  return {
    out: text => {
      progress.clear()
      write(text)
    },
    err: text => {
      progress.clear()
      machine.err(text)
    },
    outPalette: palette({ colour: wantsColour(choice, env, toTerminal), unicode }),
    errPalette,
    toTerminal,
    width,
    quiet,
    progress,
    signal,
    folder: machine.folder,
    env,
    platform,
    open: machine.open,
  }
}

function help([topic]: readonly string[], machine: Machine): number {
  if (topic === undefined) return say(machine, generalHelp(machine.version, widthOf(machine)))
  if (topic === 'exit-codes') return say(machine, exitCodeHelp(widthOf(machine)))
  const verb = verbs.find(({ name }) => name === topic)
  return verb ? say(machine, verbHelp(verb, widthOf(machine))) : refuse(machine, [unknownVerb(topic)])
}

const widthOf = ({ outIsTerminal, width = 80 }: Machine): number => (outIsTerminal ? Math.max(40, width) : Infinity)

function say(machine: Machine, text: string, code = 0): number {
  if (code === 0) machine.out(text)
  else machine.err(text)
  return code
}

/** What was asked for cannot be read: says why, and where it is written how to ask. */
function refuse(machine: Machine, diagnostics: readonly Diagnostic[], verb?: Verb): number {
  for (const diagnostic of diagnostics) complain(machine, diagnostic)
  machine.err(`see 'harrier ${verb ? `${verb.name} ` : ''}--help'\n`)
  return 2
}

function complain(machine: Machine, diagnostic: Diagnostic): void {
  const unicode = speaksUnicode(machine.env, machine.platform)
  const colour = wantsColour('auto', machine.env, machine.errIsTerminal)
  machine.err(diagnosticText(diagnostic, palette({ colour, unicode })))
}

function unknownVerb(word: string): Diagnostic {
  if (word.startsWith('-')) return flagFirst(word)
  const names = verbs.map(({ name }) => name)
  const { nearest: close } = nearest(word, names)
  return usageError('unknown-verb', `'${word}' is no verb`, close === undefined ? undefined : `harrier ${close}`)
}

function flagFirst(word: string): Diagnostic {
  const [name = ''] = word.split('=')
  const { nearest: close } = nearest(name, ['--help', '--version'])
  const isOfVerb = verbs.some(({ flags }) => flags.some(flag => `--${flag.name}` === name || `-${flag.short}` === name))
  return isOfVerb
    ? usageError('flag-before-verb', `'${name}' stands before the verb`, `harrier VERB ${name}`)
    : usageError('unknown-flag', `'${word}' is no verb and no flag`, close && `harrier ${close}`)
}

/** The world said no (a file that cannot be read, a database that is gone), or the fault is ours; HARRIER_DEBUG tells where. */
function fault(error: unknown, machine: Machine): number {
  complain(machine, usageError('fault', faultMessage(error)))
  if (machine.env['HARRIER_DEBUG'] && error instanceof Error) machine.err(`${error.stack ?? ''}\n`)
  return 2
}
