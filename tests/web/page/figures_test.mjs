// Figures of one thing, side by side.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site, visit } from './harness.mjs';

test('figures side by side: rows, keys, and the way to each article', () => visit('?q=Aurora', async (page) => {
  const panel = page.getByRole('region', { name: 'Figures reported' });
  const rows = (table) => table.locator('tbody tr').evaluateAll((all) => all.map((row) => [row.cells[0].innerText,
    [...row.querySelectorAll('.who > bdi')].map(({ textContent }) => textContent).join(', ')]));
  const [first, second] = await panel.getByRole('table', { includeHidden: true }).all();
  assert.match(await first.locator('caption').innerText(), /^people died .*differ/);
  assert.deepEqual(await rows(first), [['At least 24 people', 'Harbour Gazette'], ['31 people', 'Northern Ledger, Weald Courier']]);
  assert.deepEqual(await first.locator('.said mark').allInnerTexts(), ['24', '31']);
  assert.match(await first.locator('tbody tr').last().innerText(), /2 articles/);
  // The others are folded until asked for.
  assert.equal(await second.isVisible(), false);
  await first.getByRole('link').last().focus();
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'SUMMARY');
  await page.keyboard.press('Enter');
  assert.ok(await second.isVisible());
  assert.match(await second.locator('caption').innerText(), /^people rescued/);
  await page.keyboard.press('Tab');
  assert.notEqual(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle), 'none');
  await page.keyboard.press('Enter');
  await page.waitForURL(/articles\/ferry-3\?/);
  assert.equal(await page.locator('h1').innerText(), 'Bergen mourns the dead of the Aurora');
  // Each sentence leads to the article that says so, the earliest where several do.
  const said = { 24: 'Ferry Aurora sinks off Bergen', 31: 'Storm sinks the Aurora, divers search off Bergen' };
  for (const [figure, title] of Object.entries(said)) {
    await page.goto(`${site.url}?q=Aurora`);
    const link = first.locator('.said a', { has: page.locator(`mark:text-is("${figure}")`) });
    const sentence = (await link.innerText()).trim();
    await link.click();
    assert.equal(await page.locator('h1').innerText(), title);
    assert.ok((await page.locator('.text').innerText()).includes(sentence));
  }
}));
