/** The body of a rule in its forms: the file as written, the search with its macros written out, the plan and the SQL it becomes. */
import type { Child } from 'hono/jsx'
import type { BodyFacts, RulePage } from '../../server/api.ts'
import { visible } from '../../text/visible.ts'
import { ruleFileOf } from '../addresses.ts'
import type { Limits } from '../limits.ts'
import { To, useSite } from '../site.tsx'
import { filePieces, type Piece, splPieces } from '../spl-pieces.ts'
import { beginning, Code } from './code.tsx'
import { Heading, vendorName } from './words.tsx'

export function Body({ page, limits }: { page: RulePage; limits: Limits }) {
  const { body, compiled, address, language, vendor } = page
  const file = fileShown(body, limits)
  return (
    <section>
      <Heading id="body" label="Rule body">
        {' '}
        <span class="note">{vendor === language ? vendorName(vendor) : `${vendorName(vendor)} · ${language}`}</span>
      </Heading>
      <div class="code">
        <div class="bar">
          <span class="note file">{visible(page.file.split('/').at(-1) ?? '')}</span>
          {!file.cut && (
            <button type="button" data-copy="pre" hidden>
              Copy
            </button>
          )}
        </div>
        <Code
          pieces={bodyPieces(page, file.text)}
          named={new Set(page.stages.map(({ line }) => line))}
          printed={{ first: lineAt(body, body.logic.start), last: lineAt(body, body.logic.end) }}
        />
        {file.cut && <More to={address + ruleFileOf(page.file)}>the whole file, {body.text.length} characters</More>}
      </div>
      {body.expanded !== undefined && (
        <Form
          id="expanded"
          title="Macros written out"
          note={macroNote(body)}
          text={body.expanded}
          limits={limits}
          to={`${address}expanded.txt`}
          pieces={splPieces}
        />
      )}
      {body.macros.length > 0 && limits.form > 0 && <Macros of={body} limits={limits} />}
      {compiled?.runs && (
        <>
          <Form
            title="Plan"
            note="what the search means, as relations"
            text={compiled.plan}
            limits={limits}
            to={`${address}plan.txt`}
            pieces={plain}
          />
          <Form
            title="SQL"
            note="what runs on ClickHouse"
            text={compiled.sql}
            limits={limits}
            to={`${address}sql.txt`}
            pieces={plain}
          />
        </>
      )}
    </section>
  )
}

/** Lines of logic that are shown: what is longer is a list of values. */
const mostOfLogic = 120

/** The beginning of the file; where its logic is a long list, not all of that. */
export function fileShown({ text, logic }: BodyFacts, { body }: Limits): ReturnType<typeof beginning> {
  let end = logic.start
  for (let line = 0; line < mostOfLogic && end >= 0 && end < logic.end; line++) end = text.indexOf('\n', end + 1)
  return beginning(text, end >= 0 && end < logic.end ? Math.min(body, end) : body)
}

const plain = (text: string): readonly Piece[] => [{ kind: '', text }]

const macroNote = ({ macros }: BodyFacts): string => (macros.length === 1 ? '1 macro' : `${macros.length} macros`)

interface FormProps {
  readonly id?: string
  readonly title: string
  readonly note: string
  readonly text: string
  readonly limits: Limits
  readonly to: string
  readonly pieces: (text: string) => readonly Piece[]
}

/** Folded: the page reads without it. */
function Form({ id, title, note, text, limits, to, pieces }: FormProps) {
  const shown = beginning(text, limits.form)
  const { files } = useSite()
  return (
    <details class="form" id={id}>
      <summary>
        {title} <span class="note">{note}</span>
      </summary>
      <div class="code">
        {shown.text !== '' && <Code pieces={pieces(shown.text)} />}
        {(shown.cut || !files) && <More to={to}>{shown.cut ? `all of it, ${text.length} characters` : 'as text'}</More>}
      </div>
    </details>
  )
}

const More = ({ to, children }: { to: string; children?: Child }) => (
  <p class="more">
    <To to={to}>{children}</To>
  </p>
)

function Macros({ of: { macros }, limits }: { of: BodyFacts; limits: Limits }) {
  return (
    <details class="form">
      <summary>
        Macros <span class="note">what each of them stands for</span>
      </summary>
      <dl class="macros">
        {macros.slice(0, 20).map(({ name, definition }) => (
          <div>
            <dt>
              <code class="m">`{visible(name)}`</code>
            </dt>
            <dd>
              {definition === undefined ? (
                <span class="note">not defined in this set of rules</span>
              ) : (
                <code>{visible(definition.slice(0, limits.form / 8)) || '(empty)'}</code>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

const lineAt = ({ text }: BodyFacts, offset: number): number => text.slice(0, offset).split('\n').length

/** The file, its logic in the colours of its language. */
function bodyPieces({ body: { logic }, language, file }: RulePage, text: string): readonly Piece[] {
  if (language !== 'spl') return filePieces(text, file.endsWith('.toml') ? 'toml' : 'yaml')
  return [
    ...filePieces(text.slice(0, logic.start)),
    ...splPieces(text.slice(logic.start, logic.end)),
    ...filePieces(text.slice(logic.end)),
  ]
}
