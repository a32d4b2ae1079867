/** The composition root: one engine, one catalog and the verbs that the command line, the server and programs ask for. */
import type { NormaliseOptions } from './cim/normalise.ts'
import type { Finding, HuntSummary, Row, RuleResult, TestResult, TestSummary } from './detect/report.ts'
import type { Engine } from './engine/engine.ts'
import type { EventName } from './harrier/event-name.ts'
import type { EventAnswer, EventOptions } from './harrier/explain-event.ts'
import type { FormatOptions, FormattedText } from './harrier/fmt.ts'
import type { LintAnswer, LintOptions } from './harrier/lint.ts'
import type { Loaded } from './harrier/load.ts'
import type { RulesAnswer, RulesOptions } from './harrier/rules.ts'
import type { StoreOptions, StoreReport } from './harrier/store.ts'
import type { Why } from './harrier/why.ts'
import type { StoredEvent } from './schema/stored-event.ts'
import { type Diagnostic, isError } from './text/diagnostic.ts'
import { rootSource } from './text/source.ts'
import type { Span } from './text/span.ts'

export type { NormaliseOptions as ReadAs } from './cim/normalise.ts'
export type { TestSummary } from './detect/report.ts'
export type { StoreFile, StoreOptions, StoreReport } from './harrier/store.ts'

export interface Harrier {
  search(options: SearchOptions): Promise<SearchResult>
  hunt(options: HuntOptions, on: HuntListener): Promise<HuntSummary>
  explain(options: ExplainOptions): Promise<Explanation>
  /** One event of a log, with the mapping behind each of its fields. */
  explainEvent(options: EventOptions): Promise<EventAnswer>
  test(options: TestOptions, on: (result: TestResult) => void): Promise<TestSummary>
  /** The catalog in lines of facts. */
  rules(options: RulesOptions): Promise<RulesAnswer>
  lint(options: LintOptions): Promise<LintAnswer>
  /** Nothing is written: the new texts are the answer. */
  format(options: FormatOptions): Promise<readonly FormattedText[]>
  /** What a kept store holds, after what was asked to be done to it. */
  store(options: StoreOptions): Promise<StoreReport>
  close(): Promise<void>
}

export interface Progress {
  readonly phase: 'reading' | 'loading' | 'hunting' | 'testing' | 'writing'
  readonly files: number
  readonly bytes: number
  readonly totalBytes?: number
  readonly events: number
  readonly rules?: number
  readonly totalRules?: number
  readonly pages?: number
  /** As far as they are known. */
  readonly totalPages?: number
}

/** Something in the logs that was not read, and where. */
export interface LogProblem {
  /** `no_time`: events that have no time that can be read, told once for each log. */
  readonly kind: 'bad_record' | 'skipped' | 'no_time'
  readonly file: string
  readonly offset?: number
  readonly line?: number
  readonly message: string
}

/** What every verb that reads logs may be told about its range and its life. */
interface Run {
  /** Log files and folders; `-` is standard input. */
  readonly paths: readonly string[]
  /** The folder of a store that is kept: logs are added to what it holds, and everything in it is looked at. */
  readonly store?: string
  /** What holds of every event that is read, whatever it says of itself; what a store holds already stays as it is. */
  readonly readAs?: NormaliseOptions
  /** Roots of rules, macros and lookups. */
  readonly rules: readonly string[]
  /** A time as SPL writes it: `-24h`, `2026-11-24T00:00:00Z`, epoch seconds. */
  readonly earliest?: string
  readonly latest?: string
  /** Cut the rows of subsearches as Splunk's limits.conf does; without it only a note says where it would. */
  readonly splunkLimits?: boolean
  readonly onProgress?: (progress: Progress) => void
  /** An abort ends the run early; what was found until then is the answer. */
  readonly signal?: AbortSignal
}

export interface SearchOptions extends Run {
  readonly spl: string
  readonly limit?: number
  /** Also count the rows behind each stage: a query more for each. */
  readonly countStages?: boolean
}

export interface SearchResult {
  readonly columns: readonly string[]
  readonly rows: readonly Row[]
  /** Rows before `limit`. */
  readonly total: number
  readonly stages: readonly { readonly text: string; readonly rows?: number; readonly note?: string }[]
  readonly diagnostics: readonly Diagnostic[]
  readonly problems: readonly LogProblem[]
  readonly files: number
  readonly events: number
  readonly seconds: number
  /** False where an error kept the search from running. */
  readonly ok: boolean
}

export interface HuntOptions extends Run {
  /** A query over rules, as in `tactic=execution`. */
  readonly select?: string
  /** Evidence of a finding at most; `all` also gives each rule's whole evidence. */
  readonly evidence: number | 'all' | 'none'
  /** Without it every `ms` and `seconds` is 0, so that same input gives same output. */
  readonly timing: boolean
}

