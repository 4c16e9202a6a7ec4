'use client';
import { Bar, BarChart, Tooltip, type TooltipPayload } from 'recharts';
import { useWidth } from '#components/ui/use-width.ts';
import type { SparklineModel } from '#lib/core/chart/prepare-sparkline.ts';

/** Sparkline: counts over time without axes; the pointer reads a bar. Props: model, height. */
export function Sparkline({ model, height }: { model: SparklineModel; height: number }) {
  const { ref, width } = useWidth<HTMLDivElement>();
  return (
    <div ref={ref} role="img" aria-label={model.summary} style={{ height }} className="w-full">
      {width > 0 && (
        <BarChart
          width={width}
          height={height}
          data={model.bars as SparklineModel['bars'][number][]}
          margin={{ top: 2, right: 0, bottom: 0, left: 0 }}
          barCategoryGap={1}
          accessibilityLayer={false}
        >
          <Tooltip
            content={({ active, payload }) => <Reading active={active} payload={payload} />}
            cursor={{ fill: 'var(--hover)' }}
            isAnimationActive={false}
          />
          <Bar dataKey="count" fill="var(--accent)" minPointSize={0} isAnimationActive={false} />
        </BarChart>
      )}
    </div>
  );
}

function Reading({ active, payload }: { active: boolean; payload: TooltipPayload }) {
  const bar = payload[0]?.payload as SparklineModel['bars'][number] | undefined;
  if (!active || bar === undefined) return null;
  return (
    <div className="popup px-2 py-1 text-2xs whitespace-nowrap">
      <b className="font-medium tabular-nums">{bar.count.toLocaleString('en')}</b>{' '}
      <span className="text-muted">{bar.label}</span>
    </div>
  );
}
