/** Layers of the ATT&CK Navigator, formats 3 and 4: which techniques somebody marked. */

import { current } from '../rules/attack.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import { rootSource } from '../text/source.ts'

export interface AttackLayer {
  readonly name: string
  /** Techniques that are marked, under their ids of today. */
  readonly techniques: ReadonlySet<string>
  /** Ids of the layer that ATT&CK knows under another id today, in order. */
  readonly renamed: readonly (readonly [written: string, today: string])[]
  /** Ids that ATT&CK does not know. */
  readonly unknown: readonly string[]
}

export interface ReadLayer {
  /** Absent where the text is no layer. */
  readonly layer: AttackLayer | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** A technique is marked unless it is disabled, or has neither a score above 0 nor a colour nor a comment. */
export function readAttackLayer(name: string, text: string): ReadLayer {
  const refuse = (code: string, message: string): ReadLayer => {
    const place = { source: rootSource(name, text), span: { start: 0, end: 0 } }
    return { layer: undefined, diagnostics: [{ code, severity: 'error', message, place }] }
  }
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch (error) {
    return refuse('not-json', `a layer is JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  if (!isObject(content) || !Array.isArray(content['techniques']))
    return refuse('not-a-layer', "a layer of the Navigator has 'techniques', a list")
  const domain = content['domain']
  if (typeof domain === 'string' && !/enterprise/i.test(domain))
    return refuse('other-domain', `the layer is of '${domain}', where 'enterprise-attack' is wanted`)

  const techniques = new Set<string>()
  const renamed = new Map<string, string>()
  const unknown = new Set<string>()
  for (const row of content['techniques'] as readonly unknown[]) {
    if (!isObject(row) || typeof row['techniqueID'] !== 'string' || !isMarked(row)) continue
    const written = row['techniqueID'].trim().toUpperCase()
    const today = current(written)
    if (!today) {
      unknown.add(written)
      continue
    }
    if (today.id !== written) renamed.set(written, today.id)
    techniques.add(today.id)
  }
  const title = typeof content['name'] === 'string' && content['name'] !== '' ? content['name'] : name
  return { layer: { name: title, techniques, renamed: [...renamed], unknown: [...unknown] }, diagnostics: [] }
}

function isMarked({ enabled, score, color, comment }: Readonly<Record<string, unknown>>): boolean {
  if (enabled === false) return false
  if (typeof score === 'number') return score > 0
  return (typeof color === 'string' && color !== '') || (typeof comment === 'string' && comment !== '')
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
