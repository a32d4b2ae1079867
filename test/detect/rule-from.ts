/** A rule from the text of its file, for tests. */
import assert from 'node:assert/strict'
import type { Rule } from '../../src/rules/rule.ts'
import { readSplunkRule } from '../../src/rules/splunk.ts'
import { parseYaml } from '../../src/rules/yaml-parse.ts'
import { rootSource } from '../../src/text/source.ts'

export function ruleFrom(text: string, file = 'rules/rule.yml'): Rule {
  const body = rootSource(file, text)
  const [document] = parseYaml(body).documents
  assert.ok(document?.root?.kind === 'map', 'no map in the file of the rule')
  const { rule } = readSplunkRule({ body, source: document.source, root: document.root })
  assert.ok(rule, 'no rule in the file')
  return rule
}
