/** How the decoder gives up on a record, and what a record may cost. */

/** Thrown inside the decoder, caught where records are walked, never seen by a caller. */
export class EvtxProblem extends Error {}

/** What is left to spend: a small file must not grow into gigabytes. */
export interface Budget {
  nodes: number
  text: number
}

export const recordBudget: Readonly<Budget> = { nodes: 200_000, text: 16 * 1024 * 1024 }

/** For all records of a chunk together. */
export const chunkBudget = (): Budget => ({ nodes: 1_000_000, text: 64 * 1024 * 1024 })

export function spend(budget: Budget, nodes: number, text: number): void {
  budget.nodes -= nodes
  budget.text -= text
  if (budget.nodes < 0 || budget.text < 0) throw new EvtxProblem('record grows beyond what a record may hold')
}
