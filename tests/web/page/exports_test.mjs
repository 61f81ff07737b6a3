// The links below the hits: feeds and all hits as files, followed as a reader follows them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { box, region, settled, site, visit } from './harness.mjs';

const wanted = Array.from({ length: 14 }, (_, i) => `report-${i}`);

async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent('download'), region(page, 'Results').getByRole('link', { name, exact: true }).click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

// Fields of CSV (RFC 4180), by row.
function rows(text) {
  const all = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    all.at(-1).push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end !== ',') all.push([]);
  }
  return all.filter((row) => row.length > 1);
}

for (const javaScriptEnabled of [true, false]) {
  test(`all hits as files, not those of one page alone, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => visit('?q=harvest&sort=oldest&limit=3&offset=3', async (page) => {
    const lines = await saved(page, 'All hits as JSON Lines');
    assert.match(lines.name, /\.jsonl$/);
    const hits = lines.text.trimEnd().split('\n').map((line) => JSON.parse(line));
    assert.deepEqual(hits.map(({ id }) => id), wanted);
    const table = await saved(page, 'All hits as CSV');
    assert.match(table.name, /\.csv$/);
    const [head, ...body] = rows(table.text);
    assert.deepEqual(head, ['id', 'title', 'date', 'source', 'url', 'score', 'snippet']);
    assert.deepEqual(body.map(([id]) => id), wanted);
    assert.equal(body[3][1], 'Harvest report number 3');
  }, { javaScriptEnabled }));
}

test('the links follow what is typed', () => visit('', async (page) => {
  await box(page).fill('channel');
  await settled(page, 'channel');
  const { text } = await saved(page, 'All hits as JSON Lines');
  assert.deepEqual(text.trimEnd().split('\n').map((line) => JSON.parse(line).id).sort(), ['harbour/1', 'ledger-2']);
  const head = await page.evaluate(() => document.querySelector('link[type="application/atom+xml"]').href);
  assert.equal(new URL(head).searchParams.get('q'), 'channel');
}));

test('the Atom feed is well-formed and lists the hits, each with an address that answers', () => visit('?q=harvest&sort=oldest', async (page) => {
  const href = await region(page, 'Results').getByRole('link', { name: 'Atom feed' }).getAttribute('href');
  const response = await fetch(new URL(href, site.url));
  assert.equal(response.status, 200);
  assert.match(response.headers.get('content-type'), /^application\/atom\+xml/);
  const { root, namespace, entries } = await page.evaluate((xml) => {
    const document = new DOMParser().parseFromString(xml, 'application/xml');
    if (document.querySelector('parsererror')) throw new Error(document.querySelector('parsererror').textContent);
    return {
      root: document.documentElement.localName,
      namespace: document.documentElement.namespaceURI,
      entries: [...document.querySelectorAll('entry')].map((entry) => ({
        title: entry.querySelector('title').textContent, link: entry.querySelector('link').getAttribute('href'), updated: entry.querySelector('updated').textContent,
      })),
    };
  }, await response.text());
  assert.deepEqual([root, namespace], ['feed', 'http://www.w3.org/2005/Atom']);
  const titles = await page.locator('.results > .hits .hit h2').allTextContents();
  const named = entries.map(({ title }) => title);
  for (const title of titles) assert.ok(named.includes(title), title);
  assert.ok(entries.every(({ updated }) => !Number.isNaN(Date.parse(updated))));
  for (const { link } of entries) assert.equal((await fetch(link)).status, 200, link);
}));

test('the JSON feed lists the hits', () => visit('?q=channel', async (page) => {
  const href = await region(page, 'Results').getByRole('link', { name: 'JSON feed' }).getAttribute('href');
  const response = await fetch(new URL(href, site.url));
  assert.match(response.headers.get('content-type'), /^application\/feed\+json/);
  const { version, items } = await response.json();
  assert.match(version, /jsonfeed\.org\/version/);
  assert.deepEqual(items.map(({ title }) => title).sort(), (await page.locator('.results > .hits .hit h2').allTextContents()).sort());
}));
