'use client';
import type { ReactElement, RefObject } from 'react';
import { Menu, MenuItem } from '#components/ui/menu.tsx';
import { toast } from '#components/ui/toast.ts';
import type { ChartCaption } from './chart-caption.ts';
import { drawPicture } from './draw-picture.ts';
import { saveBlob } from './save-blob.ts';

interface Props {
  trigger: ReactElement;
  /** Of the files, without their ending. */
  name: string;
  /** The element around the chart's SVG; empty while the chart is not shown. */
  box: RefObject<HTMLElement | null>;
  caption: () => ChartCaption;
  csv: () => string;
}

/** ChartMenu: a chart as a picture, its numbers as a file. Props: trigger, name, box, caption, csv. */
export function ChartMenu({ trigger, name, box, caption, csv }: Props) {
  const savePicture = async () => {
    if (box.current === null) {
      toast.error('The chart is not shown.', { description: 'Show it instead of its table, then save it.' });
      return;
    }
    try {
      saveBlob(await drawPicture(box.current, caption()), `${name}.png`);
      toast('The picture is saved');
    } catch (error) {
      toast.error('The picture could not be drawn.', {
        description: error instanceof Error ? error.message : undefined,
      });
    }
  };
  return (
    <Menu align="end" trigger={trigger}>
      <MenuItem onSelect={() => void savePicture()}>Picture (PNG)</MenuItem>
      <MenuItem onSelect={() => saveBlob(new Blob([csv()], { type: 'text/csv' }), `${name}.csv`)}>
        Numbers (CSV)
      </MenuItem>
    </Menu>
  );
}
