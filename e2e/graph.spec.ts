import { expect, test } from '@playwright/test';
import { awake } from './pages/awake.ts';
import { dropFile } from './pages/drop-file.ts';

/** Roles that one key takes, in the order of time, each used once; long ago, where no other test looks. */
const taken = 320;
const key = 'AKIAGRAPHSPEC0000000';
const at = (second: number) => new Date(Date.UTC(2012, 3, 1, 8, 0, second)).toISOString();
const account = (n: number) => String(810_000_000_000 + (n % 4));
const record = (n: number, eventID: string, userIdentity: object, more: object) => ({
  eventVersion: '1.08',
  eventTime: at(n * 2),
  awsRegion: 'eu-west-1',
  sourceIPAddress: '198.51.100.9',
  recipientAccountId: account(n),
  eventID,
  userIdentity,
  ...more,
});
const runner = {
  type: 'IAMUser',
  principalId: 'AIDAGRAPHSPEC',
  arn: `arn:aws:iam::${account(0)}:user/runner`,
  accountId: account(0),
  accessKeyId: key,
  userName: 'runner',
};

function takes(n: number): object[] {
  const id = String(n).padStart(8, '0');
  const session = `AROAGRAPH${id}:job-${n}`;
  const arn = `arn:aws:sts::${account(n)}:assumed-role/build/job-${n}`;
  const used = {
    type: 'AssumedRole',
    principalId: session,
    arn,
    accountId: account(n),
    accessKeyId: `ASIAGRAPHSP${id}`,
    sessionContext: { attributes: { creationDate: at(n * 2) } },
  };
  const call = {
    eventSource: 'sts.amazonaws.com',
    eventName: 'AssumeRole',
    requestParameters: { roleArn: `arn:aws:iam::${account(n)}:role/build`, roleSessionName: `job-${n}` },
    responseElements: {
      credentials: { accessKeyId: used.accessKeyId },
      assumedRoleUser: { assumedRoleId: session, arn },
    },
  };
  const work = { eventSource: 'ec2.amazonaws.com', eventName: 'DescribeVpcs' };
  return [record(n, `graph take ${n}`, runner, call), record(n, `graph use ${n}`, used, work)];
}

test('a graph of hundreds of sessions is opened, walked, folded and read as a table', async ({ page }) => {
  const records = Array.from({ length: taken }, (_, n) => takes(n)).flat();
  await page.goto('/imports');
  await dropFile(page, 'graph.json', Buffer.from(JSON.stringify({ Records: records })));
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    const watch = new PerformanceObserver((list) => tasks.push(...list.getEntries().map((e) => e.duration)));
    watch.observe({ entryTypes: ['longtask'] });
  });
  await page.goto(`/roles/graph?key=${key}`);
  const graph = page.getByRole('group', { name: /^Chain graph/ });
  await expect(page.getByText(`4 accounts · ${taken} descendants`)).toBeVisible();
  await expect(graph.getByRole('button', { name: 'more' })).toBeVisible();
  await awake(page);

  await page.getByRole('button', { name: 'Open all' }).click();
  await expect(graph.getByRole('button', { name: 'more' })).toHaveCount(0);
  // Those in sight alone are in the page; keys bring in the others.
  expect(await graph.getByRole('link').count()).toBeLessThan(120);
  await graph.locator('a[aria-current="true"]').focus();
  await page.keyboard.press('ArrowRight');
  for (let n = 1; n < taken; n += 1) await page.keyboard.press('ArrowDown');
  const last = graph.locator('a:focus');
  await expect(last).toContainText('job-');
  await expect(last).toBeInViewport();
  await page.keyboard.press('ArrowDown');
  await expect(last).toBeInViewport();
  await page.keyboard.press('ArrowLeft');
  await expect(graph.locator('a:focus')).toContainText('runner');
  await page.keyboard.press(' ');
  await expect(graph.getByRole('link')).toHaveCount(1);
  await page.keyboard.press(' ');
  await page.keyboard.press('-');
  await page.keyboard.press('+');

  await page.getByRole('button', { name: 'Show the same as a table' }).click();
  const table = page.getByRole('table', { name: 'The chain as a table' });
  await expect(table).toHaveAttribute('aria-rowcount', String(taken + 2));
  await expect(table.getByRole('row').nth(30)).toContainText('job-');
  const longest = await page.evaluate(() =>
    Math.max(0, ...(window as unknown as { longTasks: number[] }).longTasks),
  );
  console.log(`${taken} sessions in a graph: longest task ${longest.toFixed(0)} ms`);
});
