/** The page of one rule: what it covers, its body, what it does, what it looks for, and what stands around it. */
import type { PredicateFacts, ProblemRow, RulePage } from '../../server/api.ts'
import { fewLines } from '../../text/few-lines.ts'
import { oneLine } from '../../text/one-line.ts'
import { visible } from '../../text/visible.ts'
import { ruleFileOf } from '../addresses.ts'
import type { Limits } from '../limits.ts'
import { Indicators } from '../parts/indicators.tsx'
import { Predicates, placesIn } from '../parts/predicates.tsx'
import { Around } from '../parts/rule-around.tsx'
import { Body, fileShown } from '../parts/rule-body.tsx'
import {
  Crumbs,
  Event,
  grouped,
  Heading,
  plural,
  prose,
  Severity,
  Technique,
  vendorName,
  visibleLines,
} from '../parts/words.tsx'
import { Frame, type Site, To, useAddress } from '../site.tsx'

export interface RuleProps {
  readonly page: RulePage
  readonly site: Site
  readonly limits: Limits
}

export const Rule = ({ page, site, limits }: RuleProps) => (
  <Frame site={site} title={page.title} part="/rules/" beside={{ 'text/markdown': 'rule.md', ...fileType(page.file) }}>
    <Content page={page} limits={limits} />
  </Frame>
)

const fileType = (path: string): Readonly<Record<string, string>> => {
  const file = ruleFileOf(path)
  return { [file.endsWith('toml') ? 'application/toml' : 'application/yaml']: file }
}

const sections = [
  ['attack', 'ATT&CK'],
  ['events', 'Events'],
  ['body', 'Body'],
  ['stages', 'Stages'],
  ['indicators', 'Indicators'],
  ['output', 'Finding'],
  ['related', 'Related'],
  ['tests', 'Tests'],
  ['needs', 'Data needed'],
  ['guide', 'Guide'],
] as const

function Content({ page, limits }: Omit<RuleProps, 'site'>) {
  return (
    <div class="page aside">
      <div class="crumbs">
        <Crumbs
          of={[
            ['Detection rules', '/rules/'],
            [vendorName(page.vendor), `/rules/by/vendor/${page.vendor}/`],
          ]}
        />
        <nav class="turn" aria-label="Rules beside this one">
          {page.previous && (
            <To to={page.previous.address} rel="prev">
              ‹ previous
            </To>
          )}{' '}
          {page.next && (
            <To to={page.next.address} rel="next">
              next ›
            </To>
          )}
        </nav>
        <nav class="forms" aria-label="This rule as a file">
          {[ruleFileOf(page.file), 'index.json', 'rule.md'].map(file => (
            <a href={file}>{file.replace(/^.*\./, '.')}</a>
          ))}
        </nav>
      </div>
      <main id="main">
        {limits.other && (
          <p class="note">
            Shown in part: the rule is long. <To to={`${page.address}index.json`}>All of it as JSON</To>
          </p>
        )}
        <Head page={page} />
        <Evidence page={page} />
        <Coverage page={page} />
        <Body page={page} limits={limits} />
        <Stages page={page} limits={limits} />
        <Indicators page={page} limits={limits} />
        <Around page={page} limits={limits} />
      </main>
      <aside aria-label="On this page">
        <h2>On this page</h2>
        {sections.map(([id, label]) => (
          <a href={`#${id}`}>{label}</a>
        ))}
      </aside>
    </div>
  )
}

