import { Copy, FileJson, Link2, SquareTerminal, Table2 } from 'lucide-react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Menu, MenuItem } from '#components/ui/menu.tsx';
import { toast } from '#components/ui/toast.ts';
import { toAthenaSql, toCliLookup } from '#lib/core/cloudtrail/event-lookups.ts';
import { formatView } from '#lib/core/view/codec.ts';
import type { View } from '#lib/core/view/view.ts';
import { copyText } from './copy-text.ts';
import { permalinkView } from './permalink-view.ts';
import { type ShownDetail, topString } from './read-record.ts';

/** The event in the forms that other places take. */
export function EventCopies({ detail, openRef, view }: { detail: ShownDetail; openRef: string; view: View }) {
  const { event, record, shown, masked } = detail;
  const key = {
    eventID: topString(record, 'eventID'),
    eventName: topString(record, 'eventName'),
    awsRegion: event.awsRegion,
    account: topString(record, 'recipientAccountId'),
    eventTime: topString(record, 'eventTime'),
  };
  const cli = toCliLookup(key);
  const sql = toAthenaSql(key);
  const copy = (text: string, what: string) => void copyText(text, what).then((said) => toast(said));
  return (
    <>
      <IconButton
        label="Copy a link to this event"
        onClick={() => {
          const search = formatView(permalinkView(openRef, view.zone === 'local' ? 'utc' : view.zone));
          copy(`${window.location.origin}${window.location.pathname}?${search}`, 'Link');
        }}
      >
        <Link2 aria-hidden />
      </IconButton>
      <Menu
        align="end"
        trigger={
          <IconButton label="Copy as …">
            <Copy aria-hidden />
          </IconButton>
        }
      >
        <MenuItem
          icon={<FileJson aria-hidden />}
          onSelect={() => copy(shown, masked === 0 ? 'Record' : 'Record with its session token masked')}
        >
          JSON, as delivered
        </MenuItem>
        <MenuItem
          icon={<SquareTerminal aria-hidden />}
          disabled={cli === null}
          onSelect={() => copy(cli ?? '', 'Command')}
        >
          AWS CLI lookup
        </MenuItem>
        <MenuItem
          icon={<Table2 aria-hidden />}
          disabled={sql === null}
          onSelect={() => copy(sql ?? '', 'Query')}
        >
          Athena SQL
        </MenuItem>
      </Menu>
    </>
  );
}
