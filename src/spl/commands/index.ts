/** Which file reads which command. */
import { parseAppend, parseAppendcols, parseAppendpipe } from './append.ts'
import { parseBare, parseNoop } from './bare.ts'
import { parseBin } from './bin.ts'
import { parseChart } from './chart.ts'
import { parseCollect } from './collect.ts'
import type { CommandParser } from './command-word.ts'
import { parseConvert } from './convert.ts'
import { parseDatamodel } from './datamodel.ts'
import { parseDedup } from './dedup.ts'
import { parseEval, parseFieldformat } from './eval.ts'
import { parseEventstats } from './eventstats.ts'
import { parseExtract, parseXmlkv } from './extract.ts'
import { parseFields } from './fields.ts'
import { parseFillnull } from './fillnull.ts'
import { parseForeach } from './foreach.ts'
import { parseFormat, parseReturn } from './format.ts'
import { parseFrom } from './from.ts'
import { parseHead } from './head.ts'
import { parseInputlookup } from './inputlookup.ts'
import { parseIplocation } from './iplocation.ts'
import { parseJoin } from './join.ts'
import { parseFromjson, parseTojson } from './json.ts'
import { parseLookup } from './lookup.ts'
import { parseGentimes, parseMakeresults } from './makeresults.ts'
import { parseMap } from './map.ts'
import { parseMstats } from './mstats.ts'
import { parseMakemv, parseMvcombine, parseMvexpand, parseNomv } from './multivalue.ts'
import { parseOutputlookup } from './outputlookup.ts'
import { parseRangemap } from './rangemap.ts'
import { parseRegex } from './regex.ts'
import { parseRename } from './rename.ts'
import { parseReplace } from './replace.ts'
import { parseRex } from './rex.ts'
import { parseAccum, parseAutoregress, parseDelta, parseTrendline } from './running.ts'
import { parseSearchCommand } from './search.ts'
import { parseSort } from './sort.ts'
import { parseSpath } from './spath.ts'
import { parseStats } from './stats.ts'
import { parseStrcat } from './strcat.ts'
import { parseStreamstats } from './streamstats.ts'
import { parseFieldsummary, parseFilldown, parseOutlier } from './summaries.ts'
import { parseTable } from './table.ts'
import { parseMakecontinuous, parseTranspose, parseUntable, parseXyseries } from './tables.ts'
import { parseTags, parseTyper } from './tags.ts'
import { parseTail } from './tail.ts'
import { parseTimechart } from './timechart.ts'
import { parseTop } from './top.ts'
import { parseAddcoltotals, parseAddtotals } from './totals.ts'
import { parseTransaction } from './transaction.ts'
import { parseTstats } from './tstats.ts'
import { parseMultisearch, parseSet, parseUnion } from './union.ts'
import { parseWhere } from './where.ts'

export const commandParsers: ReadonlyMap<string, CommandParser> = new Map<string, CommandParser>([
  ['search', (cursor, word) => parseSearchCommand(cursor, word, false)],
  ['accum', parseAccum],
  ['addcoltotals', parseAddcoltotals],
  ['addinfo', parseBare('addinfo')],
  ['addtotals', parseAddtotals],
  ['append', parseAppend],
  ['appendcols', parseAppendcols],
  ['appendpipe', parseAppendpipe],
  ['autoregress', parseAutoregress],
  ['bin', parseBin],
  ['bucket', parseBin],
  ['chart', parseChart],
  ['collect', parseCollect],
  ['convert', parseConvert],
  ['datamodel', parseDatamodel],
  ['dedup', parseDedup],
  ['delete', parseBare('delete')],
  ['delta', parseDelta],
  ['discretize', parseBin],
  ['eval', parseEval],
  ['eventstats', parseEventstats],
  ['extract', parseExtract],
  ['fieldformat', parseFieldformat],
  ['fields', parseFields],
  ['fieldsummary', parseFieldsummary],
  ['filldown', parseFilldown],
  ['fillnull', parseFillnull],
  ['foreach', parseForeach],
  ['format', parseFormat],
  ['from', parseFrom],
  ['fromjson', parseFromjson],
  ['gentimes', parseGentimes],
  ['head', parseHead],
  ['highlight', parseNoop],
  ['iconify', parseNoop],
  ['inputlookup', parseInputlookup],
  ['iplocation', parseIplocation],
  ['join', parseJoin],
  ['kv', parseExtract],
  ['localop', parseNoop],
  ['lookup', parseLookup],
  ['makecontinuous', parseMakecontinuous],
  ['makemv', parseMakemv],
  ['makeresults', parseMakeresults],
  ['map', parseMap],
  ['mstats', parseMstats],
  ['multisearch', parseMultisearch],
  ['mvcombine', parseMvcombine],
  ['mvexpand', parseMvexpand],
  ['nomv', parseNomv],
  ['noop', parseNoop],
  ['outlier', parseOutlier],
  ['outputlookup', parseOutputlookup],
  ['rangemap', parseRangemap],
  ['rare', parseTop('rare')],
  ['redistribute', parseNoop],
  ['regex', parseRegex],
  ['rename', parseRename],
  ['replace', parseReplace],
  ['require', parseBare('require')],
  ['return', parseReturn],
  ['reverse', parseBare('reverse')],
  ['rex', parseRex],
  ['set', parseSet],
  ['sort', parseSort],
  ['spath', parseSpath],
  ['stats', parseStats],
  ['strcat', parseStrcat],
  ['streamstats', parseStreamstats],
  ['table', parseTable],
  ['tags', parseTags],
  ['tail', parseTail],
  ['timechart', parseTimechart],
  ['tojson', parseTojson],
  ['top', parseTop('top')],
  ['transaction', parseTransaction],
  ['transpose', parseTranspose],
  ['trendline', parseTrendline],
  ['tstats', parseTstats],
  ['typer', parseTyper],
  ['union', parseUnion],
  ['uniq', parseBare('uniq')],
  ['untable', parseUntable],
  ['where', parseWhere],
  ['xmlkv', parseXmlkv],
  ['xyseries', parseXyseries],
])
