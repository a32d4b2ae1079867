/** Small things in one form everywhere: severities, techniques, events, counts, values. */
import type { Child } from 'hono/jsx'
import type { EventLink, RuleList, SeverityWord, TechniqueLink } from '../../server/api.ts'
import { visible } from '../../text/visible.ts'
import { To } from '../site.tsx'

const glyphs: Readonly<Record<SeverityWord, string>> = {
  critical: '◆',
  high: '▲',
  medium: '▪',
  low: '●',
  informational: '○',
}

/** Shape, word and colour: never colour alone. */
export function Severity({
  of,
  score,
  plain,
}: {
  of: SeverityWord | undefined
  score?: number | undefined
  plain?: boolean
}) {
  if (!of) return null
  return (
    <span class={`sev ${of}${plain ? ' plain' : ''}`}>
      <span aria-hidden="true">{glyphs[of]}</span> {of}
      {score !== undefined && ` · risk ${score}`}
    </span>
  )
}

export function Technique({ of: { id, name, address }, count }: { of: TechniqueLink; count?: number }) {
  return (
    <To to={address} class="chip">
      <code>{visible(id)}</code>
      {name ?? 'unknown to ATT&CK'}
      {count !== undefined && <b>{grouped(count)}</b>}
    </To>
  )
}

export function Event({ of: { provider, id, title, address }, count }: { of: EventLink; count?: number }) {
  return (
    <To to={address} class="chip" title={title}>
      {visible(provider)}
      {id !== undefined && <code class="id">{id}</code>}
      {count !== undefined && <b>{grouped(count)}</b>}
    </To>
  )
}

/** Text of a stranger on one line. */
export const prose = (text: string): string => visible(text.replaceAll(/\s+/g, ' ').trim())

/** The same where ends of lines stay. */
export const visibleLines = (text: string): string =>
  text
    .split('\n')
    .map(line => visible(line))
    .join('\n')

/** Names of data sets are one long word: they break after a dot or a line below. */
export const Breakable = ({ text }: { text: string }) => (
  <>
    {visible(text)
      .split(/(?<=[._/])(?=[^._/])/)
      .map((part, index) => (
        <>
          {index > 0 && <wbr />}
          {part}
        </>
      ))}
  </>
)

/** Names beside each other, none of them broken off from the next by a mere blank. */
export const Names = ({ of }: { of: readonly string[] }) => (
  <span class="names">
    {of.map(name => (
      <code>{visible(name)}</code>
    ))}
  </span>
)

/** `Splunk`; its folder and its filter are `splunk`. */
export const vendorName = (vendor: string): string => visible(vendor.charAt(0).toUpperCase() + vendor.slice(1))

/** `6 134`: thin blanks between thousands. */
export const grouped = (count: number): string => String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, '\u202f')

/** `1 rule`, `2 rules`. */
export const plural = (count: number, word: string): string => `${grouped(count)} ${word}${count === 1 ? '' : 's'}`

/** The number and a bar on a logarithmic scale in steps of 4 px, 48 px for a thousand; it stands in a cell of its own. */
export function Count({ count, to }: { count: number; to?: string | undefined }) {
  const step = Math.min(12, Math.round(4 * Math.log10(count + 1)))
  return (
    <>
      <i class={`b${step}`} />
      <To to={to}>{grouped(count)}</To>
    </>
  )
}

/** A value of a stranger: nothing in it acts, and wildcards cannot be missed. */
export function Value({ text, stars, most = 2048 }: { text: string; stars?: boolean; most?: number }) {
  const shown = visible(text.length > most ? text.slice(0, most) : text)
  const rest = text.length > most && <span class="note"> … {plural(text.length - most, 'character')} more</span>
  if (text === '') return <code class="v">""</code>
  if (!stars || !shown.includes('*'))
    return (
      <code class="v">
        {shown}
        {rest}
      </code>
    )
  return (
    <code class="v">
      {shown.split('*').map((part, index) => (
        <>
          {index > 0 && <i class="star">*</i>}
          {part}
        </>
      ))}
      {rest}
    </code>
  )
}

/** Rules by name alone, many of them. */
export function Rules({ list }: { list: RuleList }) {
  const { total, rules, pages } = list
  return (
    <>
      <ul class="rules">
        {rules.map(({ label, address, vendor, severity }) => (
          <li>
            <Severity of={severity} plain />
            <To to={address}>{visible(label)}</To> <span class="note">{vendorName(vendor)}</span>
          </li>
        ))}
      </ul>
      <Turn of={list} />
      {pages === 1 && total > rules.length && <p class="note">{plural(total - rules.length, 'rule')} more</p>}
    </>
  )
}

/** To the pages before and after, of a list that takes several. */
export function Turn({ of }: { of: Pick<RuleList, 'page' | 'pages' | 'previous' | 'next'> }) {
  const { page, pages, previous, next } = of
  if (pages === 1) return null
  return (
    <nav class="pages" aria-label="Pages">
      {previous && (
        <To to={previous} rel="prev">
          ‹ previous
        </To>
      )}
      <span>
        page {grouped(page)} of {grouped(pages)}
      </span>
      {next && (
        <To to={next} rel="next">
          next ›
        </To>
      )}
    </nav>
  )
}

/** The heading of a section, and beside it a link to it: within, the link would be part of the heading's name. */
export const Heading = ({ id, label, children }: { id: string; label: string; children?: Child }) => (
  <>
    <h2 id={id}>
      {label}
      {children}
    </h2>
    <a href={`#${id}`} class="self" aria-label={`Link to ${label}`}>
      #
    </a>
  </>
)

export function Crumbs({ of }: { of: readonly (readonly [label: string, to: string])[] }) {
  return (
    <nav class="crumb" aria-label="Breadcrumb">
      {of.map(([label, to], index) => (
        <>
          {index > 0 && ' › '}
          <To to={to}>{visible(label)}</To>
        </>
      ))}
    </nav>
  )
}

/** The kind of an indicator as a word: `equals` rather than `=`. */
export const kindOf = (operator: string): string =>
  Object.hasOwn(kinds, operator) ? (kinds[operator] ?? operator) : operator

const kinds: Readonly<Record<string, string>> = { '=': 'equals', like: 'wildcard', matches: 'regex' }
