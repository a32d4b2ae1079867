/** Rules of folders, for the parts that know the composition root and not how files are read. */

export { stateOfFiles } from '../rules/listing.ts'
export { readRules as readRuleSet } from '../rules/read.ts'
