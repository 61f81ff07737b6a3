// Searching by forms and links: the same with and without scripts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { box, region, settled, site, titles, until, visit } from './harness.mjs';

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with' : 'without';

  test(`a search, ${how} JavaScript`, () => visit('', async (page) => {
    assert.equal(await page.locator('h1').innerText(), 'Newest articles');
    assert.equal((await titles(page))[0], 'Calais mourns <b>27</b>');
    await box(page).fill('channel');
    await page.getByRole('button', { name: 'Search' }).click();
    await settled(page, 'channel');
    assert.equal((await titles(page)).length, 2);
    assert.ok(await page.locator('.hit mark').count() > 0);
    assert.equal(await box(page).inputValue(), 'channel');
    assert.match(await page.title(), /^channel/);
  }, { javaScriptEnabled }));

  test(`a facet narrows and widens again, ${how} JavaScript`, () => visit('?q=channel', async (page) => {
    const people = region(page, 'People');
    await people.getByRole('link', { name: 'Emmanuel Macron', exact: true }).click();
    await settled(page, 'channel person:"Emmanuel Macron"');
    assert.equal(await box(page).inputValue(), 'channel person:"Emmanuel Macron"');
    assert.deepEqual(await titles(page), ['Boats sink in the Channel']);
    await people.getByRole('link', { name: /Emmanuel Macron.*remove/ }).click();
    await settled(page, 'channel');
    assert.equal((await titles(page)).length, 2);
    await people.getByRole('link', { name: 'Without Emmanuel Macron' }).click();
    await settled(page, 'channel -person:"Emmanuel Macron"');
    assert.equal((await titles(page)).length, 1);
    await page.getByRole('list', { name: 'Chosen filters' }).getByRole('link', { name: /Emmanuel Macron/ }).click();
    await settled(page, 'channel');
    assert.equal((await titles(page)).length, 2);
  }, { javaScriptEnabled }));

  test(`pages follow one another and keep the order, ${how} JavaScript`, () => visit('?q=harvest&sort=oldest', async (page) => {
    const first = await titles(page);
    assert.equal(first.length, 10);
    await page.getByRole('link', { name: 'Next page' }).click();
    await until(page, () => document.querySelectorAll('.hits > li').length === 4);
    const second = await titles(page);
    assert.equal(new Set([...first, ...second]).size, 14);
    assert.equal(await page.getByRole('navigation', { name: 'Order' }).locator('[aria-current]').innerText(), 'Oldest first');
    assert.equal(await page.getByRole('link', { name: 'Next page' }).count(), 0);
    await page.getByRole('link', { name: 'Previous page' }).click();
    await until(page, () => document.querySelectorAll('.hits > li').length === 10);
    assert.deepEqual(await titles(page), first);
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: '100' }).click();
    await until(page, () => document.querySelectorAll('.hits > li').length === 14);
  }, { javaScriptEnabled }));

  test(`options are kept by the form, ${how} JavaScript`, () => visit('?q=harvest&sort=oldest&fold=off', async (page) => {
    await box(page).fill('harvest dover');
    await page.getByRole('button', { name: 'Search' }).click();
    await settled(page, 'harvest dover');
    const parameters = new URL(page.url()).searchParams;
    assert.equal(parameters.get('sort'), 'oldest');
    assert.equal(parameters.get('fold'), 'off');
  }, { javaScriptEnabled }));
}

test('no hits come with words that help', () => visit('?q=zzyzzyx', async (page) => {
  assert.equal(await page.locator('.hit').count(), 0);
  await page.getByRole('link', { name: /or browse everything/ }).click();
  await settled(page, '');
  assert.equal((await titles(page)).length, 10);
}));

test('a misspelled word is asked back', () => visit('?q=harvset', async (page) => {
  await page.locator('.suggestion a').click();
  await settled(page, 'harvest');
  assert.equal(await box(page).inputValue(), 'harvest');
}));

test('what is not there says so, with a search box', () => visit('articles/none', async (page) => {
  assert.equal(await page.locator('h1').innerText(), 'Not Found');
  assert.equal(await box(page).count(), 1);
}));

test('what is too long to be asked says so on a page, with a way back', async () => {
  for (const words of [1500, 5000]) {
    await visit('', async (page) => {
      await box(page).fill('harvest '.repeat(words));
      const answer = page.waitForNavigation();
      await page.getByRole('button', { name: 'Search' }).click();
      assert.equal((await answer).status(), 414);
      assert.equal(await page.locator('h1').innerText(), 'Address Too Long');
      await page.locator('main').getByRole('link', { name: 'Browse everything, newest first' }).click();
      assert.equal((await titles(page)).length, 10);
    }, { javaScriptEnabled: false });
  }
  const forPrograms = await fetch(`${site.url}api/v1/search?q=${'harvest+'.repeat(1500)}`);
  assert.equal(forPrograms.status, 414);
  assert.equal(forPrograms.headers.get('content-type'), 'application/problem+json');
  assert.equal((await forPrograms.json()).title, 'URI Too Long');
});

test('near-copies are folded, and unfold in place', () => visit('?q=whitby', async (page) => {
  assert.equal((await titles(page)).length, 1);
  const link = page.locator('a.copies');
  await link.click();
  await page.locator('.copies-list li').waitFor();
  assert.equal(await link.getAttribute('aria-expanded'), 'true');
  assert.equal(await page.locator('.copies-list li').count(), 1);
  await link.click();
  assert.equal(await page.locator('.copies-list').count(), 0);
}));

test('near-copies without JavaScript: a list with the article', () => visit('?q=whitby', async (page) => {
  await page.locator('a.copies').click();
  assert.equal(await page.locator('#copies li').count(), 1);
}, { javaScriptEnabled: false }));

test('help: one click, and its examples run', () => visit('?q=channel', async (page) => {
  await page.getByRole('link', { name: 'Help' }).click();
  assert.equal(await page.locator('h1').innerText(), 'How to search');
  await page.getByRole('link', { name: /person:/ }).first().click();
  assert.ok((await titles(page)).length > 0);
}));
