/** `harrier fmt`: SPL in its canonical layout, of searches and of rules. */
import { writeFileSync } from 'node:fs'
import type { FormattedText } from '../../harrier/fmt.ts'
import { isError } from '../../text/diagnostic.ts'
import { type Arguments, missingPaths, usageError } from '../arguments.ts'
import type { Context } from '../context.ts'
import { withHarrier } from '../engine.ts'
import { diffLines } from '../print/diff.ts'
import { tell } from '../print/problems.ts'
import { escapeControls } from '../print/width.ts'
import { counted } from '../print/words.ts'

export async function run(given: Arguments, context: Context): Promise<number> {
  const what = given.positionals
  const wrong = [...wrongArguments(given), ...missingPaths([...what.filter(looksLikePath), ...given.values('rules')])]
  tell(context, wrong)
  if (wrong.length > 0) return 2
  const all = await withHarrier(context, harrier => harrier.format({ what, rules: given.values('rules') }))
  if (!all) return 130
  const changed = all.filter(({ before, after }) => before !== after)
  const [only] = all
  if (given.has('write')) write(changed, context)
  else if (!given.has('check') && all.length === 1 && only)
    context.out(shown(only.isFile || only.name === '-' ? only.after : `${only.after}\n`, context))
  else for (const text of changed) context.out(diffText(text, context))
  for (const { diagnostics } of all) tell(context, diagnostics)
  if (all.length === 0) tell(context, [usageError('no-search', 'there is no rule and no SPL in these paths')])
  if (!context.quiet && (given.has('write') || given.has('check') || all.length > 1)) {
    const verb = given.has('write') ? 'written' : 'would change'
    context.err(`${counted(changed.length, 'file')} ${verb}, ${all.length - changed.length} left as they are\n`)
  }
  if (all.length === 0 || all.some(({ diagnostics }) => diagnostics.some(isError))) return 2
  return given.has('check') && changed.length > 0 ? 1 : 0
}

function wrongArguments(given: Arguments) {
  if (given.positionals.length === 0)
    return [usageError('missing-argument', "'fmt' wants a file or folder of rules, a search, or '-'")]
  return given.has('check') && given.has('write')
    ? [usageError('flags-exclude', "'--check' writes nothing: it cannot stand beside '--write'")]
    : []
}

/** On a terminal without characters that act on it; in a pipe as it is, for what comes next is a program or a file. */
const shown = (text: string, { toTerminal }: Context): string =>
  toTerminal ? text.split('\n').map(escapeControls).join('\n') : text

/** A path that is not there would otherwise be laid out as a search. */
const looksLikePath = (what: string): boolean =>
  /\.(?:ya?ml|spl|toml)$/i.test(what) || /^[.~]?[\w.-]*\/[\w./-]*$/.test(what)

function write(changed: readonly FormattedText[], context: Context): void {
  for (const { name, isFile, after } of changed) {
    if (isFile) writeFileSync(name, after)
    else context.out(after.endsWith('\n') ? after : `${after}\n`)
  }
}

function diffText({ name, before, after }: FormattedText, { outPalette: { paint } }: Context): string {
  const lines = diffLines(before, after).map(({ sign, text }) => {
    const line = `${sign}${escapeControls(text)}\n`
    return sign === '-'
      ? paint('failed', line)
      : sign === '+'
        ? paint('passed', line)
        : sign === '@'
          ? paint('dim', line)
          : line
  })
  return [`--- ${escapeControls(name)}\n`, `+++ ${escapeControls(name)}\n`, ...lines].join('')
}
