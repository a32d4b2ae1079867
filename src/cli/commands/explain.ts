/** `harrier explain`: what a rule or a search does; with logs, why it is silent; an event with what is made of it. */
import { existsSync, statSync } from 'node:fs'
import { readEventName } from '../../harrier/event-name.ts'
import type { Explanation } from '../../harrier.ts'
import { type Diagnostic, isError } from '../../text/diagnostic.ts'
import { type Arguments, formatOf, missingPaths, readAsOf, usageError } from '../arguments.ts'
import { cacheFolder } from '../cache-folder.ts'
import type { Context } from '../context.ts'
import { withHarrier } from '../engine.ts'
import { eventView } from '../print/event.ts'
import { explanationView } from '../print/explanation.ts'
import { diagnosticJson, jsonDocument } from '../print/json.ts'
import { noLogs, tell, tellProblems } from '../print/problems.ts'
import { whyView } from '../print/why.ts'
import { writtenSearch } from '../written-search.ts'

export async function run(given: Arguments, context: Context): Promise<number> {
  const [what] = given.positionals
  const wrong = wrongArguments(given)
  tell(context, wrong)
  if (wrong.length > 0) return 2
  return what === undefined ? ofEvent(given, context) : ofRule(what, given, context)
}

async function ofRule(what: string, given: Arguments, context: Context): Promise<number> {
  const data = given.values('data')
  const event = readEventName(given.value('event') ?? '')
  const explanation = await withHarrier(context, harrier =>
    harrier.explain({
      what: writtenSearch(what),
      rules: given.values('rules'),
      cache: cacheFolder(given, context),
      readAs: readAsOf(given),
      ...(data.length > 0 && { data, onProgress: context.progress.update, signal: context.signal }),
      ...(event && { event }),
    }),
  )
  if (!explanation) return 130
  print(explanation, given, context)
  tell(context, explanation.diagnostics)
  tellProblems(context, explanation.problems ?? [])
  const unread = explanation.data?.files === 0 ? [noLogs] : []
  tell(context, unread)
  if (unread.length > 0 || explanation.diagnostics.some(isError)) return 2
  return isMet(given.value('expect'), explanation) ? 0 : 1
}

function print(explanation: Explanation, given: Arguments, context: Context): void {
  const { diagnostics, plan, sql, data } = explanation
  const width = widthOf(context)
  if (formatOf(given, 'full') === 'json') {
    context.out(jsonDocument('explain', { ...explanation, diagnostics: diagnostics.map(diagnosticJson) }))
  } else if (given.has('plan') || given.has('sql')) {
    const texts = [...(given.has('plan') ? [plan] : []), ...(given.has('sql') ? [sql] : [])]
    context.out(texts.map(text => text.trimEnd() + '\n').join('\n'))
  } else {
    const view = data ? whyView : explanationView
    context.out(view(explanation, context.outPalette, width))
    if (context.toTerminal) context.err('\n  Plan and SQL   --plan, --sql\n')
  }
}

const widthOf = ({ toTerminal, width }: Context): number => (toTerminal ? width : Infinity)

function isMet(expected: string | undefined, { data }: Explanation): boolean {
  if (expected === undefined) return true
  return expected === 'event' ? data?.event?.stages.at(-1)?.event === 'in' : data?.outcome === expected
}

/** Where no logs are given, the file of the event's name is the log. */
async function ofEvent(given: Arguments, context: Context): Promise<number> {
  const name = readEventName(given.value('event') ?? '')
  if (!name) return 2
  const data = given.values('data')
  const options =
    data.length > 0 ? { paths: data, event: name } : { paths: [name.file ?? '-'], event: { record: name.record } }
  const answer = await withHarrier(context, harrier =>
    harrier.explainEvent({ ...options, readAs: readAsOf(given), signal: context.signal }),
  )
  if (!answer) return 130
  const { event, diagnostics } = answer
  if (formatOf(given, 'full') === 'json')
    context.out(jsonDocument('event', { event, diagnostics: diagnostics.map(diagnosticJson) }))
  else if (event) context.out(eventView(event, context.outPalette, widthOf(context)))
  tell(context, diagnostics)
  return diagnostics.some(isError) ? 2 : 0
}

/** A folder or a file of something else would otherwise be read as a search for the words of its name. */
function otherFile(what: string): Diagnostic | undefined {
  if (/\.(?:ya?ml|toml|spl)$/i.test(what) || !existsSync(what)) return undefined
  return statSync(what).isDirectory()
    ? usageError('is-a-folder', `'${what}' is a folder, where one rule or search is wanted`, `harrier rules -r ${what}`)
    : usageError(
        'no-rule-file',
        `'${what}' is no rule file, which ends in '.yml' or '.toml', and no SPL, which ends in '.spl'`,
        `harrier explain --event ${what}:1`,
      )
}

function wrongArguments(given: Arguments) {
  const [what, extra] = given.positionals
  const event = given.value('event')
  const name = event === undefined ? undefined : readEventName(event)
  const data = given.values('data')
  if (event !== undefined && !name)
    return [
      usageError('not-an-event', `'--event' takes a record or a file and a record, not '${event}'`, 'file.evtx:4711'),
    ]
  if (what === undefined && !name)
    return [usageError('missing-argument', "'explain' wants a rule's file, name or id, or a search")]
  if (extra !== undefined) {
    return [
      usageError(
        'extra-argument',
        `'explain' takes one rule or search, but has '${extra}' too`,
        `harrier explain '${what} ${extra}'`,
      ),
    ]
  }
  if (what !== undefined && data.length === 0 && (name || given.has('expect')))
    return [usageError('missing-data', `'--${name ? 'event' : 'expect'}' wants '--data PATH', the logs to look at`)]
  if (given.value('expect') === 'event' && !name)
    return [usageError('missing-event', "'--expect event' wants '--event RECORD'")]
  // A bare word may be the slug of a rule, whatever else has that name.
  const isBare = given.has('rules') && !/[./\\]/.test(what ?? '')
  const file = what === undefined || isBare ? undefined : otherFile(what)
  if (file) return [file]
  // A path that is not there would otherwise be read as a search for its words.
  const isPath = what !== undefined && /\.(?:ya?ml|toml|spl)$/i.test(what) && !existsSync(what) && /[/\\]/.test(what)
  const log = what === undefined && data.length === 0 ? [name?.file ?? '-'] : []
  return missingPaths([...(isPath ? [what] : []), ...given.values('rules'), ...data, ...log])
}
