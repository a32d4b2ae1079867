/** `harrier.config`: the rules that verbs use where no `--rules` is given, as YAML in the working folder or one above it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import type { Node } from 'yaml'
import type { Diagnostic } from '../text/diagnostic.ts'
import { nearest } from '../text/nearest.ts'
import { rootSource, type Source } from '../text/source.ts'

export interface Config {
  /** The path of the file, from the working folder. */
  readonly file: string
  /** Paths of rules, from the working folder; in the file they start at the file's own folder. */
  readonly rules: readonly string[]
  /** All of them errors: a typing error must not end in a catalog of other rules. */
  readonly diagnostics: readonly Diagnostic[]
}

const fileName = 'harrier.config'
const knownKeys = ['rules']
const mostCharacters = 1_000_000

/** The nearest `harrier.config` of a folder and those above it, up to the top of a git checkout; absent where none is. */
export async function readConfig(folder: string): Promise<Config | undefined> {
  const path = findConfig(folder)
  if (path === undefined) return undefined
  const file = relative('.', path)
  const { rules, diagnostics } = await parseConfig(rootSource(file, readFileSync(path, 'utf8')))
  return { file, rules: rules.map(rule => relative('.', resolve(dirname(path), rule)) || '.'), diagnostics }
}

async function parseConfig(source: Source): Promise<Omit<Config, 'file'>> {
  const rules: string[] = []
  const diagnostics: Diagnostic[] = []
  const report = (code: string, message: string, range?: readonly number[] | null, help?: string): void => {
    const [start = 0, end = start] = range ?? []
    const place = { source, span: { start, end } }
    diagnostics.push({ code, severity: 'error', message, ...(help !== undefined && { help }), place })
  }
  // Only who has such a file waits for the reader.
  const { isMap, isScalar, isSeq, parseDocument } = await import('yaml')
  const document = parseDocument(source.text.slice(0, mostCharacters), { prettyErrors: false })
  for (const { message, pos } of document.errors) report('wrong-config', lowerFirst(message), pos)
  const root: Node | null = document.contents
  if (!isMap<Node>(root)) {
    report('wrong-config', `'${fileName}' wants 'rules:' with a list of paths`, root?.range)
    return { rules, diagnostics }
  }
  for (const { key } of root.items) {
    const name = String(key)
    if (!knownKeys.includes(name))
      report(
        'unknown-key',
        `'${name}' is no key of '${fileName}', which has 'rules'`,
        key.range,
        nearest(name, knownKeys).nearest,
      )
  }
  const list = root.get('rules', true) as Node | undefined
  for (const node of isSeq<Node>(list) ? list.items : list ? [list] : []) {
    if (isScalar(node) && typeof node.value === 'string' && node.value !== '') rules.push(node.value)
    else report('wrong-type', "'rules' wants paths, as in '- ./detections'", node.range)
  }
  if (rules.length === 0 && diagnostics.length === 0)
    report('wrong-config', `'rules' is empty, where a list of paths is wanted`, list?.range)
  return { rules, diagnostics }
}

/** Writes paths of rules into the file, behind those that are there; comments stay. Returns the file's path. */
export async function rememberRules(folder: string, rules: readonly string[]): Promise<string> {
  const { isSeq, parseDocument } = await import('yaml')
  const path = findConfig(folder) ?? join(folder, fileName)
  const document = parseDocument(existsSync(path) ? readFileSync(path, 'utf8') : '')
  const [fault] = document.errors
  if (fault) throw new Error(`'${relative('.', path)}' is no YAML: ${fault.message}`)
  const list = document.get('rules')
  const old: readonly unknown[] = isSeq(list) ? list.toJSON() : typeof list === 'string' ? [list] : []
  const added = rules.map(rule => relative(dirname(path), resolve(rule)) || '.')
  const fresh = added.filter((rule, at) => !old.includes(rule) && added.indexOf(rule) === at)
  if (isSeq(list)) for (const rule of fresh) list.add(rule)
  else document.set('rules', [...old, ...fresh])
  writeFileSync(path, document.toString())
  return relative('.', path)
}

function findConfig(folder: string): string | undefined {
  const path = join(folder, fileName)
  if (existsSync(path)) return path
  const above = dirname(folder)
  return above === folder || existsSync(join(folder, '.git')) ? undefined : findConfig(above)
}

const lowerFirst = (message: string): string => message.charAt(0).toLowerCase() + message.slice(1)
