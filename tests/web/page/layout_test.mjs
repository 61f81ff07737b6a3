// Nothing runs out of the page, nothing shifts, the first view is small, long lists scroll.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { phone, site, visit, wide } from './harness.mjs';

test('from a phone to a wide screen nothing runs out of the page', async () => {
  for (const width of [320, 360, 768, 1280, 1440, 1920]) {
    for (const path of ['?q=channel', '?q=Aurora', 'articles/harbour%2F1?q=channel', `?q=${'x'.repeat(300)}`, 'help', 'facets/people?q=harvest']) {
      await visit(path, async (page) => {
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        assert.ok(overflow <= 0, `${path.slice(0, 40)} at ${width}: ${overflow} px too wide`);
      }, { viewport: { width, height: 800 } });
    }
  }
});

test('nothing shifts while a page loads', async () => {
  for (const path of ['?q=channel', 'articles/harbour%2F1?q=channel', 'help']) {
    await visit(path, async (page) => {
      await page.waitForTimeout(300);
      const shift = await page.evaluate(() => new Promise((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; })
          .observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 100);
      }));
      assert.equal(shift, 0, path);
    });
  }
});

for (const viewport of [wide, phone]) test(`nothing shifts while a reader types: ${viewport.width} px`, () => visit('', async (page) => {
  await page.evaluate(() => {
    window.shifts = [];
    // All of them, those soon after a key press too.
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        window.shifts.push(`${entry.value.toFixed(4)} ${entry.sources.map(({ node }) => node?.outerHTML?.slice(0, 80) ?? node?.nodeName).join(' | ')}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const shifts = async (what) => {
    await page.waitForTimeout(600);
    assert.deepEqual(await page.evaluate(() => window.shifts.splice(0)), [], what);
  };
  await shifts('loading');
  await page.locator('#q').focus();
  for (const key of 'harvest report') {
    await page.keyboard.type(key);
    await page.waitForTimeout(80);
  }
  await shifts('typing');
  await page.locator('#q').fill('harvset');
  await shifts('a word nobody wrote, asked back');
  assert.ok(await page.locator('.suggestion').isVisible());
  await page.locator('#q').fill('');
  await shifts('emptying the box');
}, { viewport }));

test('the first view is under 60 KB compressed, and comes compressed', async () => {
  const seen = new Map();
  await visit('?q=channel', async (page) => {
    page.on('response', async (response) => { seen.set(response.url(), response); });
    await page.route('**', (route) => route.continue());  // nothing from the browser's cache
    await page.reload({ waitUntil: 'networkidle' });
    let bytes = 0;
    for (const [url, response] of seen) {
      if (response.status() === 304) continue;
      const body = await response.body();
      if (body.length > 1500) assert.equal(await response.headerValue('content-encoding'), 'gzip', url);
      bytes += gzipSync(body).length;
    }
    assert.ok(seen.size > 5);
    assert.ok(bytes < 60_000, `${bytes} bytes`);
  });
  assert.ok([...seen.keys()].every((url) => url.startsWith(site.url)));
});

test('less motion where that is asked for', () => visit('?q=channel', async (page) => {
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), 'auto');
}, { reducedMotion: 'reduce' }));
