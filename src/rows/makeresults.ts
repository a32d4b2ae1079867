/** `makeresults format=csv|json data="…"`: rows that are written in the search. */
import type { MakeresultsData } from '../spl/ast.ts'
import { cellOf } from './cell.ts'
import { type Row, tableOf } from './columns.ts'
import { readCsv } from './csv.ts'
import { done, type Notice, type Outcome } from './outcome.ts'
import type { Cell, Table } from './table.ts'

/** The fields of the data, then `_time`, which is now, and of JSON `_raw`, the object of each row. */
export function makeresultsData(data: MakeresultsData, now: number): Outcome {
  return data.format === 'csv' ? done(csvTable(data.text, now)) : jsonTable(data, now)
}

/** Cells that are empty hold nothing. Of columns of one name the first counts. */
function csvTable(text: string, now: number): Table {
  const [header = [], ...lines] = readCsv(text)
  const names = [...new Set(header.map(name => name.trim()))].filter(name => name !== '' && name !== '_time')
  const places = names.map(name => header.findIndex(each => each.trim() === name))
  return tableOf(
    [...names, '_time'],
    lines.map((line): Row => [...places.map(at => line[at] || null), now]),
  )
}

function jsonTable(data: MakeresultsData, now: number): Outcome {
  let read: unknown
  try {
    read = JSON.parse(data.text)
    // What is nested too deeply to be written again is refused here, not later.
    JSON.stringify(read)
  } catch {
    return done(tableOf([], []), wrong(data, 'is no JSON'))
  }
  const objects = Array.isArray(read) ? read : [read]
  if (!objects.every(isObject)) return done(tableOf([], []), wrong(data, 'holds more than objects'))
  const rows = objects.map(object => new Map(Object.entries(object)))
  const names = [...new Set(rows.flatMap(row => [...row.keys()]))].filter(name => name !== '_time' && name !== '_raw')
  return done(
    tableOf(
      [...names, '_time', '_raw'],
      rows.map(
        (row, index): Row => [...names.map(name => jsonCell(row.get(name))), now, JSON.stringify(objects[index])],
      ),
    ),
  )
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A list of single values is a list; what is nested deeper stays JSON. */
function jsonCell(value: unknown): Cell {
  if (value === null || value === undefined) return null
  if (typeof value === 'number' || typeof value === 'string') return value
  if (Array.isArray(value) && value.every(each => typeof each !== 'object')) return cellOf(value.map(String))
  return JSON.stringify(value)
}

const wrong = ({ text, span }: MakeresultsData, what: string): Notice => ({
  code: 'bad-data',
  severity: 'error',
  message: `the data of 'makeresults' ${what}: '${text.length > 40 ? `${text.slice(0, 39)}…` : text}'`,
  help: 'data="[{\\"user\\": \\"ann\\"}]"',
  span,
})
