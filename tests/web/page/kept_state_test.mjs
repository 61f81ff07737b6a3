// What narrows a search keeps all else about it: order, options, length of the page, part of the map. Only the page starts anew.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { box, region, settled, site, until, visit } from './harness.mjs';

const kept = { sort: 'oldest', match: 'any', fold: 'off', limit: '1', map: '1080,215,4' };
const address = `?q=channel&offset=1&${new URLSearchParams(kept)}`;
const isKept = (url) => {
  const parameters = new URL(url, site.url).searchParams;
  for (const [name, value] of Object.entries(kept)) assert.equal(parameters.get(name), value, `${name} of ${url}`);
  assert.equal(parameters.get('offset'), null, url);
};

test('every link that filters keeps the rest of the search', () => visit(address, async (page) => {
  const groups = {
    facets: '.facets .value a', chips: '.hits .chip', bars: '.bars a', 'the table of the timeline': '.timeline .as-table a',
    places: '.world a', 'the table of places': '.map .as-table a', orders: '.order a',
  };
  for (const [name, selector] of Object.entries(groups)) {
    const links = await page.locator(selector).evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    assert.ok(links.length > 0, name);
    for (const link of links) {
      if (name === 'orders') {
        assert.equal(new URL(link, site.url).searchParams.get('map'), kept.map);
      } else {
        isKept(link);
      }
    }
  }
}, { javaScriptEnabled: false }));

test('so do all values of a facet, chosen filters and the box', () => visit(address.replace('channel', 'harvest'), async (page) => {
  await region(page, 'People').getByRole('link', { name: 'More: People' }).click();
  await page.locator('.all-values a').first().click();
  isKept(page.url());
  await page.getByRole('list', { name: 'Chosen filters' }).getByRole('link').first().click();
  isKept(page.url());
  await box(page).fill('tractors');
  await box(page).press('Enter');
  isKept(page.url());
}, { javaScriptEnabled: false }));

test('a map that was moved stays where it is when a filter is chosen', () => visit('?q=harvest&limit=5', async (page) => {
  await page.locator('.world').focus();
  await page.keyboard.press('+');
  await until(page, () => location.search.includes('map='));
  const view = await page.evaluate(() => new URLSearchParams(location.search).get('map'));
  const links = await page.locator('.facets .value a, .hits .chip, .bars a, .world a, .hit h2 a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  for (const link of links) assert.equal(new URL(link, site.url).searchParams.get('map'), view, link);
  await region(page, 'People').getByRole('link', { name: 'Ann Archer', exact: true }).click();
  await settled(page, 'harvest person:"Ann Archer"');
  assert.equal(new URL(page.url()).searchParams.get('map'), view);
  assert.equal(new URL(page.url()).searchParams.get('limit'), '5');
  await page.locator('.bars a').first().click({ force: true });
  await until(page, () => location.search.includes('date'));
  assert.equal(new URL(page.url()).searchParams.get('map'), view);
  await page.locator('.world').focus();
  await page.keyboard.press('0');
  await until(page, () => !location.search.includes('map='));
  await page.getByRole('list', { name: 'Chosen filters' }).getByRole('link').first().click();
  await until(page, () => !location.search.includes('person'));
  assert.equal(new URL(page.url()).searchParams.get('map'), null);
}, { reducedMotion: 'reduce' }));
