'use client';
import { Braces, CheckSquare, Copy, Link2, PanelRightOpen, Target } from 'lucide-react';
import type { RefObject } from 'react';
import { aroundSpans } from '#components/filters/around-spans.ts';
import { AnchoredMenu } from '#components/ui/anchored.tsx';
import { MenuGroup, MenuItem, MenuSeparator } from '#components/ui/menu.tsx';
import { toast } from '#components/ui/toast.ts';
import type { ChangeView } from '#lib/browser/use-view.ts';
import type { EventRow } from '#lib/core/contract/events.ts';
import { formatMoment } from '#lib/core/time/format-time.ts';
import { around } from '#lib/core/view/edit-view.ts';
import { timelineHref } from '#lib/core/view/timeline-href.ts';
import { defaultView, type View } from '#lib/core/view/view.ts';
import { copyText } from './copy-text.ts';
import { permalinkView } from './permalink-view.ts';

/** A row somebody asked about, and where. */
export interface RowTarget {
  readonly row: EventRow;
  readonly index: number;
  readonly anchor: Element;
}

interface Props {
  target: RowTarget | null;
  onClose: () => void;
  zone: string;
  onView: ChangeView;
  onOpen: (ref: string) => void;
  onToggle: (index: number) => void;
  onCopyRecord: (ref: string) => void;
  returnFocus?: RefObject<HTMLElement | null>;
}

/** RowMenu: open, look around, choose, copy. One for a whole list, by right click or by keyboard. */
export function RowMenu({ target, onClose, returnFocus, ...props }: Props) {
  return (
    <AnchoredMenu
      anchor={target?.anchor ?? null}
      label="What to do with this event"
      onClose={onClose}
      returnFocus={returnFocus}
      className="w-60"
    >
      {target && <Items target={target} {...props} />}
    </AnchoredMenu>
  );
}

type ItemsProps = Omit<Props, 'target' | 'onClose' | 'returnFocus'> & { target: RowTarget };

function Items({ target: { row, index }, zone, onView, onOpen, onToggle, onCopyRecord }: ItemsProps) {
  const time = row.eventTime === null ? null : Date.parse(row.eventTime);
  const copy = (text: string, what: string) => void copyText(text, what).then((said) => toast(said));
  return (
    <>
      <MenuItem icon={<PanelRightOpen aria-hidden />} keys="Enter" onSelect={() => onOpen(row.ref)}>
        Open
      </MenuItem>
      <MenuItem icon={<CheckSquare aria-hidden />} keys="x" onSelect={() => onToggle(index)}>
        Choose, or not
      </MenuItem>
      <MenuSeparator />
      {time !== null && (
        <MenuGroup label="Around this event, all there is">
          {aroundSpans.map(([label, ms]) => (
            <MenuItem
              key={label}
              icon={<Target aria-hidden />}
              onSelect={() => onView((now) => surroundings(now, row.ref, time, ms))}
            >
              {label}
            </MenuItem>
          ))}
        </MenuGroup>
      )}
      <MenuSeparator />
      {time !== null && (
        <MenuItem icon={<Copy aria-hidden />} onSelect={() => copy(formatMoment(time, zone), 'Time')}>
          Copy time
        </MenuItem>
      )}
      <MenuItem
        icon={<Link2 aria-hidden />}
        onSelect={() =>
          copy(`${window.location.origin}${timelineHref(permalinkView(row.ref, 'utc'))}`, 'Link')
        }
      >
        Copy link
      </MenuItem>
      <MenuItem icon={<Braces aria-hidden />} onSelect={() => onCopyRecord(row.ref)}>
        Copy record
      </MenuItem>
    </>
  );
}

/** What else happened then: the filters go, how things are shown stays. */
function surroundings(now: View, ref: string, time: number, withinMs: number): View {
  const { filters, search, file } = defaultView;
  return { ...now, filters, search, file, range: around(time, withinMs), open: ref };
}
