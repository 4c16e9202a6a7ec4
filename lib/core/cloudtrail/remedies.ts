import type { ErrorCode } from '../errors.ts';

/** What to do about a reject that brings no advice of its own. */
const remedies: Partial<Record<ErrorCode, string>> = {
  bad_json:
    'Records around it were imported. If the file was edited or cut off on its way, fetch it again from its bucket.',
  bad_row: 'Rows around it were imported. Download the CSV again, or import the log files of the trail.',
  not_json: 'Import CloudTrail log files as JSON or as the console’s CSV, plain or compressed.',
  not_an_object: 'Records are JSON objects. If a tool made this file, let it write one object per line.',
  not_cloudtrail:
    'Nothing to do, unless it should hold CloudTrail events: then import the log files of the trail.',
  too_deep:
    'This limit is fixed and no setting moves it: CloudTrail’s own records and what they are packed in stay far below, and hostile ones could exhaust the reader. Have a look at where the file comes from.',
  missing_fields:
    'The record lacks what makes an event. If a tool removed fields, import the original log files.',
  empty_file: 'Nothing to do, unless it should hold events: then fetch it again.',
  invalid_encoding: 'Convert the file to UTF-8, then import it again.',
  digest_file: 'Import the log files that it lists.',
  notification: 'Import the log files that it announces.',
};

export function remedyFor(code: ErrorCode): string {
  return remedies[code] ?? 'Fetch the file again, then import it again.';
}
