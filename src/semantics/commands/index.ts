/** Which function binds which command. */
import { gentimes } from '../../rows/gentimes.ts'
import type { Command } from '../../spl/ast.ts'
import { unreachable } from '../../text/unreachable.ts'
import type { Binder, Bound } from '../binder.ts'
import { closedScope, withColumn } from '../scope.ts'
import { boundOutcome } from '../tables.ts'
import { bindAddtotals } from './addtotals.ts'
import { bindAppend, bindAppendpipe, bindMultisearch, bindUnion } from './append.ts'
import { bindBin } from './bin.ts'
import { bindConvert } from './convert.ts'
import { bindDedup } from './dedup.ts'
import { bindEval } from './eval.ts'
import { bindEventstats, bindStreamstats } from './eventstats.ts'
import { bindFields } from './fields.ts'
import { bindFillnull } from './fillnull.ts'
import { bindForeach } from './foreach.ts'
import { bindDatamodel, bindFrom } from './from.ts'
import { bindHead } from './head.ts'
import { bindBeside, bindInMemory, bindMap, bindRequire, bindTransaction } from './in-memory.ts'
import { bindInputlookup, bindWriting } from './inputlookup.ts'
import { bindJoin } from './join.ts'
import { bindLookup } from './lookup.ts'
import { bindMakeresults } from './makeresults.ts'
import { bindMakemv, bindMvexpand, bindNomv } from './multivalue.ts'
import { bindRename } from './rename.ts'
import { bindReplace } from './replace.ts'
import { bindRegex, bindRex } from './rex.ts'
import { bindFirstSearch, bindSearch } from './search.ts'
import { bindSort } from './sort.ts'
import { bindExtract, bindFromjson, bindSpath, bindXmlkv } from './spath.ts'
import { bindStats } from './stats.ts'
import { bindAddinfo, bindIplocation, bindRangemap, bindStrcat, bindTojson } from './strcat.ts'
import { bindTable } from './table.ts'
import { bindTail } from './tail.ts'
import { bindChart, bindTimechart } from './timechart.ts'
import { bindTop } from './top.ts'
import { bindTstats } from './tstats.ts'
import { bindWhere } from './where.ts'

/** Undefined where the command is not done here, or a step must be run first: nothing after it can be known. */
export function bindCommand(binder: Binder, before: Bound | undefined, command: Command): Bound | undefined {
  const input = before ?? { plan: { kind: 'generate', count: 1, span: command.span }, scope: closedScope([]) }
  binder.rows = input.plan
  switch (command.kind) {
    case 'search':
      return before ? bindSearch(binder, before, command) : bindFirstSearch(binder, command)
    case 'where':
      return bindWhere(binder, input, command)
    case 'regex':
      return bindRegex(binder, input, command)
    case 'eval':
      return bindEval(binder, input, command)
    case 'rename':
      return bindRename(binder, input, command)
    case 'fields':
      return bindFields(binder, input, command)
    case 'table':
      return bindTable(binder, input, command)
    case 'fillnull':
      return bindFillnull(binder, input, command)
    case 'replace':
      return bindReplace(binder, input, command)
    case 'convert':
      return bindConvert(binder, input, command)
    case 'bin':
      return bindBin(binder, input, command)
    case 'rex':
      return bindRex(binder, input, command)
    case 'spath':
      return bindSpath(binder, input, command)
    case 'xmlkv':
      return bindXmlkv(binder, input, command)
    case 'extract':
      return bindExtract(binder, input, command)
    case 'fromjson':
      return bindFromjson(binder, input, command)
    case 'tojson':
      return bindTojson(binder, input, command)
    case 'makemv':
      return bindMakemv(binder, input, command)
    case 'nomv':
      return bindNomv(binder, input, command)
    case 'mvexpand':
      return bindMvexpand(binder, input, command)
    case 'strcat':
      return bindStrcat(binder, input, command)
    case 'rangemap':
      return bindRangemap(binder, input, command)
    case 'iplocation':
      return bindIplocation(binder, input, command)
    case 'lookup':
      return bindLookup(binder, input, command)
    case 'addinfo':
      return bindAddinfo(binder, input, command)
    case 'foreach':
      return bindForeach(binder, input, command)
    case 'stats':
      return bindStats(binder, input, command)
    case 'eventstats':
      return bindEventstats(binder, input, command)
    case 'streamstats':
      return bindStreamstats(binder, input, command)
    case 'tstats':
      return bindTstats(binder, before, command)
    case 'chart':
      return bindChart(binder, input, command)
    case 'timechart':
      return bindTimechart(binder, input, command)
    case 'top':
    case 'rare':
      return bindTop(binder, input, command)
    case 'addtotals':
      return command.col ? bindInMemory(binder, input, command) : bindAddtotals(binder, input, command)
    case 'sort':
      return bindSort(binder, input, command)
    case 'dedup':
      return bindDedup(binder, input, command)
    case 'head':
      return bindHead(binder, input, command)
    case 'tail':
      return bindTail(input, command)
    case 'reverse':
      return {
        ...input,
        plan: { kind: 'limit', input: input.plan, count: Number.MAX_SAFE_INTEGER, end: 'last', span: command.span },
      }
    case 'from':
      return bindFrom(binder, command)
    case 'datamodel':
      return bindDatamodel(binder, command)
    case 'makeresults':
      return bindMakeresults(binder, command)
    case 'inputlookup':
      return bindInputlookup(binder, before, command)
    case 'join':
      return bindJoin(binder, input, command)
    case 'append':
      return bindAppend(binder, input, command)
    case 'appendpipe':
      return bindAppendpipe(binder, input, command)
    case 'union':
      return bindUnion(binder, before, command)
    case 'multisearch':
      return bindMultisearch(binder, command)
    case 'map':
      return bindMap(binder, input, command)
    case 'outputlookup':
    case 'collect':
      return bindWriting(binder, input, command)
    case 'transaction':
      return bindTransaction(binder, input, command)
    case 'fieldsummary':
    case 'addcoltotals':
    case 'accum':
    case 'delta':
    case 'autoregress':
    case 'trendline':
    case 'outlier':
    case 'uniq':
    case 'filldown':
    case 'mvcombine':
    case 'xyseries':
    case 'untable':
    case 'transpose':
    case 'makecontinuous':
    case 'format':
    case 'return':
      return bindInMemory(binder, input, command)
    case 'appendcols':
    case 'set':
      return bindBeside(binder, input, command)
    case 'require':
      return bindRequire(binder, input, command)
    case 'gentimes':
      return boundOutcome(binder, gentimes(command, binder.world.now), command.span)
    case 'fieldformat':
    case 'noop':
      return input
    case 'typer':
    case 'tags':
      // events carry their types and tags from the start
      return { ...input, scope: withColumn(input.scope, 'tag', binder.field(input.scope, 'tag', command.span)) }
    case 'mstats':
    case 'delete':
      binder.report('unsupported-command', command.span, { name: command.kind })
      return undefined
    case 'unsupported':
      return undefined
    default:
      return unreachable(command)
  }
}
