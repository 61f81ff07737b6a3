// Reading an article.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { titles, visit } from './harness.mjs';

test('an article: paragraphs, marks, legend, ledger, and the way back', () => visit('?q=channel', async (page) => {
  await page.getByRole('link', { name: 'Boats sink in the Channel' }).click();
  await page.waitForURL(/articles\/harbour%2F1/);
  assert.equal(await page.locator('h1').innerText(), 'Boats sink in the Channel');
  assert.equal(await page.locator('h1 mark').innerText(), 'Channel');
  assert.equal(await page.locator('.text p').count(), 2);
  assert.equal(await page.locator('.text .person').first().innerText(), 'Boris Johnson');
  assert.equal(await page.locator('.text .place').first().innerText(), 'Calais');
  assert.match(await page.locator('.text .number').first().innerText(), /27 migrants/);
  assert.ok((await page.locator('.legend li').allInnerTexts()).includes('people'));
  assert.equal(await page.getByRole('link', { name: 'Original article' }).getAttribute('href'), 'https://example.org/1?a=b&c=d');
  assert.match(await page.locator('.ledger').innerText(), /Prime Minister Boris Johnson/);
  await page.getByRole('link', { name: /Back to the results/ }).click();
  assert.equal((await titles(page)).length, 2);
  await page.goForward();
  await page.locator('.ledger').getByRole('link', { name: 'Boris Johnson', exact: true }).click();
  await page.waitForURL(/person/);
  assert.equal((await titles(page)).length, 2);
}));

test('from match to match, by button and by key', () => visit('articles/harbour%2F1?q=channel', async (page) => {
  const counter = page.locator('.matches-count');
  assert.equal(await counter.innerText(), '2 matches');
  await page.getByRole('button', { name: 'Next match' }).click();
  assert.equal(await counter.innerText(), 'Match 1 of 2');
  await page.keyboard.press('n');
  assert.equal(await counter.innerText(), 'Match 2 of 2');
  assert.ok(await page.locator('.text mark.current').isVisible());
  await page.keyboard.press('n');
  assert.equal(await counter.innerText(), 'Match 1 of 2');
  await page.keyboard.press('p');
  assert.equal(await counter.innerText(), 'Match 2 of 2');
  assert.match(page.url(), /#match-2$/);
}));

test('matches without JavaScript: a link to each', () => visit('articles/harbour%2F1?q=channel', async (page) => {
  await page.getByRole('link', { name: 'Match 2' }).click();
  assert.match(page.url(), /#match-2$/);
}, { javaScriptEnabled: false }));

for (const javaScriptEnabled of [true, false]) {
  test(`marks are switched off and on, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => visit('articles/harbour%2F1', async (page) => {
    const line = () => page.locator('.text .person').first().evaluate((e) => getComputedStyle(e).textDecorationLine);
    assert.equal(await line(), 'underline');
    await page.locator('.legend').getByRole('link', { name: 'people' }).click();
    await page.waitForURL(/hide=person/);
    assert.equal(await line(), 'none');
    await page.reload();
    assert.equal(await line(), 'none');
    await page.locator('.legend').getByRole('link', { name: 'people' }).click();
    await page.waitForURL((url) => !url.search.includes('hide'));
    assert.equal(await line(), 'underline');
  }, { javaScriptEnabled }));
}

test('kinds of marks differ in more than colour', () => visit('articles/harbour%2F1', async (page) => {
  const styles = await page.evaluate(() => ['person', 'place', 'number', 'date'].map((kind) => getComputedStyle(
    document.querySelector(`.text .${kind}`)).textDecorationStyle));
  assert.equal(new Set(styles).size, styles.length);
}));

test('a citation to copy', () => visit('articles/harbour%2F1', async (page) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByText('Cite').click();
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()),
    'A. Writer, “Boats sink in the Channel”, Harbour Gazette, 25 November 2021, https://example.org/1?a=b&c=d');
}));

test('the ledger leads to where a name is introduced', () => visit('articles/harbour%2F1', async (page) => {
  await page.locator('.introduction a').first().click();
  assert.match(page.url(), /#person-1$/);
  assert.equal(await page.locator('#person-1').innerText(), 'Boris Johnson');
}));

test('printed, an article is its text', () => visit('articles/harbour%2F1?q=channel', async (page) => {
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.masthead').isVisible(), false);
  assert.equal(await page.locator('.tools').isVisible(), false);
  assert.equal(await page.locator('.text').isVisible(), true);
}));
