// Answers in place: the server renders them, as it renders the whole page, and what changed is put into the page. The address
// is always the address of what is shown. Only the newest question is answered: older ones are given up.
import { announce, make, say } from './say.js';

const PARTS = ['head', 'filters', 'results'];
const PICTURES_AFTER = 250; // milliseconds without a new answer

const part = (id) => document.getElementById(id);
const box = document.getElementById('q');

let asking = null; // AbortController of the question under way
let looking = null; // the same of the pictures
let picturesTimer = 0;
let shown = location.search; // of which address the answer is

// Whether this page shows hits, so that answers have a place.
export const hasAnswer = () => PARTS.every(part);

// The HTML that the server has for a part of the page at `url`.
export async function fetchPart(url, name, signal) {
  const address = new URL(url, location.href);
  address.searchParams.set('part', name);
  const response = await fetch(address, { signal });
  if (!response.ok) throw Object.assign(new Error(`status ${response.status}`), { status: response.status });
  const template = document.createElement('template');
  template.innerHTML = await response.text();
  return template.content;
}

// What has the focus in one of these parts, so that its successor can have it; where there is none, `otherwise`.
function rememberFocus(parts, otherwise) {
  const { activeElement } = document;
  if (activeElement instanceof SVGElement) return () => {}; // timeline and map see to themselves
  const holder = parts.map(part).find((element) => element.contains(activeElement));
  if (!holder || activeElement === holder) return () => {};
  const name = (link) => link.querySelector('bdi')?.textContent ?? link.textContent;
  const section = activeElement.closest('[aria-labelledby]')?.getAttribute('aria-labelledby');
  const wanted = { id: holder.id, name: name(activeElement), className: activeElement.className, section };
  return () => {
    const links = [...part(wanted.id).querySelectorAll('a, summary')];
    const same = links.filter((link) => name(link) === wanted.name);
    const successor = same.find((link) => link.closest('[aria-labelledby]')?.getAttribute('aria-labelledby') === wanted.section
      && link.className === wanted.className) ?? same[0] ?? part(otherwise);
    successor?.focus({ preventScroll: true });
  };
}

// The parts of the page that stand outside of the answer and depend on it all the same.
function followAddress(url) {
  const form = box.form;
  form.querySelectorAll('input[type="hidden"]').forEach((input) => input.remove());
  for (const [name, value] of url.searchParams) {
    if (name !== 'q' && name !== 'offset') form.append(make('input', { type: 'hidden', name, value }));
  }
  document.title = part('head').dataset.title;
  for (const link of document.querySelectorAll('link[rel="alternate"]')) {
    const path = new URL(link.href).pathname;
    const newer = part('results').querySelector(`.share a[href^="${path}"]`);
    if (newer) link.href = newer.href;
  }
}

// What of the pictures has been opened, so that it stays open.
function openDetails() {
  const all = () => [...part('pictures').querySelectorAll('section details')];
  const name = (details) => `${details.closest('section').id} ${details.className}`;
  const open = new Set(all().filter((details) => details.open).map(name));
  return () => all().forEach((details) => { details.open = details.open || open.has(name(details)); });
}

function showPictures(url) {
  clearTimeout(picturesTimer);
  looking?.abort();
  part('pictures').classList.add('stale');
  picturesTimer = setTimeout(async () => {
    looking = new AbortController();
    try {
      const content = await fetchPart(url, 'pictures', looking.signal);
      const restoreFocus = rememberFocus(['pictures']);
      const open = openDetails();
      part('pictures').replaceWith(content.getElementById('pictures'));
      open();
      restoreFocus();
      document.dispatchEvent(new CustomEvent('dateline:pictures'));
    } catch (error) {
      if (error.name !== 'AbortError') part('pictures').replaceChildren();
    }
  }, PICTURES_AFTER);
}

function swap(content, url) {
  const wasOpen = part('head').querySelector('.options')?.open;
  const scrolled = part('filters').scrollTop;
  const restoreFocus = rememberFocus(PARTS, 'results');
  for (const id of PARTS) part(id).replaceWith(content.getElementById(id));
  if (wasOpen) part('head').querySelector('.options').open = true;
  part('filters').scrollTop = scrolled;
  restoreFocus();
  shown = url.search;
  followAddress(url);
  announce(part('count').textContent);
  document.dispatchEvent(new CustomEvent('dateline:answer'));
  showPictures(url);
}

const forgetFailure = () => document.getElementById('failure')?.remove();

function fail({ status = 0 }) {
  const text = say(status >= 400 && status < 500 && status !== 429 ? 'refused' : 'failed');
  forgetFailure();
  part('results').prepend(make('p', { id: 'failure', className: 'notices', textContent: text }));
  announce(text);
}

// Shows the answer at `href`. `history`: "push", "replace", or "none" where the address is there already. Resolves to whether
// it is shown, and not a newer one.
export async function show(href, { history: how = 'push', keepBox = false } = {}) {
  const url = new URL(href, location.href);
  asking?.abort();
  const mine = new AbortController();
  asking = mine;
  if (how === 'push') {
    history.replaceState({ y: window.scrollY }, '');
    history.pushState({ y: 0 }, '', url);
  } else if (how === 'replace') {
    history.replaceState({ y: 0 }, '', url);
  }
  if (!keepBox) box.value = url.searchParams.get('q') ?? '';
  try {
    const content = await fetchPart(url, 'answer', mine.signal);
    if (mine.signal.aborted) return false;
    swap(content, url);
    return true;
  } catch (error) {
    if (error.name !== 'AbortError') fail(error);
    return false;
  } finally {
    if (asking === mine) asking = null;
  }
}

// More of a query than the server reads, and says so; a longer address it refuses.
const MOST_BYTES = 1100;
const firstOf = (query) => query.slice(0, new TextEncoder().encodeInto(query, new Uint8Array(MOST_BYTES)).read);

// The address of the same search with other words.
export function addressOf(query) {
  const url = new URL(location.href);
  url.hash = '';
  url.pathname = '/';
  url.searchParams.delete('offset');
  if (query.trim() === '') url.searchParams.delete('q'); else url.searchParams.set('q', firstOf(query));
  return url;
}

const isPlainClick = (event) => event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

async function followLink(event) {
  const link = event.target.closest?.('a[href]');
  if (!link || event.defaultPrevented || !isPlainClick(event) || link.getAttribute('target')) return;
  const url = new URL(link.getAttribute('href'), location.href); // a link of a picture has no href of this kind
  if (url.origin !== location.origin || url.pathname !== '/' || url.hash) return;
  event.preventDefault();
  const beside = link.closest('#filters, #pictures, dialog');
  const isPaging = Boolean(link.closest('.paging'));
  if (await show(url) && !beside) {
    window.scrollTo({ top: 0, behavior: 'instant' });
    if (isPaging) part('results').focus({ preventScroll: true });
  }
}

export function answerInPlace() {
  document.addEventListener('click', followLink);
  window.addEventListener('popstate', async (event) => {
    if (location.search === shown && !asking) {
      forgetFailure();
      box.value = new URLSearchParams(shown).get('q') ?? '';
      return;
    }
    const y = event.state?.y ?? 0;
    if (await show(location.href, { history: 'none' })) window.scrollTo({ top: y, behavior: 'instant' });
  });
}
