/** What a rule says it is about, as risk events carry it: techniques, tactics, stories, frameworks. */
import { current, findTechnique } from '../rules/attack.ts'
import type { Rule } from '../rules/rule.ts'

export interface Annotations {
  /** `mitre_attack`, `analytic_story`, `nist`, …; none is empty. */
  readonly frameworks: ReadonlyMap<string, readonly string[]>
  /** Fields below `annotations.mitre_attack`, without that prefix. */
  readonly attack: ReadonlyMap<string, readonly string[]>
}

export function annotationsOf(rule: Rule): Annotations {
  const techniques = rule.techniques.map(id => id.trim().toUpperCase())
  const tactics = techniques.flatMap(id => current(id)?.tactics ?? [])
  const frameworks = {
    analytic_story: rule.stories,
    cis20: [rule.securityDomain === 'network' ? 'CIS 13' : 'CIS 10'],
    cve: rule.cves,
    kill_chain_phases: tactics.flatMap(({ shortName }) => killChain.get(shortName) ?? []).sort(),
    mitre_attack: techniques,
    nist: [rule.type.toLowerCase() === 'ttp' ? 'DE.CM' : 'DE.AE'],
  }
  const attack = {
    mitre_technique_id: techniques,
    mitre_technique: techniques.flatMap(id => findTechnique(id)?.name ?? []),
    mitre_tactic: tactics.map(({ shortName }) => shortName),
    mitre_tactic_id: tactics.map(({ id }) => id),
  }
  return { frameworks: filledOnly(frameworks), attack: filledOnly(attack) }
}

function filledOnly(lists: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, readonly string[]> {
  return new Map(
    Object.entries(lists)
      .map(([name, list]) => [name, [...new Set(list)]] as const)
      .filter(([, list]) => list.length > 0),
  )
}

/** Lockheed Martin's phases, as content maps ATT&CK's tactics to them. */
const killChain: ReadonlyMap<string, string> = new Map([
  ['reconnaissance', 'Reconnaissance'],
  ['resource-development', 'Weaponization'],
  ['initial-access', 'Delivery'],
  ['execution', 'Installation'],
  ['persistence', 'Installation'],
  ['privilege-escalation', 'Exploitation'],
  ['defense-evasion', 'Exploitation'],
  ['stealth', 'Exploitation'],
  ['defense-impairment', 'Exploitation'],
  ['credential-access', 'Exploitation'],
  ['discovery', 'Exploitation'],
  ['lateral-movement', 'Exploitation'],
  ['collection', 'Exploitation'],
  ['command-and-control', 'Command and Control'],
  ['exfiltration', 'Actions on Objectives'],
  ['impact', 'Actions on Objectives'],
])
