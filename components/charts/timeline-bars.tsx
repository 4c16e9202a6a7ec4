import { memo } from 'react';
import { Bar, BarChart, type BarShapeProps, CartesianGrid, ReferenceArea, XAxis, YAxis } from 'recharts';
import type { TimelineBucket, TimelineModel } from '#lib/core/chart/timeline-model.ts';
import { colourOf } from './colour-of.ts';
import { margins, plotArea } from './plot-area.ts';

interface Props {
  model: TimelineModel;
  width: number;
  height: number;
}

const tick = { fill: 'var(--faint)', fontSize: 11 } as const;

/** The picture alone; drawn anew only when the model or the size changes. */
export const TimelineBars = memo(function TimelineBars({ model, width, height }: Props) {
  const band = plotArea(width, height).width / Math.max(1, model.buckets.length);
  const labels = new Map(model.xTicks.map((each) => [each.at, each.label]));
  const values = new Map(model.yTicks.map((each) => [each.at, each.value]));
  return (
    <BarChart
      width={width}
      height={height}
      data={model.buckets as TimelineBucket[]}
      margin={{ ...margins, left: 0, bottom: 0 }}
      barGap={0}
      barCategoryGap={0}
      accessibilityLayer={false}
    >
      <defs>
        <pattern
          id="timeline-gap"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line x1="0" y1="0" x2="0" y2="6" stroke="var(--line-strong)" strokeWidth="1.5" />
        </pattern>
      </defs>
      <CartesianGrid vertical={false} stroke="var(--line)" />
      {model.gaps.map((gap) => (
        <ReferenceArea key={gap.from} x1={gap.from} x2={gap.to} fill="url(#timeline-gap)" fillOpacity={0.7} />
      ))}
      <XAxis
        type="number"
        dataKey={middleOf}
        domain={[model.from, model.to]}
        allowDataOverflow
        scale="linear"
        ticks={model.xTicks.map((each) => each.at)}
        tickFormatter={(at: number) => labels.get(at) ?? ''}
        interval="preserveStart"
        minTickGap={12}
        height={margins.bottom}
        tick={tick}
        tickSize={4}
        tickMargin={2}
        tickLine={{ stroke: 'var(--line-strong)' }}
        axisLine={{ stroke: 'var(--line-strong)' }}
      />
      <YAxis
        width={margins.left}
        domain={[0, model.yTicks.at(-1)?.at ?? 1]}
        ticks={model.yTicks.map(({ at }) => at)}
        interval={0}
        tickFormatter={(at: number) => compactNumber.format(values.get(at) ?? 0)}
        tick={tick}
        tickSize={0}
        tickMargin={6}
        axisLine={false}
      />
      {model.series.map((series, index) => (
        <Bar
          key={series.id}
          stackId="events"
          dataKey={(bucket: TimelineBucket) => bucket.heights[index]}
          fill={colourOf(series.colour)}
          barSize={band > 3 ? band - 1 : band}
          shape={BarRect}
          isAnimationActive={false}
        />
      ))}
    </BarChart>
  );
});

function middleOf(bucket: TimelineBucket): number {
  return (bucket.from + bucket.to) / 2;
}

/** What is there is seen: no layer is thinner than a line. A part of a bucket is drawn lighter. */
function BarRect({ x, y, width, height, fill, payload }: BarShapeProps) {
  if (!(height > 0)) return null;
  const tall = Math.max(height, 1.5);
  const { partial } = payload as TimelineBucket;
  return (
    <rect
      x={x}
      y={y - (tall - height)}
      width={width}
      height={tall}
      fill={fill}
      fillOpacity={partial ? 0.55 : 1}
    />
  );
}

const compactNumber = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
