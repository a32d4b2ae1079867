/** `harrier explain`: what a rule or a search does, without any log. */
import { existsSync } from 'node:fs'
import { isError } from '../../text/diagnostic.ts'
import { type Arguments, formatOf, missingPaths, usageError } from '../arguments.ts'
import type { Context } from '../context.ts'
import { withHarrier } from '../engine.ts'
import { explanationView } from '../print/explanation.ts'
import { diagnosticJson, jsonDocument } from '../print/json.ts'
import { tell } from '../print/problems.ts'

export async function run(given: Arguments, context: Context): Promise<number> {
  const [what, ...more] = given.positionals
  const rules = given.values('rules')
  const wrong = wrongArguments(what, more, rules)
  tell(context, wrong)
  if (what === undefined || wrong.length > 0) return 2

  const explanation = await withHarrier(context, harrier => harrier.explain({ what, rules }))
  if (!explanation) return 130
  const { diagnostics, plan, sql } = explanation
  const width = context.toTerminal ? context.width : Infinity
  if (formatOf(given, 'full') === 'json') {
    context.out(jsonDocument('explain', { ...explanation, diagnostics: diagnostics.map(diagnosticJson) }))
  } else if (given.has('plan') || given.has('sql')) {
    const texts = [...(given.has('plan') ? [plan] : []), ...(given.has('sql') ? [sql] : [])]
    context.out(texts.map(text => text.trimEnd() + '\n').join('\n'))
  } else {
    context.out(explanationView(explanation, context.outPalette, width))
    if (context.toTerminal) context.err('\n  Plan and SQL   --plan, --sql\n')
  }
  tell(context, diagnostics)
  return diagnostics.some(isError) ? 2 : 0
}

function wrongArguments(what: string | undefined, more: readonly string[], rules: readonly string[]) {
  if (what === undefined)
    return [usageError('missing-argument', "'explain' wants a rule's file, name or id, or a search")]
  const [extra] = more
  if (extra !== undefined) {
    return [
      usageError(
        'extra-argument',
        `'explain' takes one rule or search, but has '${extra}' too`,
        `harrier explain '${what} ${extra}'`,
      ),
    ]
  }
  // A path that is not there would otherwise be read as a search for its words.
  const path = /\.(?:ya?ml|toml)$/i.test(what) && !existsSync(what) && /[/\\]/.test(what) ? [what] : []
  return missingPaths([...path, ...rules])
}
