// Lighthouse's figures for search, results, an article, help. lighthouse.mjs SERVE_PROGRAM INDEX [QUERY]
import { launch } from 'chrome-launcher';
import lighthouse, { desktopConfig } from 'lighthouse';
import { chromiumPath, flags, serve } from './serve.mjs';

const [program, index, query = 'channel'] = process.argv.slice(2);
const site = await serve(program, index);
const chrome = await launch({ chromePath: chromiumPath, chromeFlags: flags });
const { hits } = await (await fetch(`${site.url}api/v1/search?limit=1&q=${encodeURIComponent(query)}`)).json();
const paths = ['', `?q=${encodeURIComponent(query)}`, `articles/${encodeURIComponent(hits[0].id)}?q=${encodeURIComponent(query)}`, 'help'];
if (hits[0].story) paths.push(`stories/${hits[0].story}`);

for (const [device, config] of [['phone', undefined], ['desk', desktopConfig]]) {
  for (const path of paths) {
    const { lhr } = await lighthouse(site.url + path, {
      port: chrome.port, onlyCategories: ['performance', 'accessibility', 'best-practices'], logLevel: 'error',
    }, config);
    const scores = Object.values(lhr.categories).map(({ id, score }) => `${id} ${Math.round(score * 100)}`);
    const failed = Object.values(lhr.audits).filter(({ score, scoreDisplayMode }) => score !== null && score < 0.9
      && ['binary', 'numeric', 'metricSavings'].includes(scoreDisplayMode)).map(({ id }) => id);
    console.log(`${device} /${path.slice(0, 40)}: ${scores.join(', ')}; LCP ${Math.round(lhr.audits['largest-contentful-paint'].numericValue)} ms, `
      + `CLS ${lhr.audits['cumulative-layout-shift'].numericValue.toFixed(3)}${failed.length > 0 ? `; ${failed.join(' ')}` : ''}`);
  }
}
await chrome.kill();
site.stop();
