import { useSavedViews } from '#lib/browser/saved-views.ts';
import { openedView } from '#lib/core/view/saved-form.ts';
import { timelineHref } from '#lib/core/view/timeline-href.ts';
import { defaultView } from '#lib/core/view/view.ts';

/**
 * Where going to the timeline leads: to the default view where there is one. The bare address
 * always means every event, so that a link means the same to everybody.
 */
export function useTimelineHome(): (href: string) => string {
  const home = useSavedViews()?.find((saved) => saved.isDefault);
  return (href) => (href === '/timeline' && home ? timelineHref(openedView(home, defaultView)) : href);
}