function Head({ page }: { page: RulePage }) {
  const {
    title,
    type,
    version,
    modified,
    created,
    author,
    severity,
    score,
    deprecated,
    status,
    description,
    problems,
  } = page
  const facts = [type, version > 0 && `v${version}`, modified ?? created, author, status].filter(fact => fact)
  const errors = distinct(problems.filter(problem => problem.severity === 'error'))
  return (
    <>
      <h1>{visible(title)}</h1>
      <p class="meta">
        <span>{prose(facts.join(' · '))}</span>
        <Severity of={severity} score={score} />
        {deprecated && <span class="tag">deprecated</span>}
      </p>
      <p class="lede">
        <Prose text={description.slice(0, 4000)} />
      </p>
      {errors.length > 0 && (
        <div class="banner" role="note">
          <b>✕ unsupported</b>
          <ul>
            {errors.slice(0, 5).map(({ message, line, help }) => (
              <li>
                {prose(message.slice(0, 400))}
                {line !== undefined && `, line ${line}`}
                {help !== undefined && (
                  <>
                    : <code>{visible(help.slice(0, 200))}</code>
                  </>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

/** One line for what is said of several places of a line. */
const distinct = (problems: readonly ProblemRow[]): readonly ProblemRow[] => [
  ...new Map(problems.map(problem => [`${problem.message} ${problem.line}`, problem])).values(),
]

/** Words between backticks are code, as authors mean them. */
const Prose = ({ text }: { text: string }) => (
  <>
    {prose(text)
      .split(/`([^`]+)`/)
      .map((part, index) => (index % 2 === 1 ? <code>{part}</code> : part))}
  </>
)

function Evidence({ page: { compiled, tests, indicators, stages, problems } }: { page: RulePage }) {
  const counted = indicators.filter(row => !row.selector && !row.exclude)
  const single = counted.filter(row => row.others === 0).length
  const errors = problems.some(({ severity }) => severity === 'error')
  return (
    <dl class="evidence">
      <div>
        <dt>Read</dt>
        <dd>{errors && !compiled ? 'with errors' : plural(stages.length, 'stage')}</dd>
      </div>
      <div>
        <dt>Runs here</dt>
        <dd>{compiled ? (compiled.runs ? 'yes, all stages' : '✕ unsupported') : 'explained only'}</dd>
      </div>
      <div>
        <dt>Tests</dt>
        <dd>{tests.length > 0 ? <a href="#tests">{grouped(tests.length)} written</a> : 'none written'}</dd>
      </div>
      <div>
        <dt>Looks for</dt>
        <dd>{counted.length === 0 ? 'no value' : <a href="#indicators">{plural(counted.length, 'value')}</a>}</dd>
      </div>
      {counted.length > 0 && (
        <div>
          <dt>Only here</dt>
          <dd>{single === 0 ? 'none of them' : `${grouped(single)} of them`}</dd>
        </div>
      )}
    </dl>
  )
}

function Coverage({ page: { attack, events } }: { page: RulePage }) {
  const address = useAddress()
  return (
    <>
      <section>
        <Heading id="attack" label="MITRE ATT&CK coverage" />
        {attack.length === 0 ? (
          <p class="note">The rule names no technique.</p>
        ) : (
          <table class="stack">
            <thead>
              <tr>
                <th scope="col">Tactic</th>
                <th scope="col">Techniques</th>
                <th scope="col" class="n">
                  Other rules
                </th>
              </tr>
            </thead>
            <tbody>
              {attack.map(({ tactic, techniques }) => (
                <tr>
                  <td>{tactic ? <a href={address(tactic.address)}>{tactic.label}</a> : 'unknown to ATT&CK'}</td>
                  <td>
                    {techniques.map(technique => (
                      <Technique of={technique} />
                    ))}
                  </td>
                  <td class="n">
                    {techniques.map(({ others }) => grouped(others)).join(' · ')}
                    <span class="narrow"> other rules</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <section>
        <Heading id="events" label="Event coverage" />
        {events.length === 0 ? (
          <p class="note">Nothing in the rule says which events it reads.</p>
        ) : (
          <table class="stack">
            <thead>
              <tr>
                <th scope="col">Provider</th>
                <th scope="col">Event</th>
                <th scope="col">Title</th>
                <th scope="col" class="p2">
                  Known from
                </th>
              </tr>
            </thead>
            <tbody>
              {events.slice(0, 24).map(event => (
                <tr>
                  <td>
                    <a href={address(event.providerAddress)}>{visible(event.provider)}</a>
                  </td>
                  <td class="nowrap">
                    {event.id === undefined ? (
                      <span class="note">any</span>
                    ) : (
                      <Event of={{ ...event, provider: 'Event ID' }} />
                    )}
                  </td>
                  <td>{event.title ? visible(event.title) : <span class="note">all of its events</span>}</td>
                  <td class="p2 note">{event.because}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {events.length > 24 && <p class="note">{plural(events.length - 24, 'event')} more.</p>}
      </section>
    </>
  )
}

const mostStages = 60
/** Characters of a stage's text: all of it stands in the body, at the line that is linked. */
const mostOfStage = 240
const mostLines = 6

const stageText = (text: string, language: string, characters: number): string =>
  language === 'sigma'
    ? visibleLines(fewLines(text, { lines: mostLines, characters }))
    : visible(oneLine(text, characters))

function Stages({ page: { stages, body, language }, limits }: { page: RulePage; limits: Limits }) {
  const { text } = fileShown(body, limits)
  const lines = text.split('\n').length
  const placed = placesIn(text)
  return (
    <section>
      <Heading id="stages" label="Stages and predicates" />
      <ol class="stages">
        {stages.slice(0, mostStages).map(({ name, text, line, predicates }, index) => (
          <li id={`stage-${index + 1}`}>
            <h3>{visible(name)}</h3> <Line line={line} of={lines} />
            <code class="src">{stageText(text, language, Math.min(mostOfStage, limits.body / 20))}</code>
            <Predicates of={predicates} limits={limits} placed={placed} />
          </li>
        ))}
      </ol>
      {stages.length === 0 && <p class="note">The rule has no text to take apart.</p>}
      {stages.some(stage => stage.predicates.some(isCased)) && (
        <p class="note">In what is cased, upper and lower case differ.</p>
      )}
      {stages.length > mostStages && <p class="note">{plural(stages.length - mostStages, 'stage')} more.</p>}
    </section>
  )
}

function isCased(facts: PredicateFacts): boolean {
  if (facts.kind === 'and' || facts.kind === 'or') return facts.items.some(isCased)
  return facts.kind === 'not' ? isCased(facts.item) : facts.kind === 'test' && facts.caseSensitive
}

/** A line that is not shown is no link. */
const Line = ({ line, of }: { line: number; of: number }) =>
  line <= of ? (
    <a href={`#L${line}`} class="note">
      line {line}
    </a>
  ) : (
    <span class="note">line {line}</span>
  )
