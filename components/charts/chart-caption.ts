import type { ColourName } from '#lib/core/chart/timeline-model.ts';

/** What a picture of a chart says beside the chart, so that it can stand alone. */
export interface ChartCaption {
  readonly title: string;
  /** Time range, filters, how fine: a line each. */
  readonly lines: readonly string[];
  readonly legend: readonly { readonly label: string; readonly colour: ColourName; readonly total: number }[];
}
