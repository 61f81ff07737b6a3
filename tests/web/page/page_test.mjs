// What a reader does with the page, in a browser. Each test has a page of its own and fails on anything the browser
// complains about: an error in the console, a violation of the content security policy, a request to elsewhere.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { leastContrast, startBrowser, startSite } from './site.mjs';

let site;
let browser;

before(async () => {
  site = await startSite();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await site?.stop();
});

// Runs `look(page)` at `path`, in a browser context made with `options`.
async function visit(path, look, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('status of 404')) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(site.url)) complaints.push(`request to ${request.url()}`);
  });
  try {
    await page.goto(site.url + path);
    await look(page);
    assert.deepEqual(complaints, []);
    assert.deepEqual(await context.cookies(), []);
  } finally {
    await context.close();
  }
}

const titles = (page) => page.locator('.hit h2').allInnerTexts();

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with' : 'without';

  test(`a search, ${how} JavaScript`, () => visit('', async (page) => {
    assert.equal(await page.locator('h1').innerText(), 'Newest articles');
    assert.equal((await titles(page))[0], 'Calais mourns <b>27</b>');
    await page.getByRole('searchbox').fill('channel');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.waitForURL(/q=channel/);
    assert.equal((await titles(page)).length, 2);
    assert.ok(await page.locator('.hit mark').count() > 0);
    assert.equal(await page.getByRole('searchbox').inputValue(), 'channel');
  }, { javaScriptEnabled }));

  test(`a facet narrows and widens again, ${how} JavaScript`, () => visit('?q=channel', async (page) => {
    const people = page.getByRole('region', { name: 'People' });
    await people.getByRole('link', { name: 'Emmanuel Macron', exact: true }).click();
    assert.equal(await page.getByRole('searchbox').inputValue(), 'channel person:"Emmanuel Macron"');
    assert.deepEqual(await titles(page), ['Boats sink in the Channel']);
    await people.getByRole('link', { name: /Emmanuel Macron.*remove/ }).click();
    assert.equal(await page.getByRole('searchbox').inputValue(), 'channel');
    assert.equal((await titles(page)).length, 2);
    await people.getByRole('link', { name: 'Without Emmanuel Macron' }).click();
    assert.equal(await page.getByRole('searchbox').inputValue(), 'channel -person:"Emmanuel Macron"');
    assert.equal((await titles(page)).length, 1);
    await people.getByRole('link', { name: /Emmanuel Macron.*take back/ }).click();
    assert.equal((await titles(page)).length, 2);
  }, { javaScriptEnabled }));
}

test('an article: paragraphs, marks, legend, lists, and the way back', () => visit('?q=channel', async (page) => {
  await page.getByRole('link', { name: 'Boats sink in the Channel' }).click();
  assert.match(page.url(), /articles\/harbour%2F1/);
  assert.equal(await page.locator('h1').innerText(), 'Boats sink in the Channel');
  assert.equal(await page.locator('h1 mark').innerText(), 'Channel');
  assert.equal(await page.locator('.text p').count(), 2);
  assert.equal(await page.locator('.text .person').first().innerText(), 'Boris Johnson');
  assert.equal(await page.locator('.text .place').first().innerText(), 'Calais');
  assert.match(await page.locator('.text .number').first().innerText(), /27 migrants/);
  assert.ok((await page.locator('.legend li').allInnerTexts()).includes('people'));
  assert.equal(await page.getByRole('link', { name: 'Original article' }).getAttribute('href'),
    'https://example.org/1?a=b&c=d');
  await page.getByRole('link', { name: /Back to the results/ }).click();
  assert.equal((await titles(page)).length, 2);
  await page.goBack();
  await page.locator('.mentions').getByRole('link', { name: 'Boris Johnson' }).click();
  assert.equal((await titles(page)).length, 2);
}));

test('figures side by side: rows, keys, and the way to each article', () => visit('?q=Aurora', async (page) => {
  const panel = page.getByRole('region', { name: 'Figures reported' });
  const rows = (table) => table.locator('tbody tr')
    .evaluateAll((all) => all.map((row) => [...row.cells].slice(0, 3).map((cell) => cell.innerText)));
  const [first, second] = await panel.getByRole('table', { includeHidden: true }).all();
  assert.match(await first.locator('caption').innerText(), /^people died .*differ/);
  assert.deepEqual(await rows(first),
    [['At least 24 people', '1', 'Harbour Gazette'], ['31 people', '2', 'Northern Ledger, Weald Courier']]);
  assert.deepEqual(await first.locator('.said mark').allInnerTexts(), ['24', '31']);
  // The others are folded until asked for.
  assert.equal(await second.isVisible(), false);
  await first.getByRole('link').last().focus();
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'SUMMARY');
  await page.keyboard.press('Enter');
  assert.ok(await second.isVisible());
  assert.match(await second.locator('caption').innerText(), /^people rescued/);
  assert.deepEqual(await rows(second),
    [['128 people', '1', 'Weald Courier'], ['130 people', '2', 'Harbour Gazette, Northern Ledger']]);
  await page.keyboard.press('Tab');
  assert.notEqual(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle), 'none');
  await page.keyboard.press('Enter');
  await page.waitForURL(/articles\/ferry-3\?/);
  assert.equal(await page.locator('h1').innerText(), 'Bergen mourns the dead of the Aurora');
  // Each sentence leads to the article that says so, the earliest where several do.
  const said = { 24: 'Ferry Aurora sinks off Bergen', 31: 'Storm sinks the Aurora, divers search off Bergen' };
  for (const [figure, title] of Object.entries(said)) {
    await page.goto(`${site.url}?q=Aurora`);
    const link = first.locator('.said a', { has: page.locator(`mark:text-is("${figure}")`) });
    const sentence = (await link.innerText()).trim();
    await link.click();
    assert.equal(await page.locator('h1').innerText(), title);
    assert.ok((await page.locator('.text').innerText()).includes(sentence));
  }
}));

