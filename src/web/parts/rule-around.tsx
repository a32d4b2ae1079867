/** What stands around the logic of a rule: its finding, drilldowns, related rules, tests, needs and guide. */
import type { RulePage } from '../../server/api.ts'
import { visible } from '../../text/visible.ts'
import type { Limits } from '../limits.ts'
import { paragraphsOf } from '../paragraphs.ts'
import { To, useSite } from '../site.tsx'
import { splPieces } from '../spl-pieces.ts'
import { Code } from './code.tsx'
import { grouped, Heading, plural, prose, vendorName } from './words.tsx'

interface Props {
  readonly page: RulePage
  readonly limits: Limits
}

export const Around = ({ page, limits }: Props) => (
  <>
    <Output page={page} limits={limits} />
    <Related page={page} />
    <Tests page={page} />
    <Needs page={page} />
    <Guide page={page} />
  </>
)

const kinds: Readonly<Record<string, string>> = {
  finding: 'A result becomes a finding.',
  intermediate_finding: 'A result becomes an intermediate finding: risk of an entity.',
  match: 'A result is a match, neither finding nor risk.',
}

function Output({ page: { output, drilldowns }, limits }: Props) {
  const messages = output.entities.some(({ message }) => message !== undefined)
  return (
    <section>
      <Heading id="output" label="Finding" />
      <p>{kinds[output.kind] ?? output.kind}</p>
      {output.title !== undefined && (
        <p class="quote">
          <Tokens text={output.title} />
        </p>
      )}
      {output.entities.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">Entity</th>
              <th scope="col">Type</th>
              {messages && <th scope="col">Message</th>}
              <th scope="col" class="n">
                Risk
              </th>
            </tr>
          </thead>
          <tbody>
            {output.entities.slice(0, 12).map(({ field, type, score, message }) => (
              <tr>
                <td>
                  <code>{visible(field)}</code>
                </td>
                <td>{visible(type)}</td>
                {messages && <td>{message === undefined ? '' : <Tokens text={message} />}</td>}
                <td class="n">{score}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {drilldowns.length > 0 && (
        <>
          <h3>Drilldowns</h3>
          {drilldowns.slice(0, 6).map(({ name, search, earliest, latest }) => (
            <details class="form">
              <summary>
                <Tokens text={name} />{' '}
                <span class="note">
                  {[earliest, latest]
                    .filter(Boolean)
                    .map(time => visible(time ?? ''))
                    .join(' to ')}
                </span>
              </summary>
              <div class="code">
                <Code pieces={splPieces(search.slice(0, Math.max(200, limits.form / 4)))} />
              </div>
            </details>
          ))}
        </>
      )}
    </section>
  )
}

/** Text in which `$field$` is filled in from the result. */
function Tokens({ text }: { text: string }) {
  return (
    <>
      {text
        .slice(0, 2000)
        .split(/(\$[\w.:{}-]+\$)/)
        .map(part => (/^\$.+\$$/.test(part) ? <code class="m">{part}</code> : prosePart(part)))}
    </>
  )
}

const prosePart = (text: string): string => visible(text.replaceAll(/\s+/g, ' '))

const relations = {
  same: 'looks for the same',
  contains: 'is held by this one',
  within: 'holds this one',
  shares: 'shares most',
} as const

function Related({ page: { related } }: { page: RulePage }) {
  // As files, only the pairs of the overlap page are written.
  const { files } = useSite()
  return (
    <section>
      <Heading id="related" label="Related rules" />
      {related.length === 0 ? (
        <p class="note">No other rule looks for much of the same.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">Rule</th>
              <th scope="col" class="p2">
                Relation
              </th>
              <th scope="col" class="n">
                Shared
              </th>
              <th scope="col" class="n">
                Likeness
              </th>
            </tr>
          </thead>
          <tbody>
            {related.map(({ label, address, vendor, relation, likeness, shared, pair }) => (
              <tr>
                <td>
                  <To to={address}>{visible(label)}</To> <span class="note">{vendorName(vendor)}</span>
                </td>
                <td class="p2">{relations[relation]}</td>
                <td class="n">{files ? grouped(shared) : <To to={pair}>{grouped(shared)}</To>}</td>
                <td class="n">{Math.round(likeness * 100)} %</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Tests({ page: { tests } }: { page: RulePage }) {
  return (
    <section>
      <Heading id="tests" label="Tests" />
      {tests.length === 0 && <p class="note">The rule brings no test.</p>}
      {tests.slice(0, 12).map(({ name, type, manual, data }) => (
        <div class="test">
          <h3>
            {visible(name)} <span class="tag">{visible(type)}</span>
          </h3>
          {manual !== undefined && <p class="note">{prose(manual.slice(0, 600))}</p>}
          <ul class="plain">
            {data.slice(0, 6).map(({ data, source, sourcetype }) => (
              <li>
                <Outside url={data} />
                <span class="note">
                  {' '}
                  {visible(source)} {sourcetype !== '' && sourcetype !== source && visible(`· ${sourcetype}`)}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

/** A link of a stranger: only what leads to the web is one. */
function Outside({ url }: { url: string }) {
  const text = visible(url.slice(0, 400))
  return /^https?:\/\/[^\s]+$/i.test(url) && url.length <= 400 ? (
    <a href={url} rel="nofollow">
      {text}
    </a>
  ) : (
    <code>{text}</code>
  )
}

function Needs({ page: { needs, indicators } }: { page: RulePage }) {
  const { fields, dataModels, dataSources } = needs
  // Those of the indicators are linked there.
  const linked = new Set(indicators.map(({ fieldAddress }) => fieldAddress))
  return (
    <section>
      <Heading id="needs" label="Data needed" />
      <dl class="facts">
        <dt>Data sources</dt>
        <dd>{dataSources.length === 0 ? 'none named' : visible(dataSources.slice(0, 30).join(' · '))}</dd>
        {dataModels.length > 0 && (
          <>
            <dt>Data models</dt>
            <dd>
              <code>{visible(dataModels.join(' '))}</code>
            </dd>
          </>
        )}
        <dt>Fields</dt>
        <dd class="names">
          {fields.length === 0 && 'none named'}
          {fields.slice(0, 40).map(({ label, address }) => (
            <To to={linked.has(address) ? '' : address}>
              <code>{visible(label)}</code>
            </To>
          ))}
          {fields.length > 40 && <span class="note">{plural(fields.length - 40, 'field')} more</span>}
        </dd>
      </dl>
    </section>
  )
}

function Guide({ page: { guide, id, file } }: { page: RulePage }) {
  const { implement, falsePositives, references, stories, cves, tags } = guide
  return (
    <section>
      <Heading id="guide" label="Guide" />
      <dl class="facts">
        <Fact name="How to implement" text={implement} />
        <Fact name="Known false positives" text={falsePositives} />
        <Fact name="Stories" text={stories.join(' · ')} />
        <Fact name="CVEs" text={cves.join(' · ')} />
        <Fact name="Tags" text={tags.slice(0, 30).join(' · ')} />
        {references.length > 0 && (
          <>
            <dt>References</dt>
            <dd>
              <ul class="plain">
                {references.slice(0, 20).map(url => (
                  <li>
                    <Outside url={url} />
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
        <dt>Id</dt>
        <dd>
          <code>{visible(id)}</code>
        </dd>
        <dt>File</dt>
        <dd>
          <code>{visible(file)}</code>
        </dd>
      </dl>
    </section>
  )
}

function Fact({ name, text }: { name: string; text: string | undefined }) {
  if (!text) return null
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {paragraphsOf(text.slice(0, mostOfFact)).map(({ text, isTitle }) =>
          isTitle ? (
            <p>
              <b>{text}</b>
            </p>
          ) : (
            <p>{text}</p>
          ),
        )}
      </dd>
    </>
  )
}

const mostOfFact = 3000
