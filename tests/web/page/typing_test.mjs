// What happens while a reader types.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { box, settled, titles, until, visit } from './harness.mjs';

test('results follow the typing, and one step back undoes it', () => visit('?q=harvest', async (page) => {
  await box(page).focus();
  await box(page).press('End');
  await page.keyboard.type(' dover');
  await settled(page, 'harvest dover');
  assert.match(await page.title(), /^harvest dover/);
  await page.goBack();
  await settled(page, 'harvest');
  assert.equal(await box(page).inputValue(), 'harvest');
  await page.goForward();
  await settled(page, 'harvest dover');
}));

test('a late answer to an old question is never shown', () => visit('', async (page) => {
  await page.route(/part=answer.*|q=harv.*part=answer/, async (route) => {
    const isOld = new URL(route.request().url()).searchParams.get('q') === 'harvest';
    if (isOld) await new Promise((resolve) => { setTimeout(resolve, 600); });
    await route.continue().catch(() => {});
  });
  await box(page).focus();
  await page.keyboard.insertText('harvest');
  await box(page).fill('channel');
  await settled(page, 'channel');
  await page.waitForTimeout(900);
  assert.equal((await titles(page)).length, 2);
  assert.match(await page.locator('#count').innerText(), /^2 /);
}));

test('what was refused is said once, and a step back leaves nothing of it', () => visit('?q=harvest', async (page) => {
  await page.route(/part=answer/, (route) => route.fulfill({ status: 404, body: '' }));
  for (const words of [' dover', ' calais']) {
    await box(page).focus();
    await box(page).press('End');
    await page.keyboard.insertText(words);
    await until(page, (text) => document.querySelectorAll('#failure').length === 1 && location.search.endsWith(text), words.trim());
  }
  assert.equal(await page.locator('#failure').innerText(), 'The archive cannot be asked this.');
  while (new URL(page.url()).searchParams.get('q') !== 'harvest') await page.goBack();
  await until(page, () => document.getElementById('failure') === null && document.getElementById('q').value === 'harvest');
}));

test('a query too long is cut and says so, however its letters are written in the address', () => visit('', async (page) => {
  await box(page).focus();
  await page.keyboard.insertText('fire élève '.repeat(400));
  await until(page, () => /cut|long/i.test(document.querySelector('.notices')?.textContent ?? ''));
  assert.equal(await page.locator('#failure').count(), 0);
}));

test('while an answer is awaited the old one stays, and nothing jumps', () => visit('?q=harvest', async (page) => {
  await page.evaluate(() => {
    window.least = Infinity;
    window.shift = 0;
    new MutationObserver(() => {
      window.least = Math.min(window.least, document.querySelectorAll('.hits > li').length);
    }).observe(document.body, { childList: true, subtree: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await box(page).focus();
  await box(page).press('End');
  await page.keyboard.insertText(' tonnes'); // at once: what is found in between may well be less
  await settled(page, 'harvest tonnes');
  await page.waitForTimeout(700);
  assert.ok(await page.evaluate(() => window.least) >= 10);
  assert.ok(await page.evaluate(() => window.shift) < 0.02);
}));

test('completion: kinds, arrows, Enter, and the list said to screen readers', () => visit('', async (page) => {
  await box(page).focus();
  await page.keyboard.type('bori');
  const list = page.getByRole('listbox', { name: 'Suggestions' });
  await list.waitFor();
  assert.equal(await box(page).getAttribute('aria-expanded'), 'true');
  const person = list.getByRole('option').filter({ hasText: 'Boris Johnson' });
  assert.match(await person.innerText(), /person/);
  await page.keyboard.press('ArrowDown');
  const active = await box(page).getAttribute('aria-activedescendant');
  assert.equal(await page.locator(`#${active}`).getAttribute('aria-selected'), 'true');
  while (!(await page.locator('[role=option][aria-selected=true]').innerText()).includes('Boris Johnson')) {
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await settled(page, 'person:"Boris Johnson"');
  assert.equal(await list.count(), 0);
  assert.equal(await box(page).inputValue(), 'person:"Boris Johnson"');
}));

test('completion: Esc closes the list first, then empties the box', () => visit('', async (page) => {
  await box(page).focus();
  await page.keyboard.type('dove');
  await page.getByRole('listbox').waitFor();
  await page.keyboard.press('Escape');
  assert.equal(await page.getByRole('listbox').count(), 0);
  assert.equal(await box(page).inputValue(), 'dove');
  await page.keyboard.press('Escape');
  assert.equal(await box(page).inputValue(), '');
  await settled(page, '');
}));

test('completion on other pages leads to the results', () => visit('help', async (page) => {
  await box(page).focus();
  await page.keyboard.type('calai');
  await page.getByRole('option').filter({ hasText: 'place' }).first().click();
  await page.waitForURL(/\?q=place/);
  assert.ok((await titles(page)).length > 0);
}));

test('counts are said to screen readers', () => visit('', async (page) => {
  await box(page).fill('channel');
  await settled(page, 'channel');
  await until(page, () => /2 articles/.test(document.getElementById('announcer').textContent));
}));
