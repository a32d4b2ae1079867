/** The tree of a search as it was written, after macros: read it as the grammar. Nothing here knows data or SQL. */
import type { Span } from '../text/span.ts'
import type * as combining from './ast-combining.ts'
import type * as events from './ast-events.ts'
import type * as rows from './ast-rows.ts'
import type * as statistics from './ast-statistics.ts'

export type * from './ast-combining.ts'
export type * from './ast-eval.ts'
export type * from './ast-events.ts'
export type * from './ast-rows.ts'
export type * from './ast-search.ts'
export type * from './ast-statistics.ts'
export type * from './ast-units.ts'

/** `stage | stage | …`; spans are offsets into the expanded source. */
export interface Query extends Node {
  readonly commands: readonly Command[]
}

export interface Node {
  readonly span: Span
}

/** A field's name where a command wants one; `wildcard` when it holds `*`. */
export interface Name extends Node {
  readonly name: string
  readonly wildcard: boolean
}

/** `kind` is the command's name in SPL. Options that are not written have the value that they then have. */
export type Command =
  | events.SearchCommand
  | events.WhereCommand
  | events.RegexCommand
  | events.EvalCommand
  | events.FieldformatCommand
  | events.RenameCommand
  | events.FieldsCommand
  | events.TableCommand
  | events.FillnullCommand
  | events.ReplaceCommand
  | events.ConvertCommand
  | events.BinCommand
  | events.RexCommand
  | events.SpathCommand
  | events.XmlkvCommand
  | events.ExtractCommand
  | events.TojsonCommand
  | events.FromjsonCommand
  | events.MakemvCommand
  | events.NomvCommand
  | events.MvexpandCommand
  | events.StrcatCommand
  | events.RangemapCommand
  | events.IplocationCommand
  | events.LookupCommand
  | events.AddinfoCommand
  | events.TagsCommand
  | events.TyperCommand
  | events.ForeachCommand
  | statistics.StatsCommand
  | statistics.EventstatsCommand
  | statistics.StreamstatsCommand
  | statistics.TstatsCommand
  | statistics.MstatsCommand
  | statistics.ChartCommand
  | statistics.TimechartCommand
  | statistics.TopCommand
  | statistics.FieldsummaryCommand
  | statistics.AddtotalsCommand
  | statistics.AddcoltotalsCommand
  | statistics.AccumCommand
  | statistics.DeltaCommand
  | statistics.AutoregressCommand
  | statistics.TrendlineCommand
  | statistics.OutlierCommand
  | rows.SortCommand
  | rows.DedupCommand
  | rows.UniqCommand
  | rows.HeadCommand
  | rows.TailCommand
  | rows.ReverseCommand
  | rows.FilldownCommand
  | rows.MvcombineCommand
  | rows.TransactionCommand
  | rows.XyseriesCommand
  | rows.UntableCommand
  | rows.TransposeCommand
  | rows.MakecontinuousCommand
  | rows.RequireCommand
  | rows.NoopCommand
  | combining.FromCommand
  | combining.DatamodelCommand
  | combining.MakeresultsCommand
  | combining.GentimesCommand
  | combining.InputlookupCommand
  | combining.OutputlookupCommand
  | combining.CollectCommand
  | combining.DeleteCommand
  | combining.JoinCommand
  | combining.AppendCommand
  | combining.AppendcolsCommand
  | combining.AppendpipeCommand
  | combining.UnionCommand
  | combining.MultisearchCommand
  | combining.SetCommand
  | combining.MapCommand
  | combining.FormatCommand
  | combining.ReturnCommand
  | UnsupportedCommand

/** A command that is known to SPL and not to us, or an option of a known one; nothing of it may be left out silently. */
export interface UnsupportedCommand extends Node {
  readonly kind: 'unsupported'
  readonly name: string
  readonly nameSpan: Span
  /** `known`: a command of SPL that is not done here; `unknown`: no command at all; `broken`: could not be parsed (reported). */
  readonly because: 'known' | 'unknown' | 'broken'
}
