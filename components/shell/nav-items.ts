import { Bookmark, type LucideIcon, ScrollText, SquareActivity, Upload, Waypoints } from 'lucide-react';

export interface NavItem {
  readonly href: string;
  readonly label: string;
  /** After `g`. */
  readonly key: string;
  readonly icon: LucideIcon;
}

export const navItems: readonly NavItem[] = [
  { href: '/', label: 'Overview', key: 'o', icon: SquareActivity },
  { href: '/timeline', label: 'Timeline', key: 't', icon: ScrollText },
  { href: '/roles', label: 'Roles', key: 'r', icon: Waypoints },
  { href: '/views', label: 'Views', key: 'v', icon: Bookmark },
  { href: '/imports', label: 'Imports', key: 'i', icon: Upload },
];

export function isCurrent(href: string, pathname: string): boolean {
  return href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`);
}
