/** The tokens in the body of a `foreach`: `<<FIELD>>` and its like. */
import type { ForeachTokens } from './ast.ts'

export const defaultTokens: ForeachTokens = {
  field: '<<FIELD>>',
  matched: '<<MATCHSTR>>',
  segments: ['<<MATCHSEG1>>', '<<MATCHSEG2>>', '<<MATCHSEG3>>'],
  item: '<<ITEM>>',
  iteration: '<<ITER>>',
}

/** The text with a word of the same length for each token. */
export const maskTokens = (text: string): string =>
  text.replace(/<<([A-Z0-9]{1,12})>>/g, (_, name: string) => `__${name}__`)
