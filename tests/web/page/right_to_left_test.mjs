// Words that run from right to left, within an English page and with the page itself turned round.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { box, phone, region, settled, site, titles, until, visit, wide } from './harness.mjs';

const hebrew = 'הנמל';
const arabic = 'الميناء';
const storyPath = async () => {
  const { hits } = await (await fetch(`${site.url}api/v1/search?q=channel`)).json();
  return `stories/${hits[0].story}?q=channel`;
};
const paths = async () => ['', '?q=channel', '?q=Aurora', `?q=${hebrew}`, `?q=${arabic}`, '?q=zzyzzyx', '?q=malice', 'articles/harbour%2F1?q=channel',
  `articles/rtl-he?q=${hebrew}`, `articles/rtl-ar?q=${arabic}`, await storyPath(), 'help', 'facets/people?q=harvest', `facets/sources?q=${hebrew}`, 'nowhere'];

// As a translation that is written from right to left has it: the page's own direction, before anything is laid out.
async function turned(path, look, options) {
  await visit('help', async (page) => {
    await page.route((url) => !url.pathname.startsWith('/assets/') && !url.pathname.startsWith('/api/'), async (route) => {
      if (route.request().resourceType() !== 'document') return route.continue();
      const response = await route.fetch();
      return route.fulfill({ response, body: (await response.text()).replace('dir="ltr"', 'dir="rtl"') });
    });
    await page.goto(site.url + path);
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).direction), 'rtl');
    await look(page);
  }, options);
}

// What is seen and stands outside of the screen's two edges, where nothing scrolls it into view. Runs in the page.
function outside() {
  const scrolls = (element) => {
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).overflowX !== 'visible') return true;
    }
    return false;
  };
  return [...document.body.querySelectorAll('*')].filter((element) => {
    const { left, right, width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1 && (left < -1 || right > document.documentElement.clientWidth + 1)
      && element.checkVisibility() && !element.closest('svg, .hidden, .skip') && !scrolls(element);
  }).map((element) => element.outerHTML.slice(0, 100));
}
const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;

for (const viewport of [wide, phone]) {
  test(`turned round, nothing runs out of the page at ${viewport.width} px`, async () => {
    for (const path of await paths()) {
      await turned(path, async (page) => {
        assert.deepEqual(await page.evaluate(outside), [], path);
        assert.ok(await page.evaluate(overflow) <= 0, path);
      }, { viewport });
    }
  });

  test(`words from right to left in an English page run out of nothing at ${viewport.width} px`, async () => {
    for (const path of [`?q=${hebrew}`, `?q=${arabic}`, `articles/rtl-he?q=${hebrew}`, `articles/rtl-ar?q=${arabic}`]) {
      await visit(path, async (page) => assert.deepEqual(await page.evaluate(outside), [], path), { viewport });
    }
  });

  test(`turned round, everything changes its side at ${viewport.width} px`, () => turned('?q=channel', async (page) => {
    const edges = (selector) => page.locator(selector).first().evaluate((element) => {
      const { left, right } = element.getBoundingClientRect();
      return [left, right, document.documentElement.clientWidth];
    });
    const [, brandRight, width] = await edges('.brand');
    assert.ok(width - brandRight < 40, 'the name stands at the right edge');
    if (viewport === wide) assert.ok((await edges('.facets'))[0] > (await edges('.results'))[1], 'filters right of the hits');
    // The list below the box is as wide as the box, and each kind stands left of its word.
    await box(page).fill('bori');
    const list = page.getByRole('listbox');
    await list.waitFor();
    const [boxLeft, boxRight] = await edges('#q');
    const [listLeft, listRight] = await edges('.suggestions');
    assert.ok(Math.abs(boxLeft - listLeft) < 1 && Math.abs(boxRight - listRight) < 1);
    const [wordLeft, wordRight] = await edges('.suggestions .text');
    assert.ok((await edges('.suggestions .kind'))[1] <= wordLeft);
    assert.ok(boxRight - wordRight < 20);
    const word = await list.locator('.text').first().evaluate((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return range.getBoundingClientRect().right;
    });
    assert.ok(wordRight - word < 2, 'a word begins at the side where its row begins');
  }, { viewport }));
}

test('turned round, cells of a table keep their distance from each other, not from the edge', () => turned('help', async (page) => {
  const { first, last } = await page.evaluate(() => {
    const [head] = document.querySelectorAll('.examples tbody tr');
    const style = (cell) => { const { paddingLeft, paddingRight } = getComputedStyle(cell); return { paddingLeft, paddingRight }; };
    return { first: style(head.firstElementChild), last: style(head.lastElementChild) };
  });
  assert.equal(first.paddingRight, '0px');
  assert.notEqual(first.paddingLeft, '0px');
  assert.equal(last.paddingRight, '0px');
}));