test('nothing in an article or a query is run', () => visit('articles/ledger-2', async (page) => {
  assert.match(await page.title(), /Calais mourns <b>27<\/b>/);
  assert.match(await page.locator('.text').innerText(), /<script>/);
  await page.goto(`${site.url}?q=${encodeURIComponent('"><script>document.title=1</script>')}`);
  assert.match(await page.title(), /<script>/);
  assert.equal(await page.locator('script').count(), 1);
}));

test('pages follow one another', () => visit('?q=harvest&sort=oldest', async (page) => {
  const first = await titles(page);
  assert.equal(first.length, 10);
  await page.getByRole('link', { name: /Next page/ }).click();
  const second = await titles(page);
  assert.equal(second.length, 4);
  assert.equal(new Set([...first, ...second]).size, 14);
  assert.equal(await page.getByLabel('Order').inputValue(), 'oldest');
  assert.equal(await page.getByRole('link', { name: /Next page/ }).count(), 0);
  await page.getByRole('link', { name: /Previous page/ }).click();
  assert.deepEqual(await titles(page), first);
}));

test('no hits come with words that help', () => visit('?q=zzyzzyx', async (page) => {
  assert.equal(await page.locator('.hit').count(), 0);
  await page.getByRole('link', { name: /or browse everything/ }).click();
  assert.equal((await titles(page)).length, 10);
}));

test('what is not there says so, with a search box', () => visit('articles/none', async (page) => {
  assert.equal(await page.locator('h1').innerText(), 'Not Found');
  assert.equal(await page.getByRole('searchbox').count(), 1);
}));

test('the keyboard: a skip link first, visible focus, / to search', () => visit('?q=channel', async (page) => {
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
  const skip = await page.locator('.skip').boundingBox();
  assert.ok(skip.y >= 0, 'the skip link is seen');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
  await page.keyboard.press('Tab');
  assert.notEqual(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle), 'none');
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'q');
  await page.keyboard.type('a/b');
  assert.equal(await page.getByRole('searchbox').inputValue(), 'a/b');
}));

test('from a phone to a wide screen nothing runs out of the page', async () => {
  for (const width of [320, 390, 768, 1280, 1920]) {
    for (const path of ['?q=channel', '?q=Aurora', 'articles/harbour%2F1?q=channel', `?q=${'x'.repeat(300)}`]) {
      await visit(path, async (page) => {
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        assert.ok(overflow <= 0, `${path.slice(0, 40)} at ${width}: ${overflow} px too wide`);
      }, { viewport: { width, height: 800 } });
    }
  }
});

test('text is readable in light and in dark', async () => {
  for (const colorScheme of ['light', 'dark']) {
    for (const path of ['?q=channel', '?q=Aurora', 'articles/harbour%2F1?q=channel', '?q=zzyzzyx',
      '?q=person:"Boris Johnson"']) {
      await visit(path, async (page) => {
        const least = await page.evaluate(leastContrast);
        assert.ok(least.ratio >= 4.5, `${colorScheme} ${path}: ${least.ratio.toFixed(2)} at "${least.text}"`);
      }, { colorScheme });
    }
  }
});

test('one main, headings without gaps, a language, names for all controls', async () => {
  for (const path of ['', '?q=channel', 'articles/harbour%2F1', 'nowhere']) {
    await visit(path, async (page) => {
      const found = await page.evaluate(() => ({
        language: document.documentElement.lang,
        mains: document.querySelectorAll('main').length,
        levels: [...document.querySelectorAll('h1,h2,h3')].map((h) => Number(h.tagName[1])),
        nameless: [...document.querySelectorAll('input:not([type=hidden]),select')]
          .filter((control) => !control.labels.length).length,
        ids: [...document.querySelectorAll('[id]')].map((element) => element.id),
      }));
      assert.equal(found.language, 'en');
      assert.equal(found.mains, 1);
      assert.equal(found.nameless, 0);
      assert.equal(found.levels.filter((level) => level === 1).length, 1);
      found.levels.reduce((above, level) => {
        assert.ok(level <= above + 1, `headings ${found.levels}`);
        return level;
      }, 0);
      assert.equal(new Set(found.ids).size, found.ids.length);
    });
  }
});
