/** An explanation with what given logs say to it. */
import type { Engine } from '../engine/engine.ts'
import type { ExplainOptions, Explanation, LogProblem } from '../harrier.ts'
import type { StoredEvent } from '../schema/stored-event.ts'
import { type Diagnostic, isError } from '../text/diagnostic.ts'
import { type EventName, isNamed, noEvent, severalEvents } from './event-name.ts'
import { explanation, findSubject, nothingBut } from './explain.ts'
import type { Loaded } from './load.ts'
import { why } from './why.ts'

/** Fills the store; hears of each event on its way. */
export type Load = (
  onProblem: (problem: LogProblem) => void,
  onEvent: (event: StoredEvent) => void,
) => Promise<{ readonly engine: Engine; readonly loaded: Loaded }>

/** Without `data` where the search cannot be run: that is said before a log is read. */
export async function explainOver(options: ExplainOptions, now: number, load: Load): Promise<Explanation> {
  const subject = findSubject(options)
  if (subject.search.text === '') return nothingBut(subject.diagnostics)
  const said = explanation(subject, now)
  const isSearch = !subject.rule || subject.rule.language === 'spl'
  if (!isSearch) return { ...said, diagnostics: [...said.diagnostics, notRun(subject.rule?.language ?? '')] }
  if (said.diagnostics.some(isError)) return said
  const problems: LogProblem[] = []
  const named: StoredEvent[] = []
  const { event } = options
  const { engine, loaded } = await load(
    problem => problems.push(problem),
    one => {
      if (event && isNamed(event, one)) named.push(one)
    },
  )
  const [first] = named
  const { data, diagnostics } = await why({ engine, subject, loaded, event: first, clock: now })
  const told = event ? faultsOf(event, named) : []
  return { ...said, diagnostics: [...subject.diagnostics, ...diagnostics, ...told], data, problems }
}

function faultsOf(name: EventName, [first, ...more]: readonly StoredEvent[]): readonly Diagnostic[] {
  if (!first) return [noEvent(name)]
  return more.length > 0 ? [severalEvents(name, first.file, more.length + 1)] : []
}

const notRun = (language: string): Diagnostic => ({
  code: 'not-run',
  severity: 'error',
  message: `a rule in '${language}' is read and explained, but only searches in SPL are run`,
})