test('turned round, timeline and map stay usable by mouse and by keys', () => turned('?q=harvest', async (page) => {
  await page.locator('.bars a').nth(2).scrollIntoViewIfNeeded();
  const centre = async (index) => {
    const { x, y, width, height } = await page.locator('.bars a').nth(index).boundingBox();
    return [x + width / 2, y + height / 2];
  };
  await page.mouse.move(...await centre(1));
  await page.mouse.down();
  await page.mouse.move(...await centre(3), { steps: 4 });
  await page.mouse.up();
  await settled(page, 'harvest date:2020-05-02..2020-05-04');
  assert.equal((await titles(page)).length, 3);
  await until(page, () => document.querySelectorAll('.bars a').length === 3);
  // Time runs from left to right whatever the page does, and so do the keys.
  await page.locator('.bars a[tabindex="0"]').focus();
  const before = await page.evaluate(() => document.activeElement.querySelector('.bar').getBoundingClientRect().x);
  await page.keyboard.press('ArrowRight');
  assert.ok(await page.evaluate(() => document.activeElement.querySelector('.bar').getBoundingClientRect().x) > before);
}, { viewport: wide }));

test('turned round, a place of the map filters', () => turned('?q=channel', async (page) => {
  await page.locator('.world a').filter({ has: page.locator('title', { hasText: 'Calais' }) }).click();
  await settled(page, 'channel place:"Calais"');
  assert.deepEqual(await page.evaluate(outside), []);
}, { viewport: wide }));

test('turned round, dialog and sheet are within the page', async () => {
  await turned('?q=harvest', async (page) => {
    await page.locator('.open-filters').click();
    await region(page, 'People').getByRole('link', { name: 'More: People' }).click();
    await page.locator('dialog .value').nth(10).waitFor();
    assert.deepEqual(await page.evaluate(outside), []);
  }, { viewport: phone });
});

test('titles, snippets, values and chips have their own direction, and leave that of the page alone', () => visit(`?q=${hebrew}`, async (page) => {
  const shown = await page.evaluate(() => {
    const direction = (selector) => {
      const element = document.querySelector(selector);
      return element && getComputedStyle(element).direction;
    };
    return {
      title: direction('.hit h2'), snippet: direction('.hit .snippet'), query: direction('.title q'), source: direction('.hit .source'),
      value: direction('[aria-labelledby="facet-sources"] .value a'), box: direction('#q'),
      page: direction('body'), heading: direction('h1'), facets: direction('.facets'), count: direction('#count'),
    };
  });
  assert.deepEqual(shown, {
    title: 'rtl', snippet: 'rtl', query: 'rtl', source: 'rtl', value: 'rtl', box: 'rtl', page: 'ltr', heading: 'ltr', facets: 'ltr', count: 'ltr',
  });
}));

test('an article from right to left: its title, its paragraphs, and an English word in it', () => visit(`articles/rtl-he?q=${hebrew}`, async (page) => {
  const directions = await page.evaluate(() => ['h1', '.text p', '.byline .source'].map((selector) => getComputedStyle(document.querySelector(selector)).direction));
  assert.deepEqual(directions, ['rtl', 'rtl', 'rtl']);
  assert.equal(await page.evaluate(() => document.getElementById('text').lang), 'he');
  assert.ok(await page.locator('.text mark').count() > 0);
}));

test('a notice that begins with a word from right to left is a sentence of the page', () => visit(`?q=${encodeURIComponent('ה* channel')}`, async (page) => {
  const notices = page.locator('.notices li');
  assert.ok(await notices.count() > 0);
  for (const notice of await notices.all()) assert.equal(await notice.evaluate((element) => getComputedStyle(element).direction), 'ltr');
}));

test('style sheets know no left and right', () => {
  const folder = new URL('../../../web/assets/', import.meta.url);
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.css'))) {
    const css = readFileSync(new URL(name, folder), 'utf8').replaceAll(/\/\*.*?\*\//gs, '');
    for (const [, property, value] of css.matchAll(/([\w-]+)\s*:\s*([^;{}]+)[;}]/g)) {
      assert.doesNotMatch(property, /(^|-)(left|right)(-|$)/, `${name}: ${property}`);
      if (['text-align', 'float', 'clear'].includes(property)) assert.doesNotMatch(value, /left|right/, `${name}: ${property}: ${value}`);
      const sides = value.replaceAll(/\([^)]*\)/g, '()').trim().split(/\s+/);
      if (/^(margin|padding|inset|border-width)$/.test(property) && sides.length === 4) assert.equal(sides[1], sides[3], `${name}: ${property}: ${value}`);
      if (property === 'border-radius' && sides.length === 4) assert.deepEqual([sides[0], sides[3]], [sides[1], sides[2]], `${name}: ${value}`);
    }
  }
});
