/** As much of JSON schema as ours are written in; a word that is not known here is a fault. */
import type { Schema } from '../../src/cli/schemas/parts.ts'

/** Where a value is not as the schema says, and how. */
export function faultsOf(schema: Schema, value: unknown, path = '$'): string[] {
  return Object.entries(schema).flatMap(([word, said]) => {
    const check = Object.hasOwn(words, word) ? words[word] : undefined
    return check ? check(said, value, path, schema) : [`${path}: '${word}' is not known`]
  })
}

type Check = (said: unknown, value: unknown, path: string, schema: Schema) => string[]

const wrong = (holds: boolean, path: string, what: string): string[] => (holds ? [] : [`${path}: ${what}`])
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const types: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: value => typeof value === 'string',
  number: value => typeof value === 'number',
  integer: Number.isInteger,
  boolean: value => typeof value === 'boolean',
  null: value => value === null,
  array: Array.isArray,
  object: isObject,
}

const words: Readonly<Record<string, Check>> = {
  description: () => [],
  type: (said, value, path) => wrong(types[String(said)]?.(value) ?? false, path, `is no ${said}`),
  const: (said, value, path) => wrong(said === value, path, `is not ${said}`),
  enum: (said, value, path) => wrong(Array.isArray(said) && said.includes(value), path, `is none of ${said}`),
  minimum: (said, value, path) => wrong(Number(value) >= Number(said), path, `is below ${said}`),
  format: (_, value, path) => wrong(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(String(value)), path, 'is no time'),
  items: (said, value, path) =>
    Array.isArray(value) ? value.flatMap((item, at) => faultsOf(said as Schema, item, `${path}[${at}]`)) : [],
  required: (said, value, path) =>
    (said as readonly string[]).flatMap(name =>
      wrong(isObject(value) && Object.hasOwn(value, name), path, `lacks ${name}`),
    ),
  properties: (said, value, path) =>
    Object.entries(said as Readonly<Record<string, Schema>>).flatMap(([name, schema]) =>
      isObject(value) && value[name] !== undefined ? faultsOf(schema, value[name], `${path}.${name}`) : [],
    ),
  additionalProperties: (said, value, path, schema) => {
    const named = isObject(schema['properties']) ? schema['properties'] : {}
    const others = Object.entries(isObject(value) ? value : {}).filter(([name]) => !Object.hasOwn(named, name))
    return others.flatMap(([name, other]) =>
      said === false ? [`${path}: has ${name}`] : faultsOf(said as Schema, other, `${path}.${name}`),
    )
  },
  anyOf: (said, value, path) => {
    const all = (said as readonly Schema[]).map(schema => faultsOf(schema, value, path))
    return all.some(faults => faults.length === 0)
      ? []
      : [`${path}: is none of ${all.map(faults => faults[0]).join('; ')}`]
  },
}
