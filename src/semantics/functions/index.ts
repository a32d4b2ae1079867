/** All functions of eval, by name. */
import { conditionalFunctions } from './conditional.ts'
import { jsonFunctions } from './json.ts'
import { multivalueFunctions } from './multivalue.ts'
import { numberFunctions } from './number.ts'
import type { FunctionTable } from './rule.ts'
import { textFunctions } from './text.ts'
import { timeFunctions } from './time.ts'

export const functions: FunctionTable = {
  ...conditionalFunctions,
  ...textFunctions,
  ...numberFunctions,
  ...timeFunctions,
  ...multivalueFunctions,
  ...jsonFunctions,
}

/** Functions of SPL that are not done here: said to be unsupported, not unknown. */
export const knownFunctions: ReadonlySet<string> = new Set(
  `json_extract_exact json_set json_set_exact json_delete json_append json_extend json_entries json_has_key_exact lookup
  commands sigfig bit_not`.split(/\s+/),
)
