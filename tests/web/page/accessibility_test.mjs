// axe and html-validate have nothing to say; colours are readable; headings, landmarks and names are in order.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { box, phone, site, visit, wide } from './harness.mjs';
import { leastContrast } from './site.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function storyPath() {
  const found = await (await fetch(`${site.url}api/v1/search?q=channel`)).json();
  return `stories/${found.hits[0].story}`;
}
const paths = async () => ['', '?q=channel', '?q=person:"Boris Johnson"', '?q=Aurora', '?q=zzyzzyx', '?q=malice', 'articles/harbour%2F1?q=channel',
  'articles/evil-2', await storyPath(), 'help', 'facets/people?q=harvest', 'nowhere'];

async function violations(page, within = 'html', rules = {}) {
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate(([selector, off]) => window.axe.run(selector, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: off,
  }), [within, rules]);
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, any }) => `${html.slice(0, 150)} ${any[0]?.message ?? ''}`).join(' | ')}`);
}

for (const colorScheme of ['light', 'dark']) {
  for (const viewport of [wide, phone]) {
    test(`axe: ${colorScheme}, ${viewport.width} px`, async () => {
      for (const path of await paths()) {
        await visit(path, async (page) => assert.deepEqual(await violations(page), [], path), { colorScheme, viewport });
      }
      await visit('?q=channel', async (page) => {
        for (const table of await page.locator('.as-table summary').all()) await table.click();
        assert.deepEqual(await violations(page), [], 'timeline and map as tables');
        await box(page).fill('bori');
        await page.getByRole('listbox').waitFor();
        // What lies behind the list may be half under it, by when the answer comes: of that, all but its size.
        assert.deepEqual(await violations(page, 'html', { 'target-size': { enabled: false } }), [], 'behind the suggestions');
        assert.deepEqual(await violations(page, '.masthead'), [], 'suggestions');
        await page.keyboard.press('Escape');
        await box(page).fill('harvest');
        await page.getByRole('link', { name: 'Next page' }).waitFor();
        await box(page).blur();
        if (viewport === phone) await page.locator('.open-filters').click();
        // What lies behind the sheet is inert.
        assert.deepEqual(await violations(page, '#filters'), [], 'sheet');
        await page.getByRole('link', { name: 'More: People' }).click();
        await page.locator('dialog .value').first().waitFor();
        assert.deepEqual(await violations(page), [], 'values');
        await page.keyboard.press('Escape');
        await page.keyboard.press('Escape');
        await page.evaluate(() => document.getElementById('keys').showModal());
        assert.deepEqual(await violations(page), [], 'keys');
      }, { colorScheme, viewport });
    });
  }
}

test('html-validate: no complaint', async () => {
  const validator = new HtmlValidate({ extends: ['html-validate:recommended', 'html-validate:a11y'], rules: { 'aria-label-misuse': ['error', { allowAnyNamable: true }], 'long-title': 'off', 'require-sri': 'off' } });
  for (const path of await paths()) {
    const html = await (await fetch(site.url + path)).text();
    const report = await validator.validateString(html);
    const complaints = report.results.flatMap(({ messages }) => messages).map(({ ruleId, message, line }) => `${path} ${line}: ${ruleId}: ${message}`);
    assert.deepEqual([...new Set(complaints)].slice(0, 12), []);
  }
});

test('text is readable in light and in dark', async () => {
  for (const colorScheme of ['light', 'dark']) {
    for (const path of ['?q=channel', '?q=Aurora', 'articles/harbour%2F1?q=channel', '?q=zzyzzyx', '?q=person:"Boris Johnson"']) {
      await visit(path, async (page) => {
        const least = await page.evaluate(leastContrast);
        assert.ok(least.ratio >= 4.5, `${colorScheme} ${path}: ${least.ratio.toFixed(2)} at "${least.text}"`);
      }, { colorScheme });
    }
  }
});

test('one main, headings without gaps, a language, names for all controls', async () => {
  for (const path of await paths()) {
    await visit(path, async (page) => {
      const found = await page.evaluate(() => ({
        language: document.documentElement.lang,
        mains: document.querySelectorAll('main').length,
        levels: [...document.querySelectorAll('main :is(h1,h2,h3)')].map((h) => Number(h.tagName[1])),
        nameless: [...document.querySelectorAll('input:not([type=hidden]),select')].filter((control) => !control.labels.length).length,
        ids: [...document.querySelectorAll('[id]')].map((element) => element.id),
      }));
      assert.equal(found.language, 'en');
      assert.equal(found.mains, 1);
      assert.equal(found.nameless, 0);
      assert.equal(found.levels.filter((level) => level === 1).length, 1);
      found.levels.reduce((above, level) => {
        assert.ok(level <= above + 1, `${path}: headings ${found.levels}`);
        return level;
      }, 0);
      assert.equal(new Set(found.ids).size, found.ids.length);
    });
  }
});
