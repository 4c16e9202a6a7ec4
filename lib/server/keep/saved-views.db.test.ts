import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { savedView } from '#lib/core/contract/views.ts';
import { createTestDatabase, type TestDatabase } from '#lib/server/database/test-database.ts';
import { changeSavedView } from './change-saved-view.ts';
import { listSavedViews } from './list-saved-views.ts';
import { removeSavedView, restoreSavedView } from './remove-saved-view.ts';
import { saveView } from './save-view.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(() => database.prisma.savedView.deleteMany());

const given = {
  name: 'Sign-ins',
  description: '',
  view: 'eventName=ConsoleLogin&last=24h&sort=oldest',
  keepsRange: true,
};
const names = async () => (await listSavedViews(database.prisma)).views.map((view) => view.name);

test('a view is kept in its one spelling, without the open row, and listed by name', async () => {
  const open = '&open=1696118400000-0123456789abcdef0123456789abcdef';
  const saved = await saveView(database.prisma, {
    ...given,
    view: `sort=oldest&eventName=ConsoleLogin&last=1440m${open}`,
  });
  expect(savedView.parse(saved)).toMatchObject({
    view: 'last=24h&eventName=ConsoleLogin&sort=oldest',
    isDefault: false,
  });
  await saveView(database.prisma, { ...given, name: 'Access denied' });
  expect(await names()).toEqual(['Access denied', 'Sign-ins']);
});

test('without a range of its own it keeps none', async () => {
  const saved = await saveView(database.prisma, { ...given, keepsRange: false });
  expect(saved.view).toBe('eventName=ConsoleLogin&sort=oldest');
});

test('what is no View is refused, and hostile words are kept as text', async () => {
  await expect(saveView(database.prisma, { ...given, view: 'nope=1' })).rejects.toMatchObject({
    code: 'bad_request',
  });
  const saved = await saveView(database.prisma, { ...given, name: '<script>alert(1)</script>\0' });
  expect(saved.name).toContain('<script>');
});

test('of two who change the same version, the second learns of the first', async () => {
  const { id, updatedAt } = await saveView(database.prisma, given);
  const changed = await changeSavedView(database.prisma, id, { name: 'First', updatedAt });
  expect(changed).toMatchObject({ name: 'First', view: 'last=24h&eventName=ConsoleLogin&sort=oldest' });
  await expect(changeSavedView(database.prisma, id, { name: 'Second', updatedAt })).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('First') as string,
  });
  expect(await names()).toEqual(['First']);
});

test('one view at most is the default', async () => {
  const one = await saveView(database.prisma, given);
  const two = await saveView(database.prisma, { ...given, name: 'Two' });
  await changeSavedView(database.prisma, one.id, { isDefault: true, updatedAt: one.updatedAt });
  await changeSavedView(database.prisma, two.id, { isDefault: true, updatedAt: two.updatedAt });
  const { views } = await listSavedViews(database.prisma);
  expect(views.filter((view) => view.isDefault).map((view) => view.name)).toEqual(['Two']);
});

test('a change that comes too late leaves the default where it was', async () => {
  const one = await saveView(database.prisma, given);
  const two = await saveView(database.prisma, { ...given, name: 'Two' });
  await changeSavedView(database.prisma, one.id, { isDefault: true, updatedAt: one.updatedAt });
  await changeSavedView(database.prisma, two.id, { name: 'Changed', updatedAt: two.updatedAt });
  const late = changeSavedView(database.prisma, two.id, { isDefault: true, updatedAt: two.updatedAt });
  await expect(late).rejects.toMatchObject({ code: 'conflict' });
  const { views } = await listSavedViews(database.prisma);
  expect(views.filter((view) => view.isDefault).map((view) => view.id)).toEqual([one.id]);
});

test('what is deleted is gone, and comes back as it was', async () => {
  const saved = await saveView(database.prisma, given);
  await removeSavedView(database.prisma, saved.id);
  expect(await names()).toEqual([]);
  await expect(
    changeSavedView(database.prisma, saved.id, { name: 'x', updatedAt: saved.updatedAt }),
  ).rejects.toMatchObject({ code: 'not_found' });
  await expect(removeSavedView(database.prisma, saved.id)).rejects.toMatchObject({ code: 'not_found' });
  expect(await restoreSavedView(database.prisma, saved.id)).toEqual(saved);
  expect(await names()).toEqual(['Sign-ins']);
});
