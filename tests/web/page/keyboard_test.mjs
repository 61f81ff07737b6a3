// The page by keyboard alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { box, settled, visit } from './harness.mjs';

const focused = (page) => page.evaluate(() => document.activeElement.textContent.trim());

test('skip links come first, focus is seen, / leads to the box', () => visit('?q=channel', async (page) => {
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
  const skip = await page.locator('.skip').first().boundingBox();
  assert.ok(skip.y >= 0, 'the skip link is seen');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
  await page.keyboard.press('Tab');
  assert.notEqual(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle), 'none');
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'q');
  await page.keyboard.type('a/b');
  assert.equal(await box(page).inputValue(), 'a/b');
}));

test('j and k walk through the hits, arrows too, Enter opens', () => visit('?q=harvest', async (page) => {
  const titles = await page.locator('.hit h2 a').allTextContents();
  await page.keyboard.press('j');
  assert.equal(await focused(page), titles[0]);
  await page.keyboard.press('j');
  await page.keyboard.press('ArrowDown');
  assert.equal(await focused(page), titles[2]);
  await page.keyboard.press('k');
  await page.keyboard.press('ArrowUp');
  assert.equal(await focused(page), titles[0]);
  await page.keyboard.press('k');
  assert.equal(await focused(page), titles[0]);
  await page.keyboard.press('Enter');
  await page.waitForURL(/articles/);
  assert.equal(await page.locator('h1').innerText(), titles[0]);
}));

test('from the box an arrow leads to the hits', () => visit('?q=harvest', async (page) => {
  await box(page).focus();
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.evaluate(() => document.activeElement.closest('.hit') !== null), true);
}));

test('? lists the keys, Esc closes the list', () => visit('?q=harvest', async (page) => {
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keyboard' });
  await dialog.waitFor();
  assert.ok(await dialog.locator('kbd').count() > 5);
  await page.keyboard.press('Escape');
  assert.equal(await page.getByRole('dialog').count(), 0);
}));

test('Esc empties the box, and everything is shown', () => visit('?q=harvest', async (page) => {
  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
  await settled(page, '');
  assert.equal(await box(page).inputValue(), '');
}));
