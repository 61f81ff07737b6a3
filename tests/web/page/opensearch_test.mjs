// The archive as a search engine of the browser: found when the page is visited, kept among the browser's settings, and completing
// in the address bar. The address bar itself is out of reach; chrome://omnibox asks what it asks and shows what it would show.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { site } from './harness.mjs';
import { startOwnBrowser } from './site.mjs';

// Pages of the browser itself, which another version may have changed: false if `locator` does not come.
const appears = (locator) => locator.waitFor({ state: 'attached', timeout: 5_000 }).then(() => true, () => false);

async function withOwnBrowser(look) {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-browser-'));
  const browser = await startOwnBrowser(folder);
  try {
    await look(await browser.newPage());
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

test('chromium finds the search engine, and completes from it in the address bar', (t) => withOwnBrowser(async (page) => {
  await page.goto(site.url, { waitUntil: 'load' });
  await page.goto('chrome://settings/searchEngines');
  const engines = page.locator('settings-search-engine-entry');
  if (!(await appears(engines.first()))) return t.skip('this chromium lists no search engines');
  const ours = engines.filter({ hasText: `${site.url}?q=%s` });
  assert.ok(await appears(ours), 'chromium has not found the search engine');
  assert.equal(await ours.locator('#name-column').evaluate((column) => column.textContent.trim()), 'Dateline');
  const activate = ours.locator('#activateButton');
  if (!(await appears(activate))) return t.skip('this chromium has no button that activates a search engine');
  await activate.click();

  await page.goto('chrome://chrome-urls');
  await page.getByRole('button', { name: /debugging pages/ }).click({ timeout: 5_000 }).catch(() => {}); // where they are open there is none
  await page.goto('chrome://omnibox').catch(() => {});
  const input = page.locator('#input-text');
  if (!(await appears(input))) return t.skip('this chromium has no chrome://omnibox');
  await input.fill(`${new URL(site.url).hostname} harv`);
  const shown = page.locator(`#omnibox-output a[href="${site.url}?q=harvest"]`);
  assert.ok(await appears(shown.first()), 'chromium does not show what /suggest completes');
}));
