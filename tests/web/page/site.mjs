// A served sample archive and a browser to look at it with.
import { spawn, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';

const stories = [
  {
    id: 'harbour/1',
    title: 'Boats sink in the Channel',
    date: '2021-11-25',
    source: 'Harbour Gazette',
    author: ['A. Writer'],
    url: 'https://example.org/1?a=b&c=d',
    language: 'en',
    section: 'world',
    text: 'At least 27 migrants drowned off Calais on Wednesday, officials said. Prime Minister Boris Johnson said '
      + 'he was shocked.\n\nMr Johnson will call President Emmanuel Macron.',
  },
  {
    id: 'ledger-2',
    title: 'Calais mourns <b>27</b>',
    date: '2021-11-26',
    source: 'Northern Ledger',
    language: 'en',
    text: 'Calais lit 27 candles for those who died in the channel crossing. Boris Johnson wrote a letter. '
      + '<script>document.title = "broken"</script><img src=x onerror="document.title=1">',
  },
];

// One event, told three times with other figures.
const ferry = [
  {
    id: 'ferry/1',
    title: 'Ferry Aurora sinks off Bergen',
    date: '2019-03-05',
    source: 'Harbour Gazette',
    language: 'en',
    text: 'The ferry Aurora sank in a storm off Bergen on Monday night. At least 24 people died, the Norwegian coast '
      + 'guard said. Lifeboats from Bergen rescued 130 people. Prime Minister Erna Solberg will go to Bergen.',
  },
  {
    id: 'ferry-2',
    title: 'Storm sinks the Aurora, divers search off Bergen',
    date: '2019-03-06',
    source: 'Northern Ledger',
    language: 'en',
    text: 'Divers went down to the ferry Aurora off Bergen on Tuesday. The coast guard said that 31 people died when she '
      + 'sank in the storm. Lifeboats rescued 130 people. Erna Solberg spoke to families in Bergen.',
  },
  {
    id: 'ferry-3',
    title: 'Bergen mourns the dead of the Aurora',
    date: '2019-03-07',
    source: 'Weald Courier',
    language: 'en',
    text: 'Bergen fell silent for the ferry Aurora, which sank in the storm on Monday. In all 31 people died, the coast '
      + 'guard said, and 128 people were rescued. Erna Solberg laid a wreath in Bergen.',
  },
];

// Enough for a second page.
const reports = Array.from({ length: 14 }, (_, i) => ({
  id: `report-${i}`,
  title: `Harvest report number ${i}`,
  date: `2020-05-${String(i + 1).padStart(2, '0')}`,
  source: 'Weald Courier',
  language: 'en',
  text: `The harvest in district ${i} was good, with ${100 + 7 * i} tonnes of wheat. Farmers near Dover were content. `
    + `${'Rain fell. '.repeat(i)}`,
}));

// Serves the sample on a free port: { url, stop() }.
export async function startSite() {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-page-'));
  writeFileSync(join(folder, 'a.jsonl'), [...stories, ...ferry, ...reports].map((a) => JSON.stringify(a)).join('\n'));
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

export function startBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

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