/** Rule by rule, correlations last; a rule's findings in the order of `compareFindings`, then the rule itself. */
export interface HuntListener {
  finding(finding: Finding): void
  rule(result: RuleResult): void
  problem?(problem: LogProblem): void
  diagnostic?(diagnostic: Diagnostic): void
}

export interface TestOptions {
  /** Rule files and folders. */
  readonly paths: readonly string[]
  /** Folders in which attack data is looked for. */
  readonly data: readonly string[]
  readonly select?: string
  readonly onProgress?: (progress: Progress) => void
  /** Hears what is wrong with rule files and with the selection. */
  readonly onDiagnostic?: (diagnostic: Diagnostic) => void
  readonly signal?: AbortSignal
}

export interface ExplainOptions {
  /** SPL, or the id, name or file of a rule. */
  readonly what: string
  readonly rules: readonly string[]
  /** A folder that keeps what was read of the rules for the next time. */
  readonly cache?: string | undefined
  /** Logs to run it over, for the rows between its stages. */
  readonly data?: readonly string[]
  readonly readAs?: NormaliseOptions
  /** An event of these logs whose way through the stages is asked for. */
  readonly event?: EventName
  readonly onProgress?: (progress: Progress) => void
  readonly signal?: AbortSignal
}

export interface Explanation {
  /** Null where a search was asked about. */
  readonly rule: ExplainedRule | null
  readonly stages: readonly {
    readonly command: string
    readonly text: string
    readonly span: Span
    readonly predicates: readonly unknown[]
  }[]
  /** `others`: how many other rules look for the same; null without a catalog. */
  readonly indicators: readonly {
    readonly field: string
    readonly kind: string
    readonly value: string
    /** What matches it is left out of the rule. */
    readonly exclude: boolean
    /** Says which log is read, not what is looked for in it. */
    readonly selector: boolean
    readonly others: number | null
  }[]
  readonly events: readonly { readonly provider: string; readonly event: string; readonly title: string }[]
  readonly techniques: readonly { readonly id: string; readonly name: string; readonly tactics: readonly string[] }[]
  readonly needs: {
    readonly fields: readonly string[]
    readonly datamodels: readonly string[]
    readonly macros: readonly string[]
    readonly lookups: readonly string[]
  }
  readonly fieldsOut: readonly string[]
  readonly plan: string
  readonly sql: string
  readonly diagnostics: readonly Diagnostic[]
  /** With `data` only. */
  readonly data?: Why
  readonly problems?: readonly LogProblem[]
}

export interface ExplainedRule {
  readonly id: string
  readonly name: string
  readonly file: string
  readonly vendor: string
  /** What its logic is written in; only of `spl` there are a plan and SQL. */
  readonly language: string
  readonly version: number
  readonly status: string
  readonly deprecated: boolean
  readonly type: string
  readonly description: string
  readonly author: string | undefined
  readonly references: readonly string[]
  readonly howToImplement: string | undefined
  readonly knownFalsePositives: string | undefined
}

/** Holds one engine, opened by the first verb that needs it. */
export async function openHarrier(): Promise<Harrier> {
  return new OpenHarrier()
}

class OpenHarrier implements Harrier {
  #engine: Promise<Engine> | undefined
  /** The folder that the engine was opened on. */
  #path: string | undefined

  async search(options: SearchOptions): Promise<SearchResult> {
    const begun = performance.now()
    const {
      compile,
      emptyFacts,
      hunt,
      RunLookups,
      rangeFaults,
      readRules,
      readsRisk,
      runnable,
      search,
      sessionOf,
      worldOf,
    } = await running()
    const problems: LogProblem[] = []
    const faults = rangeFaults(options)
    const set = readRules(options.rules)
    const known = worldOf(emptyFacts, {}, wallClock(), new RunLookups(set.lookups))
    const early = compile(rootSource('<search>', options.spl), set.macros.find, known)
    const wrong = [...faults, ...early.diagnostics]
    const nothing = {
      columns: [],
      rows: [],
      total: 0,
      stages: [],
      problems,
      files: 0,
      events: 0,
      seconds: 0,
      ok: false,
    }
    // what is wrong with the search is said before a log is read
    if (wrong.some(isError)) return { ...nothing, diagnostics: wrong }
    const { engine, loaded } = await this.#load(options, problem => problems.push(problem))
    if (readsRisk(options.spl) && set.rules.length > 0) {
      const quiet = { finding: () => undefined, rule: () => undefined }
      const session = sessionOf(engine, set, options, wallClock())
      await hunt({ session, rules: runnable(set.rules), loaded, clock: () => 0 }, { evidence: 'none' }, quiet)
    }
    const answered = await search(sessionOf(engine, set, options, wallClock()), options)
    return {
      ...answered,
      problems,
      files: loaded.files,
      events: loaded.events,
      seconds: (performance.now() - begun) / 1000,
    }
  }

