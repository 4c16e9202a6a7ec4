import { PanelLeft } from 'lucide-react';
import { IconButton } from '#components/ui/icon-button.tsx';

/** FacetToggle: shows and hides the sidebar. Props: isShown, onToggle. */
export function FacetToggle({ isShown, onToggle }: { isShown: boolean; onToggle: () => void }) {
  return (
    <IconButton
      label={isShown ? 'Hide the facets' : 'Show the facets'}
      pressed={isShown}
      onClick={onToggle}
      className="mt-0.5 -ml-1.5"
    >
      <PanelLeft aria-hidden />
    </IconButton>
  );
}
