// One served sample archive and one browser for all tests, and a way to look at a page. Every page fails on anything the browser
// complains about: an error in the console, a violation of the content security policy, a request to elsewhere, a cookie.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { startBrowser, startSite } from './site.mjs';

export let site;
export let browser;

before(async () => {
  site = await startSite();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await site?.stop();
});

// Runs `look(page)` at `path`, in a browser context made with `options`.
export async function visit(path, look, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4[01]4/.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('dialog', (dialog) => complaints.push(`dialog ${dialog.message()}`));
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

export const wide = { width: 1440, height: 900 };
export const phone = { width: 360, height: 780 };

export const box = (page) => page.locator('#q');
export const titles = (page) => page.locator('.results > .hits .hit h2').allTextContents();
export const region = (page, name) => page.getByRole('region', { name, exact: true });

// Waits until `holds(argument)` is true in the page. (Playwright's own way evaluates a string there, which the page forbids.)
export async function until(page, holds, argument) {
  const end = Date.now() + 10_000;
  for (;;) {
    const is = await page.evaluate(holds, argument).catch(() => false); // false: it is being replaced by another page
    if (is) return;
    if (Date.now() > end) throw new Error(`never: ${holds} of ${argument} at ${page.url()}`);
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
}

// Waits until the answer to what the address says is shown.
export async function settled(page, query) {
  await until(page, (wanted) => {
    const shown = document.querySelector('#head .title q')?.textContent ?? '';
    return shown === wanted && (new URLSearchParams(location.search).get('q') ?? '') === wanted;
  }, query);
}
