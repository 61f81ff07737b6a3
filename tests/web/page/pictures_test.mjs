// Timeline and map: narrow by mouse, by keyboard, and by links alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phone, region, settled, site, titles, until, visit } from './harness.mjs';

const bar = (page, i) => page.locator('.bars a').nth(i);
const centre = async (locator) => {
  const { x, y, width, height } = await locator.boundingBox();
  return [x + width / 2, y + height / 2];
};
const place = (page, name) => page.locator('.world a').filter({ has: page.locator('title', { hasText: new RegExp(`^${name}:`) }) });
const viewWidth = (page) => page.evaluate(() => document.querySelector('.world').viewBox.baseVal.width);

test('the timeline by keyboard: Shift chooses several bars, Enter narrows, the focus comes back', () => visit('?q=harvest', async (page) => {
  await page.locator('.bars a[tabindex="0"]').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  assert.equal(await page.locator('#timeline-range').innerText(), '2 May 2020 to 4 May 2020: 3 articles');
  await until(page, () => document.getElementById('announcer').textContent.startsWith('2 May 2020 to 4 May 2020'));
  await page.keyboard.press('Enter');
  await settled(page, 'harvest date:2020-05-02..2020-05-04');
  assert.equal((await titles(page)).length, 3);
  await until(page, () => document.querySelectorAll('.bars a').length === 3);
  assert.equal(await page.evaluate(() => document.activeElement.closest('.bars') !== null), true);
  // Again, within: the narrower dates take the place of the wider ones.
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await settled(page, 'harvest date:2020-05-04');
  await page.goBack();
  await settled(page, 'harvest date:2020-05-02..2020-05-04');
}));

test('Esc lets go of what was chosen in the timeline, and of nothing else', () => visit('?q=harvest', async (page) => {
  await page.locator('.bars a[tabindex="0"]').focus();
  await page.keyboard.press('Shift+End');
  assert.equal(await page.locator('.bars .in').count(), 14);
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('.bars .in').count(), 0);
  assert.equal(await page.locator('#q').inputValue(), 'harvest');
}));

test('the timeline asks for a drag across bars where there is more than one', async () => {
  const line = (page) => page.locator('#timeline-range').innerText();
  await visit('?q=harvest', async (page) => assert.match(await line(page), /^Drag across bars/));
  await visit('?q=harvest+date:2020-05-04', async (page) => {
    assert.equal(await page.locator('.bars a').count(), 1);
    assert.equal(await page.locator('.bars a[tabindex="0"]').count(), 1, 'the script has been there');
    assert.equal(await line(page), '');
  });
});

test('the timeline by mouse: a drag narrows to all it passed, a click to one', () => visit('?q=harvest', async (page) => {
  await bar(page, 2).scrollIntoViewIfNeeded();
  await page.mouse.move(...await centre(bar(page, 6)));
  await page.mouse.down();
  await page.mouse.move(...await centre(bar(page, 2)), { steps: 4 });
  assert.equal(await page.locator('.bars .in').count(), 5);
  await page.mouse.up();
  await settled(page, 'harvest date:2020-05-03..2020-05-07');
  await until(page, () => document.querySelectorAll('.bars a').length === 5);
  await page.mouse.click(...await centre(bar(page, 1)));
  await settled(page, 'harvest date:2020-05-04');
}));

test('the timeline by finger', () => visit('?q=harvest', async (page) => {
  await bar(page, 0).scrollIntoViewIfNeeded();
  const [x, y] = await centre(bar(page, 0));
  const [toX] = await centre(bar(page, 3));
  const client = await page.context().newCDPSession(page);
  const touch = (type, ...touchPoints) => client.send('Input.dispatchTouchEvent', { type, touchPoints });
  await touch('touchStart', { x, y });
  for (let step = 1; step <= 5; step += 1) await touch('touchMove', { x: x + ((toX - x) * step) / 5, y });
  await touch('touchEnd');
  await settled(page, 'harvest date:2020-05-01..2020-05-04');
}, { viewport: phone, hasTouch: true }));

