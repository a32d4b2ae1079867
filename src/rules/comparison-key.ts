/** The keys that two rules are compared by: coarser than those that indicators are counted by, to meet across vendors. */

const none: readonly string[] = []

/** Of one counted key: several where vendors write as several tests what others write as one; none for outcomes. */
export function comparisonKeys(key: string): readonly string[] {
  const first = key.indexOf('|')
  const second = key.indexOf('|', first + 1)
  const operator = key.slice(first + 1, second)
  const field = key.slice(0, first).replace(/^source_process\./, 'process.')
  const value = key.slice(second + 1)
  switch (field) {
    case 'process.original_file_name':
    case 'process.name':
      return [program('process.name', operator, value)]
    case 'process.parent.name':
    case 'target_process.name':
      return [program(field, operator, value)]
    case 'process.path':
    case 'process.parent.path':
    case 'target_process.path':
      return [placed(field, operator, value)]
    case 'process.cmdline':
    case 'process.parent.cmdline':
    case 'script.text':
      return operator === 'regex' ? [key] : words(field, value)
    case 'registry.path':
    case 'file.path':
      return operator === 'regex' ? [key] : components(field, value)
    case 'registry.value':
    case 'file.name':
      return operator === 'eq' ? components(field.replace(/(?:value|name)$/, 'path'), value) : [key]
    case 'process.integrity':
      return [`${field}|${operator}|${integrity.get(value) ?? value}`]
    case 'action':
      return outcomes.has(value) ? none : [`cloud.action|${operator}|${value}`]
    default:
      if (outcomes.has(value) && operator === 'eq') return none
      return [`${field}|${operator}|${operator === 'cidr' && privateNetworks.has(value) ? 'private' : value}`]
  }
}

/** Which of its names a program is known by does not matter. */
const program = (field: string, operator: string, value: string): string =>
  `${field}|${operator}|${operator === 'eq' ? (interchangeable.get(value) ?? value) : value}`

/** A program where it always lies is the program of that name. */
function placed(field: string, operator: string, value: string): string {
  const name = /[\\/]([^\\/*?]+)$/.exec(value)?.[1]
  const whole = (operator === 'eq' || operator === 'endswith') && name !== undefined
  return whole ? program(field.replace(/path$/, 'name'), 'eq', name) : `${field}|${operator}|${value}`
}

/** One text with several words, or with stars between them, is what others write as several tests. */
function words(field: string, value: string): readonly string[] {
  const found = value
    .split(/[\s*]+/)
    .map(word => word.replace(/^[-/"'([{,;]+|[:="'()[\]{},;]+$/g, ''))
    .filter(word => word !== '')
  return found.length > 0 ? found.map(word => `${field}|contains|${word}`) : [`${field}|contains|${value}`]
}

/** A value stands behind its registry key, a file behind its folder, or in a field of its own; how much is before differs. */
function components(field: string, value: string): readonly string[] {
  const parts = value.split(/[\\/]/).map(part => part.replaceAll('*', ''))
  const named = parts.filter(part => part !== '' && part !== '?' && part !== '?:' && part !== '(default)')
  const own = named.filter(part => !subkeys.has(part))
  return (own.length > 0 ? own : named).slice(-2).map(part => `${field}|contains|${part}`)
}

/** What lies below every class of the registry. */
const subkeys = new Set(['shell', 'open', 'command', 'inprocserver32', 'localserver32'])

/** Programs that do the same: the first name stands for all of them. */
const interchangeable: ReadonlyMap<string, string> = new Map(
  [
    'powershell.exe pwsh.exe powershell_ise.exe pwsh.dll powershell pwsh',
    'net.exe net1.exe',
    'sh bash dash zsh ksh csh tcsh fish ash',
  ].flatMap(line => {
    const names = line.split(' ')
    return names.map((name): [string, string] => [name, names[0] ?? name])
  }),
)

const integrity: ReadonlyMap<string, string> = new Map([
  ['s-1-16-16384', 'system'],
  ['s-1-16-12288', 'high'],
  ['s-1-16-8192', 'medium'],
  ['s-1-16-4096', 'low'],
])

/** What became of something, which some logs have as the type of an event. */
const outcomes = new Set('success failure allowed blocked created modified deleted'.split(' '))

const privateNetworks = new Set(['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'])
