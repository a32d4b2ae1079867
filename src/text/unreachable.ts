/** Ends an exhaustive `switch`: a member that was forgotten is an error of the compiler, not of the user. */
export function unreachable(value: never): never {
  throw new Error(`not handled: ${JSON.stringify(value)}`)
}
