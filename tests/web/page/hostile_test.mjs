// Articles and queries that mean harm do none, and break no layout.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { box, phone, settled, site, visit, wide } from './harness.mjs';
import { hostile } from './sample.mjs';

const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
const addresses = hostile.map(({ id }) => `articles/${encodeURIComponent(id)}?q=malice`);

for (const viewport of [wide, phone]) {
  test(`hostile articles at ${viewport.width} px`, async () => {
    for (const path of ['?q=malice', ...addresses, 'facets/sources?q=malice', 'facets/people?q=malice']) {
      await visit(path, async (page) => {
        assert.doesNotMatch(await page.title(), /^hacked/);
        assert.equal(await page.locator('script').count(), 1);
        assert.equal(await page.locator('a[href^="javascript:" i]').count(), 0);
        assert.equal(await page.locator('main img, main svg[onload]').count(), 0);
        assert.ok(await overflow(page) <= 0, `${path.slice(0, 40)} is ${await overflow(page)} px too wide`);
      }, { viewport });
    }
  });
}

test('hostile queries, typed and given', async () => {
  const queries = ['"><script>document.title="hacked"</script>', '\u202E\u2066channel', 'w'.repeat(800), '</title><script>alert(1)</script>',
    "' onfocus=alert(1) x='", 'javascript:alert(1)', '\u0000\uFFFE&#x3c;b&#x3e;'];
  for (const query of queries) {
    await visit(`?q=${encodeURIComponent(query)}`, async (page) => {
      assert.equal(await page.locator('script').count(), 1);
      assert.ok(await overflow(page) <= 0, query.slice(0, 20));
      assert.doesNotMatch(await page.title(), /^hacked/);
    }, { viewport: phone });
  }
  await visit('', async (page) => {
    await box(page).fill(queries[0]);
    await settled(page, queries[0]);
    assert.equal(await page.locator('script').count(), 1);
  });
});

test('a right-to-left override turns nothing around it', () => visit('?q=malice', async (page) => {
  const turned = await page.evaluate(() => [...document.querySelectorAll('.hit h2, .source')]
    .filter((element) => !['isolate', 'plaintext', 'isolate-override'].includes(getComputedStyle(element).unicodeBidi)).length);
  assert.equal(turned, 0);
}));

test('a completion of hostile names is text', () => visit('', async (page) => {
  await box(page).focus();
  await page.keyboard.type('malice');
  await settled(page, 'malice');
  await page.waitForTimeout(300);
  assert.equal(await page.locator('.suggestions img, .suggestions script').count(), 0);
  assert.ok(page.url().startsWith(site.url));
}));
