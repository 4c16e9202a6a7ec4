import { CornerDownRight, ZoomIn } from 'lucide-react';
import type { BarTarget } from '#components/charts/timeline-overlay.tsx';
import { AnchoredMenu } from '#components/ui/anchored.tsx';
import { MenuGroup, MenuItem } from '#components/ui/menu.tsx';
import type { Span } from '#lib/core/view/edit-view.ts';

interface Props {
  target: BarTarget | null;
  onClose: () => void;
  onZoom: (span: Span) => void;
  /** To its rows in the list. */
  onGo: (span: Span) => void;
}

/** BarMenu: what a bar of the histogram leads to. Props: target, onClose, onZoom, onGo. */
export function BarMenu({ target, onClose, onZoom, onGo }: Props) {
  return (
    <AnchoredMenu
      anchor={target?.anchor ?? null}
      label="What to do with this bar"
      onClose={onClose}
      className="min-w-56"
    >
      {target && (
        <MenuGroup label={target.label}>
          <MenuItem icon={<CornerDownRight aria-hidden />} onSelect={() => onGo(target)}>
            Go to its rows in the list
          </MenuItem>
          <MenuItem icon={<ZoomIn aria-hidden />} keys="Enter" onSelect={() => onZoom(target)}>
            Zoom into it
          </MenuItem>
        </MenuGroup>
      )}
    </AnchoredMenu>
  );
}
