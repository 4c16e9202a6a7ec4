import { cx } from '#components/ui/cx.ts';

/** GeoCredit: whose data say in which country an address is; stands on every page that shows one (CC BY 4.0). */
export function GeoCredit({ className }: { className?: string }) {
  return (
    <p className={cx('text-2xs text-faint', className)}>
      Countries of addresses:{' '}
      <a href="https://db-ip.com" target="_blank" rel="noreferrer" className="underline hover:text-ink">
        IP Geolocation by DB-IP
      </a>
    </p>
  );
}