for (const javaScriptEnabled of [true, false]) {
  test(`a place of the map filters, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => visit('?q=channel', async (page) => {
    assert.ok(await page.evaluate(() => document.querySelector('.land').getBBox().width > 1900), 'the land is drawn');
    assert.equal(await viewWidth(page), 2000);
    await place(page, 'Calais').click();
    await settled(page, 'channel place:"Calais"');
    assert.equal((await titles(page)).length, 2);
  }, { javaScriptEnabled }));
}

test('without JavaScript bars, tables and zoom are links', () => visit('?q=harvest', async (page) => {
  await region(page, 'Over time').getByText('As a table').click();
  await region(page, 'Over time').getByRole('link', { name: '9 May 2020', exact: true }).click();
  await settled(page, 'harvest date:2020-05-09');
  await page.goBack();
  await bar(page, 4).click();
  await settled(page, 'harvest date:2020-05-05');
  await page.getByRole('link', { name: 'Europe', exact: true }).click();
  assert.equal(await viewWidth(page), 500);
  await page.getByRole('link', { name: 'Farther' }).click();
  assert.equal(await viewWidth(page), 1000);
  await region(page, 'On the map').getByText('As a table').click();
  await region(page, 'On the map').getByRole('link', { name: 'Dover', exact: true }).click();
  await settled(page, 'harvest date:2020-05-05 place:"=Dover"');
}, { javaScriptEnabled: false, reducedMotion: 'reduce' }));

test('the map comes closer by keys and links, circles keep their size, and the address has the view', () => visit('?q=channel', async (page) => {
  const { width } = await place(page, 'Calais').boundingBox();
  await page.locator('.world').focus();
  await page.keyboard.press('+');
  await until(page, () => location.search.includes('map='));
  const first = await viewWidth(page);
  assert.ok(first < 2000);
  await page.getByRole('link', { name: 'Europe', exact: true }).click();
  await until(page, () => document.querySelector('.map-views [aria-current]')?.textContent === 'Europe');
  assert.equal(await viewWidth(page), 500);
  const near = await place(page, 'Calais').boundingBox();
  assert.ok(Math.abs(near.width - width) < 1, `${near.width} and ${width}`);
  // What is asked next is shown in the same part of the world.
  assert.match(await page.evaluate(() => location.search), /map=/);
  await page.reload();
  assert.equal(await viewWidth(page), 500);
  await page.locator('.world').focus();
  await page.keyboard.press('0');
  await until(page, () => !location.search.includes('map='));
  assert.equal(await viewWidth(page), 2000);
}, { reducedMotion: 'reduce' }));

test('from closer up more places are named, as large as before, none upon another', () => visit('', async (page) => {
  const named = () => page.evaluate(() => [...document.querySelectorAll('.labels text')]
    .filter((label) => label.checkVisibility())
    .map((label) => {
      const { left, top, right, bottom } = label.getBoundingClientRect();
      return { name: label.textContent, left, top, right, bottom };
    }));
  const far = await named();
  await page.getByRole('link', { name: 'Europe', exact: true }).click();
  await until(page, () => location.search.includes('map='));
  const near = await named();
  await page.reload();
  assert.deepEqual((await named()).map(({ name }) => name), near.map(({ name }) => name), 'the server names the same');
  for (let i = 0; i < 2; i += 1) await page.getByRole('link', { name: 'Closer' }).click();
  await page.locator('.world').focus();
  await page.keyboard.press('0');
  await until(page, () => !location.search.includes('map='));
  assert.deepEqual((await named()).map(({ name }) => name), far.map(({ name }) => name));
  assert.ok(near.some(({ name }) => !far.some((other) => other.name === name)), JSON.stringify([far, near]));
  for (const label of near) {
    const before = far.find(({ name }) => name === label.name);
    if (before) assert.ok(Math.abs((label.right - label.left) - (before.right - before.left)) < 2, label.name);
    for (const other of near) {
      const apart = label.right <= other.left || other.right <= label.left || label.bottom <= other.top + 3 || other.bottom <= label.top + 3;
      assert.ok(label === other || apart, `${label.name} lies on ${other.name}`);
    }
  }
}, { reducedMotion: 'reduce' }));

test('a table of the map stays open, with the focus in it, when a place filters', () => visit('?q=channel', async (page) => {
  await region(page, 'On the map').getByText('As a table').click();
  await region(page, 'On the map').getByRole('link', { name: 'Calais', exact: true }).press('Enter');
  await settled(page, 'channel place:"Calais"');
  await until(page, () => document.querySelector('#map details').open && document.activeElement.textContent === 'Calais');
}));

test('the map is dragged, and a drag is no click', () => visit('?q=channel&map=1080,215,4', async (page) => {
  const left = () => page.evaluate(() => document.querySelector('.world').viewBox.baseVal.x);
  const before = await left();
  await place(page, 'Calais').scrollIntoViewIfNeeded();
  const [x, y] = await centre(place(page, 'Calais'));
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 60, y, { steps: 3 });
  await page.mouse.up();
  assert.ok(await left() > before);
  assert.equal(new URL(page.url()).searchParams.get('q'), 'channel');
}));

test('two fingers bring the map closer and farther, around what lies between them', () => visit('?q=channel', async (page) => {
  await page.locator('.world').scrollIntoViewIfNeeded();
  const client = await page.context().newCDPSession(page);
  const touch = (type, touchPoints) => client.send('Input.dispatchTouchEvent', { type, touchPoints });
  const pinch = async ([x, y], from, to) => {
    const fingers = (apart) => [{ x: x - apart / 2, y, id: 1 }, { x: x + apart / 2, y, id: 2 }];
    await touch('touchStart', fingers(from));
    for (let step = 1; step <= 8; step += 1) await touch('touchMove', fingers(from + ((to - from) * step) / 8));
    await touch('touchEnd', []);
  };
  const between = await centre(place(page, 'Calais'));
  await pinch(between, 40, 160);
  const near = await viewWidth(page);
  assert.ok(near > 400 && near < 700, `${near} units wide`);
  const after = await centre(place(page, 'Calais'));
  assert.ok(Math.hypot(after[0] - between[0], after[1] - between[1]) < 8, `${after} and ${between}`);
  await until(page, () => location.search.includes('map='));
  assert.equal(new URL(page.url()).searchParams.get('q'), 'channel', 'no place was chosen');
  assert.equal(await page.evaluate(() => window.visualViewport.scale), 1, 'the page itself stays as it is');
  await pinch(between, 160, 20);
  assert.equal(await viewWidth(page), 2000);
  await until(page, () => !location.search.includes('map='));
}, { viewport: phone, hasTouch: true, isMobile: true }));

test('where colours are forced, bars and places are seen', () => visit('?q=channel', async (page) => {
  const fills = await page.evaluate(() => ['.bars .bar', '.world .spot circle']
    .map((selector) => getComputedStyle(document.querySelector(selector)).fill));
  const canvas = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  for (const fill of fills) assert.notEqual(fill, canvas);
}, { forcedColors: 'active' }));

test('the map is a file of its own that is kept', async () => {
  const html = await (await fetch(`${site.url}?q=channel`)).text();
  const [, path] = html.match(/href="(\/assets\/world-[0-9a-f]+\.svg)#land"/);
  const response = await fetch(new URL(path, site.url));
  assert.equal(response.headers.get('content-type'), 'image/svg+xml');
  assert.match(response.headers.get('cache-control'), /immutable/);
});
