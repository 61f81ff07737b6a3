// A reporter's way through the archive and back, on a desk and on a phone; and without scripts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { box, phone, settled, titles, until, visit, wide } from './harness.mjs';

const first = (page) => page.locator('.results > .hits .hit').first();

for (const [name, viewport] of [['wide', wide], ['phone', phone]]) {
  test(`type, complete, filter by person, place, number, time, open, next match, back: ${name}`, () => visit('', async (page) => {
    await box(page).focus();
    await page.keyboard.type('chann');
    await page.getByRole('option').filter({ hasText: 'channel' }).first().click();
    await settled(page, 'channel');

    const filter = async (kind, text) => {
      const before = await box(page).inputValue();
      await first(page).locator(`.chip.${kind}:not(.chosen)`).filter({ hasText: text }).first().click();
      await until(page, (old) => document.getElementById('q').value !== old, before);
      await settled(page, await box(page).inputValue());
    };
    await filter('person', 'Boris Johnson');
    await filter('place', 'Calais');
    await filter('number', '27');
    const query = await box(page).inputValue();
    assert.match(query, /person:"Boris Johnson"/);
    assert.match(query, /place:"?Calais/);
    assert.match(query, /27/);

    if (viewport === phone) await page.locator('.open-filters').click();
    await page.locator('[aria-labelledby="facet-dates"] .value a').first().click();
    await until(page, (old) => document.getElementById('q').value !== old, query);
    const narrowed = await box(page).inputValue();
    assert.match(narrowed, /date:2021/);
    await settled(page, narrowed);
    if (viewport === phone) await page.getByRole('link', { name: 'Done' }).click();

    const shown = await titles(page);
    const count = await page.locator('#count').innerText();
    assert.equal(shown.length, 1);
    await first(page).locator('h2 a').click();
    await page.waitForURL(/articles/);
    await page.getByRole('button', { name: 'Next match' }).click();
    assert.ok(await page.locator('mark.current').isVisible());

    await page.goBack();
    await settled(page, narrowed);
    assert.equal(await box(page).inputValue(), narrowed);
    assert.deepEqual(await titles(page), shown);
    assert.equal(await page.locator('#count').innerText(), count);
    await page.goBack();
    await settled(page, query);
    assert.equal(await box(page).inputValue(), query);
  }, { viewport }));
}

test('the same without JavaScript, by links and forms', () => visit('', async (page) => {
  await box(page).fill('channel');
  await box(page).press('Enter');
  await page.waitForURL(/q=channel/);
  await first(page).locator('.chip.person').filter({ hasText: 'Boris Johnson' }).click();
  await first(page).locator('.chip.place').filter({ hasText: 'Calais' }).click();
  await page.locator('[aria-labelledby="facet-dates"] .value a').first().click();
  const narrowed = await box(page).inputValue();
  assert.match(narrowed, /person:.*place:.*date:2021/);
  const shown = await titles(page);
  await first(page).locator('h2 a').click();
  await page.getByRole('link', { name: 'Match 1', exact: true }).click();
  await page.goBack();
  await page.goBack();
  assert.equal(await box(page).inputValue(), narrowed);
  assert.deepEqual(await titles(page), shown);
}, { javaScriptEnabled: false }));

test('after reading far down, back leads to the same place', () => visit('?q=harvest', async (page) => {
  await page.locator('.hit').nth(8).scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => window.scrollY);
  assert.ok(before > 200);
  await page.locator('.hit h2 a').nth(8).click();
  await page.waitForURL(/articles/);
  await page.goBack();
  await until(page, (y) => Math.abs(window.scrollY - y) < 200, before);
}, { viewport: wide }));
