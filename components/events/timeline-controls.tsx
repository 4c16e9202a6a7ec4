import { ChartColumnStacked, ChevronDown, History, Table2 } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Menu, MenuRadio } from '#components/ui/menu.tsx';
import type { ChangeView } from '#lib/browser/use-view.ts';
import { type CubeField, cubeFieldNames, fields } from '#lib/core/view/fields.ts';
import type { View } from '#lib/core/view/view.ts';

interface Props {
  view: View;
  onView: ChangeView;
  asTable: boolean;
  onTable: (asTable: boolean) => void;
}

/** Outcome first, as it is what the chart shows when nobody asked. */
const choices = (['outcome', ...cubeFieldNames.filter((name) => name !== 'outcome')] as CubeField[]).map(
  (value) => ({ value, label: fields[value].label }),
);

/** TimelineControls: how the histogram is stacked, scaled and compared, and its numbers as a table. */
export function TimelineControls({ view, onView, asTable, onTable }: Props) {
  const comparing = view.compare === 'previous';
  const log = view.scale === 'log';
  return (
    <div className="flex shrink-0 items-center gap-1">
      <Menu
        align="end"
        trigger={
          <Button size="sm" look="ghost" aria-label={`Split by ${fields[view.split].label}`}>
            <span className="text-faint">by</span> {fields[view.split].label} <ChevronDown aria-hidden />
          </Button>
        }
      >
        <MenuRadio<CubeField>
          label="Split by"
          value={view.split}
          options={choices}
          onChange={(split) => onView((now) => ({ ...now, split }), 'replace')}
        />
      </Menu>
      <Button
        size="sm"
        look="ghost"
        aria-pressed={log}
        aria-label="Logarithmic scale"
        title="Bars as tall as the logarithm of their count: one event is seen beside a million. Layers have their share of the bar."
        className="aria-pressed:bg-accent-soft aria-pressed:text-accent"
        onClick={() =>
          onView((now) => ({ ...now, scale: now.scale === 'log' ? 'linear' : 'log' }), 'replace')
        }
      >
        log
      </Button>
      <IconButton
        size="sm"
        label={
          view.range.kind === 'all'
            ? 'Compare with the period before: choose a range first'
            : 'Compare with the period before'
        }
        pressed={comparing}
        onClick={() =>
          onView((now) => ({ ...now, compare: now.compare === 'previous' ? 'none' : 'previous' }), 'replace')
        }
      >
        <History aria-hidden />
      </IconButton>
      <IconButton
        size="sm"
        label={asTable ? 'Show the chart' : 'Show the same numbers as a table'}
        pressed={asTable}
        onClick={() => onTable(!asTable)}
      >
        {asTable ? <ChartColumnStacked aria-hidden /> : <Table2 aria-hidden />}
      </IconButton>
    </div>
  );
}
