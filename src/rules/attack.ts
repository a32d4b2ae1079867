/** ATT&CK for a reader: names and tactics of technique ids, and what became of those that were withdrawn. */
import { attackTactics, attackTechniques } from './attack-data.ts'

export interface Tactic {
  /** `TA0002`. */
  readonly id: string
  /** `execution`. */
  readonly shortName: string
  readonly name: string
}

export interface Technique {
  /** `T1059.001`. */
  readonly id: string
  readonly name: string
  /** `Command and Scripting Interpreter: PowerShell` for a sub-technique. */
  readonly fullName: string
  /** In the order of the matrix. */
  readonly tactics: readonly Tactic[]
  /** The technique that stands for it since it was revoked. */
  readonly revokedBy: string | undefined
  readonly withdrawn: boolean
}

/** In the order of the matrix. */
export const tactics: readonly Tactic[] = attackTactics.map(([id, shortName, name]) => ({ id, shortName, name }))

/** By id, short name or name, in any case, former names too: `Defense Evasion`. */
export function findTactic(name: string): Tactic | undefined {
  const wanted = name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-')
  const index = attackTactics.findIndex(([id, shortName, , former]) =>
    [id.toLowerCase(), shortName, former].includes(wanted),
  )
  return tactics[index]
}

/** By id as written; what is revoked answers with its own name and says what replaced it. */
export function findTechnique(id: string): Technique | undefined {
  return byId().get(id.trim().toUpperCase())
}

/** One row of a coverage table: a tactic and those of a rule's techniques that serve it. */
export interface TacticCoverage {
  /** Absent for ids that ATT&CK does not know. */
  readonly tactic: Tactic | undefined
  readonly techniques: readonly { readonly id: string; readonly name: string | undefined }[]
}

/** Rows in the order of the matrix; a revoked id counts as what replaced it. */
export function attackCoverage(ids: readonly string[]): readonly TacticCoverage[] {
  const found = [...new Set(ids)].map(id => ({ id, technique: current(id) }))
  const rows = tactics.map(
    (tactic): TacticCoverage => ({
      tactic,
      techniques: found.flatMap(({ technique }) => (technique?.tactics.includes(tactic) ? [technique] : [])),
    }),
  )
  const unknown = found.filter(({ technique }) => !technique).map(({ id }) => ({ id, name: undefined }))
  return [
    ...rows.filter(({ techniques }) => techniques.length > 0),
    ...(unknown.length > 0 ? [{ tactic: undefined, techniques: unknown }] : []),
  ]
}

/** The technique that an id means today. */
export function current(id: string): Technique | undefined {
  const technique = findTechnique(id)
  return (technique?.revokedBy === undefined ? undefined : findTechnique(technique.revokedBy)) ?? technique
}

let table: ReadonlyMap<string, Technique> | undefined

function byId(): ReadonlyMap<string, Technique> {
  table ??= readTable()
  return table
}

function readTable(): ReadonlyMap<string, Technique> {
  const rows = attackTechniques
    .trim()
    .split('\n')
    .map(line => line.split('|'))
  const names = new Map(rows.map(([id = '', name = '']) => [id, name]))
  return new Map(
    rows.map(([id = '', name = '', places = '', fate]) => {
      const parent = id.includes('.') ? names.get(id.slice(0, id.indexOf('.'))) : undefined
      const technique: Technique = {
        id,
        name,
        fullName: parent ? `${parent}: ${name}` : name,
        tactics: places.split(',').flatMap(place => tactics[Number(place)] ?? []),
        revokedBy: fate?.startsWith('T') ? fate : undefined,
        withdrawn: fate !== undefined,
      }
      return [id, technique]
    }),
  )
}
