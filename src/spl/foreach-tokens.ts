/** The tokens in the body of a `foreach`: `<<FIELD>>` and its like. */
import type { ForeachTokens } from './ast.ts'

export const defaultTokens: ForeachTokens = {
  field: '<<FIELD>>',
  matched: '<<MATCHSTR>>',
  segments: ['<<MATCHSEG1>>', '<<MATCHSEG2>>', '<<MATCHSEG3>>'],
  item: '<<ITEM>>',
  iteration: '<<ITER>>',
}

const names = 'FIELD|MATCHSTR|MATCHSEG[123]|ITEM|ITER'
const token = new RegExp(`<<(${names})>>`, 'g')
const mask = new RegExp(`__(${names})__`, 'g')

/** The text with a word of the same length for each token. */
export const maskTokens = (text: string): string => text.replace(token, '__$1__')

/** The text with its tokens again. */
export const unmaskTokens = (text: string): string => text.replace(mask, '<<$1>>')
