/** `harrier schema`: the JSON schema of what a verb answers with. */
import { type Arguments, usageError } from '../arguments.ts'
import type { Context } from '../context.ts'
import { tell } from '../print/problems.ts'
import { schemas } from '../schemas/index.ts'

export async function run(given: Arguments, context: Context): Promise<number> {
  const [verb, extra] = given.positionals
  const found = verb !== undefined && extra === undefined && Object.hasOwn(schemas, verb) ? schemas[verb] : undefined
  const schema = given.has('line') ? found?.line : found?.document
  if (!schema) {
    const names = Object.keys(schemas).map(name => `'${name}'`)
    const wants = found
      ? `'${verb}' answers in one document, without lines`
      : `'schema' wants one of ${names.join(', ')}`
    tell(context, [usageError('missing-argument', wants)])
    return 2
  }
  const title = `harrier ${verb} --format ${given.has('line') ? 'jsonl' : 'json'}`
  context.out(
    JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', title, ...schema }, null, 2) + '\n',
  )
  return 0
}
