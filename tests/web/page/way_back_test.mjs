// From the results to an article, a story or the values of a facet, and back to the very results.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phone, region, site, titles, until, visit, wide } from './harness.mjs';

// The parameters that say which results are shown, in one order.
const stateOf = (url) => {
  const parameters = new URL(url).searchParams;
  parameters.sort();
  return parameters.toString();
};
const state = '?q=harvest&sort=oldest&match=any&fold=off&limit=3&offset=6&map=1080,215,4';
const back = (page) => page.getByRole('link', { name: 'Back to the results' });

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with' : 'without';

  test(`from an article back to the very results, ${how} JavaScript`, () => visit(state, async (page) => {
    const shown = await titles(page);
    assert.equal(shown.length, 3);
    await page.locator('.hit h2 a').nth(1).click();
    await page.waitForURL(/articles/);
    await back(page).click();
    await page.waitForURL((url) => url.pathname === '/');
    assert.equal(stateOf(page.url()), stateOf(site.url + state));
    assert.deepEqual(await titles(page), shown);
  }, { javaScriptEnabled }));

  test(`marks switched and a similar article opened, the way back is the same, ${how} JavaScript`, () => visit(state, async (page) => {
    await page.locator('.hit h2 a').first().click();
    await page.waitForURL(/articles/);
    await page.locator('.legend').getByRole('link', { name: 'people' }).click();
    await page.waitForURL(/hide=person/);
    await page.locator('.similar a').first().click();
    await page.waitForURL((url) => url.pathname.startsWith('/articles/') && !url.search.includes('hide'));
    await back(page).click();
    await page.waitForURL((url) => url.pathname === '/');
    assert.equal(stateOf(page.url()), stateOf(site.url + state));
  }, { javaScriptEnabled }));

  test(`from a story back to the very results, ${how} JavaScript`, () => visit('?q=channel&sort=newest&limit=50&map=1080,215,4', async (page) => {
    const before = stateOf(page.url());
    await page.locator('.hit a.story').first().click();
    await page.waitForURL(/stories/);
    await page.locator('.hit h2 a').first().click();
    await page.waitForURL(/articles/);
    await page.locator('.strip').getByRole('link', { name: /whole story/ }).click();
    await page.waitForURL(/stories/);
    await back(page).click();
    await page.waitForURL((url) => url.pathname === '/');
    assert.equal(stateOf(page.url()), before);
  }, { javaScriptEnabled }));
}

test('from all values of a facet back to the very results', () => visit(state, async (page) => {
  await region(page, 'People').getByRole('link', { name: 'More: People' }).click();
  await page.getByLabel('Begins with').fill('m');
  await page.getByRole('button', { name: 'Show' }).click();
  await back(page).click();
  assert.equal(stateOf(page.url()), stateOf(site.url + state));
}, { javaScriptEnabled: false }));

test('an article nobody searched for leads to all of them', () => visit('articles/harbour%2F1', async (page) => {
  assert.equal(await back(page).count(), 0);
  await page.locator('.back a').click();
  assert.equal(await page.locator('h1').innerText(), 'Newest articles');
}));

test('the way back leads nowhere but to the search', async () => {
  for (const parameters of ['q=//evil.example&sort=oldest', 'q=x&sort=//evil.example', 'q=x&map=//evil.example', 'q=x&offset=-1&limit=//evil.example',
    'q=x&from=//evil.example', 'q=x&hide=//evil.example', 'back=//evil.example&q=x']) {
    for (const path of ['articles/harbour%2F1', 'facets/people']) {
      const response = await fetch(`${site.url}${path}?${parameters}`, { redirect: 'manual' });
      if (path.startsWith('facets') && response.status === 400) continue;
      assert.equal(response.status, 200, `${path}?${parameters}`);
      const html = await response.text();
      const [, href] = html.match(/<p class="back"><a href="([^"]*)"/);
      assert.equal(new URL(href.replaceAll('&amp;', '&'), site.url).origin, new URL(site.url).origin);
      assert.match(href, /^\/(\?|$)/);
    }
  }
});

for (const [name, viewport] of [['wide', wide], ['phone', phone]]) {
  test(`back to the results is a step back: the same place, the focus on what was opened: ${name}`, () => visit('?q=harvest&limit=50', async (page) => {
    const link = page.locator('.hit h2 a').nth(8);
    await link.scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => window.scrollY);
    assert.ok(before > 200);
    const entries = await page.evaluate(() => history.length);
    const title = await link.innerText();
    await link.click();
    await page.waitForURL(/articles/);
    await page.getByRole('button', { name: 'Next match' }).click();
    await back(page).click();
    await page.waitForURL((url) => url.pathname === '/');
    await until(page, (y) => Math.abs(window.scrollY - y) < 200, before);
    await until(page, (wanted) => document.activeElement.textContent === wanted, title);
    assert.equal(await page.evaluate(() => history.length), entries + 1);
    await page.goForward();
    assert.match(page.url(), /articles/);
  }, { viewport }));
}

test('back from a similar article: two steps at once, to the results', () => visit('?q=harvest&sort=oldest', async (page) => {
  const title = await page.locator('.hit h2 a').nth(6).innerText();
  await page.locator('.hit h2 a').nth(6).click();
  await page.waitForURL(/articles/);
  await page.locator('.similar a').first().click();
  await page.waitForURL((url) => url.pathname.startsWith('/articles/'));
  await until(page, (old) => document.querySelector('h1')?.textContent !== old, title);
  await back(page).click();
  await page.waitForURL((url) => url.pathname === '/');
  await until(page, (wanted) => document.activeElement.textContent === wanted, title);
  assert.equal(await page.evaluate(() => navigation.currentEntry.index), 0);
}));
