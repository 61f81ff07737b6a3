// A served sample archive and a browser to look at it with.
import { spawn, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import { sample } from './sample.mjs';

// Serves the sample on a free port: { url, stop() }.
export async function startSite() {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-page-'));
  writeFileSync(join(folder, 'a.jsonl'), sample.map((a) => JSON.stringify(a)).join('\n'));
  execFileSync(process.env.DATELINE_INDEX_PROGRAM, ['--index', join(folder, 'index'), join(folder, 'a.jsonl')],
    { stdio: 'ignore' });
  const server = spawn(process.env.DATELINE_SERVE_PROGRAM,
    ['--index', join(folder, 'index'), '--listen', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => { server.once('exit', resolve); });
  const { value: url } = await createInterface({ input: server.stdout })[Symbol.asyncIterator]().next();
  if (!url) throw new Error('dateline-serve did not start');
  return {
    url,
    async stop() {
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const launch = {
  executablePath: process.env.CHROMIUM,
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'],
};

export const startBrowser = () => chromium.launch(launch);

// A browser as its owner has it, with settings, history and search engines, all of which are kept in `folder`.
export const startOwnBrowser = (folder) => chromium.launchPersistentContext(folder, launch);

// The least contrast (WCAG 2, 1.4.3) between text and what lies behind it, over all visible text of the page, with the
// text it was found at. Runs in the page.
export function leastContrast() {
  const channels = (color) => (color.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (color) => {
    const [r, g, b] = channels(color).slice(0, 3).map((c) => c / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const isClear = (color) => channels(color)[3] === 0;
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (!isClear(backgroundColor)) return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  };
  let least = { ratio: 21, text: '' };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility()) continue;
    const pair = [luminance(getComputedStyle(element).color), luminance(behind(element))].sort((a, b) => b - a);
    const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
    if (ratio < least.ratio) least = { ratio, text: walker.currentNode.data.trim() };
  }
  return least;
}
