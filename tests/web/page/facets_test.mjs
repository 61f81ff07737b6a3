// Filters: more values, the box to find one, the sheet of a phone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phone, region, settled, titles, until, visit } from './harness.mjs';

test('all values of a facet: a dialog with a box', () => visit('?q=harvest', async (page) => {
  await region(page, 'People').getByRole('link', { name: 'More: People' }).click();
  const dialog = page.getByRole('dialog', { name: 'People' });
  await dialog.locator('.value').nth(13).waitFor();
  await dialog.getByRole('searchbox', { name: 'Begins with' }).fill('mar');
  await until(page, () => document.querySelectorAll('dialog .value').length === 1);
  await dialog.getByRole('link', { name: 'Mary Potter', exact: true }).click();
  await settled(page, 'harvest person:"Mary Potter"');
  assert.equal(await page.getByRole('dialog').count(), 0);
  assert.equal((await titles(page)).length, 1);
}));

test('all values of a facet, without JavaScript: a page with a box', () => visit('?q=harvest', async (page) => {
  await region(page, 'People').getByRole('link', { name: 'More: People' }).click();
  assert.equal(await page.locator('h1').innerText(), 'People');
  assert.equal(await page.locator('.all-values > li').count(), 14);
  await page.getByLabel('Begins with').fill('mar');
  await page.getByRole('button', { name: 'Show' }).click();
  assert.equal(await page.locator('.all-values > li').count(), 1);
  await page.getByRole('link', { name: 'Mary Potter', exact: true }).click();
  assert.equal((await titles(page)).length, 1);
}, { javaScriptEnabled: false }));

test('chosen spans of time read as dates do', async () => {
  const spans = [['after:2020-05-03', 'from 3 May 2020'], ['date:2020-05..', 'from May 2020'], ['date:..2020', 'until 2020'],
    ['date:2020-05-02..2020-05-04', '2 May 2020 to 4 May 2020']];
  for (const [filter, words] of spans) {
    await visit(`?q=harvest+${filter}`, async (page) => {
      const chip = page.getByRole('list', { name: 'Chosen filters' }).getByRole('link');
      assert.match(await chip.innerText(), new RegExp(`^Remove: ${words}\\s*${words}`));
      await chip.click();
      await settled(page, 'harvest');
    });
  }
});

test('the focus stays with the value that was clicked', () => visit('?q=harvest', async (page) => {
  const link = region(page, 'People').getByRole('link', { name: 'Ann Archer', exact: true });
  await link.focus();
  await page.keyboard.press('Enter');
  await settled(page, 'harvest person:"Ann Archer"');
  assert.match(await page.evaluate(() => document.activeElement.textContent), /Ann Archer/);
}));

for (const javaScriptEnabled of [true, false]) {
  test(`on a phone filters are a sheet, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => visit('?q=channel', async (page) => {
    const filters = page.locator('#filters');
    assert.equal(await filters.isVisible(), false);
    await page.getByRole('link', { name: 'Filters', exact: true }).click();
    await filters.waitFor();
    const { y, height } = await filters.boundingBox();
    assert.ok(y >= 0 && y + height <= phone.height + 1, 'within the screen');
    await region(page, 'People').getByRole('link', { name: 'Emmanuel Macron', exact: true }).click();
    await settled(page, 'channel person:"Emmanuel Macron"');
    if (javaScriptEnabled) {
      assert.ok(await filters.isVisible(), 'stays open for the next filter');
      await page.getByRole('link', { name: 'Done' }).click();
    }
    assert.equal(await filters.isVisible(), false);
    assert.equal((await titles(page)).length, 1);
    assert.ok(await page.getByRole('link', { name: /Filters.*1 filter chosen/ }).isVisible());
  }, { javaScriptEnabled, viewport: phone }));
}

test('the sheet holds the keyboard until Esc', () => visit('?q=channel', async (page) => {
  await page.getByRole('link', { name: 'Filters', exact: true }).click();
  for (let i = 0; i < 60; i += 1) {
    await page.keyboard.press('Tab');
    const inside = await page.evaluate(() => document.activeElement === document.body
      || document.getElementById('filters').contains(document.activeElement));
    assert.ok(inside, 'focus left the sheet');
  }
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('#filters').isVisible(), false);
  assert.equal(await page.evaluate(() => document.activeElement.className), 'open-filters');
}, { viewport: phone }));
