/** The rules of folders on the disk, for those who may not know how files are read. */
export { readRules as readRuleSet } from '../rules/read.ts'
