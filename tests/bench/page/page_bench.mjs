// Measured in the browser: from each key press to the frame after its results are in the page; bytes of the first view; frames
// while long lists scroll. page_bench.mjs SERVE_PROGRAM INDEX
import { chromium } from 'playwright-core';
import { chromiumPath, flags, serve } from './serve.mjs';

const [program, index] = process.argv.slice(2);
const site = await serve(program, index);
const browser = await chromium.launch({ executablePath: chromiumPath, args: flags });
const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
const tell = (name, values) => {
  const sorted = values.toSorted((a, b) => a - b);
  console.log(`${name}: n ${sorted.length}, p50 ${at(sorted, 0.5).toFixed(1)}, p90 ${at(sorted, 0.9).toFixed(1)}, `
    + `p99 ${at(sorted, 0.99).toFixed(1)}, max ${sorted.at(-1).toFixed(1)} ms`);
};

// Two words of headlines spread over the archive.
async function queries() {
  const found = [];
  for (const offset of [0, 500, 1000, 2000, 4000]) {
    const { hits } = await (await fetch(`${site.url}api/v1/search?limit=6&sort=newest&offset=${offset}`)).json();
    for (const { title } of hits) {
      const words = (title ?? '').toLowerCase().match(/[a-z]{4,}/g) ?? [];
      if (words.length >= 2) found.push(`${words[0]} ${words[1]}`);
    }
  }
  return [...new Set(found)];
}

async function typing() {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(site.url);
  await page.evaluate(() => {
    window.times = [];
    window.painted = 0;
    let pressed = 0;
    document.addEventListener('keydown', (event) => { pressed = event.timeStamp; }, true);
    document.addEventListener('dateline:answer', () => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel(); // its message comes after the frame
        channel.port1.onmessage = () => {
          window.times.push(performance.now() - pressed);
          window.painted += 1;
        };
        channel.port2.postMessage(0);
      });
    });
  });
  const until = async (count) => {
    const end = Date.now() + 5000;
    while (await page.evaluate(() => window.painted) < count && Date.now() < end) await page.waitForTimeout(10);
  };
  let pressed = 0;
  for (const query of await queries()) {
    await page.locator('#q').fill('');
    pressed = await page.evaluate(() => window.painted) + 1;
    await page.waitForTimeout(100);
    pressed = await page.evaluate(() => window.painted);
    await page.evaluate(() => { window.mark = window.times.length; });
    for (const key of query) {
      await page.keyboard.type(key);
      if (key !== ' ') pressed += 1;
      await until(pressed);
      pressed = await page.evaluate(() => window.painted);
      await page.waitForTimeout(120); // as a person types
    }
  }
  // Emptying the box is no key press: those answers came without one, long after it.
  const times = (await page.evaluate(() => window.times)).filter((time) => time < 2000);
  tell('key press to painted results', times);
  await page.close();
}

async function bytes() {
  for (const path of ['', '?q=economy']) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    const client = await context.newCDPSession(page);
    await client.send('Network.enable');
    let sum = 0;
    let requests = 0;
    client.on('Network.loadingFinished', ({ encodedDataLength }) => {
      sum += encodedDataLength;
      requests += 1;
    });
    await page.goto(site.url + path, { waitUntil: 'networkidle' });
    console.log(`first view of /${path}: ${sum} bytes with headers, ${requests} requests`);
    await context.close();
  }
}

async function frames(page, scroll) {
  return page.evaluate(async (selector) => {
    const target = selector ? document.querySelector(selector) : document.scrollingElement;
    const gaps = [];
    let last = performance.now();
    for (let i = 0; i < 120; i += 1) {
      target.scrollTop += 120;
      await new Promise((resolve) => { requestAnimationFrame(resolve); });
      const now = performance.now();
      gaps.push(now - last);
      last = now;
    }
    return gaps.slice(1);
  }, scroll);
}

async function scrolling() {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${site.url}?q=government&limit=100`);
  tell('frames, 100 hits', await frames(page, null));
  await page.locator('[aria-labelledby="facet-people"] .more').click();
  await page.locator('dialog .value').nth(50).waitFor();
  for (let i = 0; i < 40 && await page.locator('dialog .value').count() < 500; i += 1) {
    await page.locator('dialog .scroll').evaluate((element) => { element.scrollTop = element.scrollHeight; });
    await page.waitForTimeout(150);
  }
  const count = await page.locator('dialog .value').count();
  const values = async () => {
    await page.bringToFront();
    await page.locator('dialog .scroll').evaluate((element) => { element.scrollTop = 0; });
    await page.waitForTimeout(300);
    return frames(page, 'dialog .scroll');
  };
  // What this machine can do at all: names in a list, no style, no script.
  const plain = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const names = await page.locator('dialog .value > :first-child').allTextContents();
  await plain.setContent('<ul id="list" style="height:600px;width:500px;overflow:auto"></ul>');
  await plain.evaluate((all) => document.getElementById('list').append(...all.map((name) => Object.assign(document.createElement('li'), { textContent: name }))), names);
  const baseline = async () => {
    await plain.bringToFront();
    await plain.evaluate(() => { document.getElementById('list').scrollTop = 0; });
    await plain.waitForTimeout(300);
    return frames(plain, '#list');
  };
  const [mine, its] = [[], []];
  for (let round = 0; round < 5; round += 1) {
    mine.push(...await values());
    its.push(...await baseline());
  }
  const p90 = (all) => at(all.toSorted((a, b) => a - b), 0.9);
  tell(`frames, ${count} values`, mine);
  tell(`frames, ${names.length} plain items`, its);
  console.log(`p90 of values to plain items: ${(p90(mine) / p90(its)).toFixed(2)}`);
  await page.close();
  await plain.close();
}

await typing();
await bytes();
await scrolling();
await browser.close();
site.stop();
