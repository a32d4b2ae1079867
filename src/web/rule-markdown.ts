/** The page of a rule as Markdown: what it covers, its logic, what it looks for; the rest stands in its file. */
import type { IndicatorRow, PredicateFacts, RulePage, StageFacts } from '../server/api.ts'
import { ruleFileOf } from './addresses.ts'
import { limits } from './limits.ts'
import { code, fenced, plainText, proseText, tableText } from './markdown.ts'
import { grouped, kindOf, plural } from './parts/words.tsx'

export function ruleMarkdown(page: RulePage): string {
  const file = ruleFileOf(page.file)
  const { title, description, id } = page
  const parts = [
    `# ${plainText(title)}`,
    factsLine(page),
    proseText(description.slice(0, 4000)),
    `Id ${code(id)} · the whole rule: [${file}](${file}) · as data: [index.json](index.json)`,
    ...section('MITRE ATT&CK coverage', attackText(page)),
    ...section('Event coverage', eventText(page)),
    ...section('Rule body', bodyText(page)),
    ...section('Stages and predicates', stagesText(page)),
    ...section('Indicators', indicatorsText(page)),
  ]
  return `${parts.filter(part => part !== '').join('\n\n')}\n`
}

const section = (title: string, text: string): readonly string[] => (text === '' ? [] : [`## ${title}`, text])

const factsLine = ({ vendor, type, version, modified, created, severity, score, author, deprecated }: RulePage) =>
  [
    vendor,
    type,
    version > 0 ? `v${version}` : '',
    modified ?? created ?? '',
    severity ? `${severity}${score === undefined ? '' : `, risk ${score}`}` : '',
    author ?? '',
    deprecated ? 'deprecated' : '',
  ]
    .filter(fact => fact !== '')
    .map(fact => plainText(fact.slice(0, 200)))
    .join(' · ')

const attackText = ({ attack }: RulePage): string =>
  attack.length === 0
    ? ''
    : tableText(
        ['Tactic', 'Techniques', 'Other rules'],
        attack.map(({ tactic, techniques }) => [
          tactic ? plainText(tactic.label) : 'unknown to ATT&CK',
          techniques.map(({ id, name }) => plainText(`${id} ${name ?? ''}`)).join(', '),
          techniques.map(({ others }) => grouped(others)).join(', '),
        ]),
      )

const mostEvents = 24

const eventText = ({ events }: RulePage): string =>
  events.length === 0
    ? ''
    : tableText(
        ['Provider', 'Event', 'Title'],
        events
          .slice(0, mostEvents)
          .map(({ provider, id, title }) => [
            plainText(provider),
            id === undefined ? 'any' : String(id),
            plainText(title ?? ''),
          ]),
      )

/** The logic alone, for all else of the file is said already. */
function bodyText({ body: { text, logic }, language, file }: RulePage): string {
  const [{ form } = { form: 0 }] = limits
  const line = text.lastIndexOf('\n', logic.start) + 1
  const lines = text.slice(text.slice(line, logic.start).trim() === '' ? line : logic.start, logic.end)
  if (lines.trim() === '') return ''
  const rest = lines.length > form ? `\n\n${plural(lines.length - form, 'character')} more in ${ruleFileOf(file)}` : ''
  return fenced(lines.slice(0, form), fenceWords[language] ?? language) + rest
}

const fenceWords: Readonly<Record<string, string>> = { sigma: 'yaml', ml: 'toml' }

const mostLines = 200
const deepest = 6

function stagesText({ stages }: RulePage): string {
  const lines = stages.flatMap((stage, index) => stageLines(stage, index + 1))
  const more = lines.length > mostLines ? [`\n${plural(lines.length - mostLines, 'line')} more in index.json`] : []
  return [...lines.slice(0, mostLines), ...more].join('\n')
}

const stageLines = ({ name, line, predicates }: StageFacts, number: number): readonly string[] => [
  `${number}. ${code(name)}, line ${line}`,
  ...predicates.flatMap(predicate => predicateLines(predicate, 1)),
]

function predicateLines(facts: PredicateFacts, depth: number): readonly string[] {
  const at = `${'   '.repeat(depth)}- `
  if (depth > deepest) return [`${at}…`]
  switch (facts.kind) {
    case 'and':
    case 'or':
      return [`${at}**${facts.kind}**`, ...facts.items.flatMap(item => predicateLines(item, depth + 1))]
    case 'not':
      return [`${at}**not**`, ...predicateLines(facts.item, depth + 1)]
    case 'test': {
      const shown = facts.values.slice(0, 12).map(value => code(value))
      const more = facts.count > shown.length ? `, ${grouped(facts.count - shown.length)} more` : ''
      return [`${at}${code(facts.field)} ${plainText(kindOf(facts.operator))} ${shown.join(', ')}${more}`]
    }
    case 'fields':
      return [`${at}${code(facts.left)} ${plainText(kindOf(facts.operator))} field ${code(facts.right)}`]
    case 'text':
      return [`${at}${code(facts.text)}`]
  }
}

function indicatorsText({ indicators }: RulePage): string {
  if (indicators.length === 0) return ''
  const [{ values } = { values: 0 }] = limits
  const rows = indicators.slice(0, values).map(indicatorCells)
  const more =
    indicators.length > values ? `\n\nAll ${grouped(indicators.length)}: [indicators.txt](indicators.txt)` : ''
  return tableText(['Field', 'Kind', 'Value', 'In other rules'], rows) + more
}

const indicatorCells = ({ field, operator, value, selector, exclude, others }: IndicatorRow): readonly string[] => [
  `${code(field)}${selector ? ' (selector)' : ''}`,
  `${exclude ? '**not** ' : ''}${plainText(kindOf(operator))}`,
  code(value),
  others === 0 ? 'only here' : grouped(others),
]