  async hunt(options: HuntOptions, on: HuntListener): Promise<HuntSummary> {
    const begun = performance.now()
    const { hunt, huntSummary, nothingToRun, rangeFaults, readRules, runnable, selectRules, sessionOf } =
      await running()
    const clock = options.timing ? () => performance.now() - begun : () => 0
    const set = readRules(options.rules)
    const selection = selectRules(set.rules, options.select)
    const rules = runnable(selection.rules)
    const faults = [...rangeFaults(options), ...selection.diagnostics, ...nothingToRun(set.rules, selection)]
    for (const diagnostic of [...set.diagnostics, ...faults]) on.diagnostic?.(diagnostic)
    // What is wrong with what is asked for is said before a log is read.
    if (faults.some(isError)) return huntSummary([], { files: 0, events: 0, bad_records: 0, seconds: clock() / 1000 })
    const { engine, loaded } = await this.#load(options, problem => on.problem?.(problem))
    const session = sessionOf(engine, set, options, wallClock())
    const summary = await hunt({ session, rules, loaded, clock }, options, on)
    return { ...summary, seconds: clock() / 1000 }
  }

  async explain(options: ExplainOptions): Promise<Explanation> {
    const { data } = options
    if (!data) return (await import('./harrier/explain.ts')).explain(options, wallClock())
    const { explainOver } = await running()
    return explainOver(options, wallClock(), (onProblem, onEvent) =>
      this.#load({ ...options, paths: data }, onProblem, onEvent),
    )
  }

  async explainEvent(options: EventOptions): Promise<EventAnswer> {
    return (await running()).showEvent(options)
  }

  async rules(options: RulesOptions): Promise<RulesAnswer> {
    const { listRules } = await import('./harrier/rules.ts')
    return listRules(options, wallClock())
  }

  async lint(options: LintOptions): Promise<LintAnswer> {
    const { lint } = await import('./harrier/lint.ts')
    const fields = options.fields ? (await import('./harrier/lint-fields.ts')).missingFields : undefined
    return lint(options, wallClock(), fields)
  }

  async format(options: FormatOptions): Promise<readonly FormattedText[]> {
    return (await import('./harrier/fmt.ts')).format(options)
  }

  async test(options: TestOptions, on: (result: TestResult) => void): Promise<TestSummary> {
    const begun = performance.now()
    const { dataFolders, nothingToRun, proveRule, readRules, runnable, selectRules, testSummary } = await running()
    const set = readRules(options.paths)
    const selection = selectRules(set.rules, options.select)
    const wrong = [...set.diagnostics, ...selection.diagnostics, ...nothingToRun(set.rules, selection)]
    for (const diagnostic of wrong) options.onDiagnostic?.(diagnostic)
    const data = dataFolders(options.data)
    const rules = runnable(selection.rules)
    const results: TestResult[] = []
    for (const rule of rules) {
      if (options.signal?.aborted) break
      const proved = await proveRule(
        () => this.#open(),
        set,
        rule,
        data,
        () => performance.now(),
      )
      results.push(...proved)
      proved.forEach(on)
      options.onProgress?.({
        phase: 'testing',
        files: 0,
        bytes: 0,
        events: 0,
        rules: results.length,
        totalRules: rules.length,
      })
    }
    return testSummary(results, { rules: rules.length, seconds: (performance.now() - begun) / 1000 })
  }

  async store(options: StoreOptions): Promise<StoreReport> {
    const { checkStore, storeReport } = await running()
    checkStore(options.store)
    return storeReport(await this.#open(options.store), options)
  }

  async close(): Promise<void> {
    const engine = this.#engine
    this.#engine = undefined
    await (await engine)?.close()
  }

  /** A process holds one store at a time. */
  async #open(path?: string): Promise<Engine> {
    if (this.#path !== path) await this.close()
    this.#path = path
    this.#engine ??= running().then(({ openEmbedded }) => openEmbedded(path === undefined ? {} : { path }))
    return this.#engine
  }

  async #load(
    options: Run,
    onProblem: (problem: LogProblem) => void,
    onEvent?: (event: StoredEvent) => void,
  ): Promise<{ engine: Engine; loaded: Loaded }> {
    const engine = await this.#open(options.store)
    await engine.clear()
    const { onProgress, readAs, signal } = options
    const { keepLogs, loadLogs } = await running()
    const load = options.store === undefined ? loadLogs : keepLogs
    const loaded = await load(engine, options.paths, {
      onProblem,
      ...(readAs && { overrides: readAs }),
      ...(onEvent && { onEvent }),
      ...(onProgress && { onProgress }),
      ...(signal && { signal }),
    })
    return { engine, loaded }
  }
}

/** Epoch seconds. */
const wallClock = (): number => Date.now() / 1000

/** Explaining, formatting and linting must not wait for what only runs need. */
const running = () => import('./harrier/running.ts')
