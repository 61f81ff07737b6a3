// Filters: on a narrow screen a sheet; all values of a facet in a dialog, with a box to find one. Both are pages or links without
// this script.
import { fetchPart } from './answer.js';
import { announce, make, say } from './say.js';

const narrow = window.matchMedia('(max-width: 59.99rem)');
const root = document.documentElement;
const filters = () => document.getElementById('filters');
const isSheet = () => root.classList.contains('sheet-open');

// Everything beside the sheet.
function setInert(inert) {
  for (const element of [...document.querySelectorAll('.skip, .masthead, footer'),
    ...['head', 'results', 'pictures'].map((id) => document.getElementById(id))]) {
    if (element) element.inert = inert;
  }
}

function openSheet() {
  root.classList.add('sheet-open');
  setInert(true);
  filters().focus({ preventScroll: true });
}

function closeSheet() {
  if (!isSheet()) return;
  root.classList.remove('sheet-open');
  setInert(false);
  document.querySelector('.open-filters')?.focus({ preventScroll: true });
}

// The next page of values is fetched when the end of the list comes near.
function growList(scroll, watcher) {
  const next = scroll.querySelector('.paging a[rel="next"]');
  scroll.querySelector('.paging')?.classList.add('hidden');
  if (!next) return;
  const last = scroll.querySelector('.all-values')?.lastElementChild;
  if (!last) return;
  watcher.disconnect();
  watcher.observe(last);
}

async function openValues(link) {
  const title = make('h2', { id: 'values-title', textContent: link.closest('.facet').querySelector('h3').textContent });
  const close = make('button', { type: 'button', className: 'quiet', textContent: document.querySelector('#keys button').textContent });
  const input = make('input', { type: 'search', autocomplete: 'off', dir: 'auto' });
  input.placeholder = say('filter_values');
  input.setAttribute('aria-label', say('filter_values'));
  const scroll = make('div', { className: 'scroll', tabIndex: 0 });
  scroll.setAttribute('role', 'region');
  scroll.setAttribute('aria-labelledby', 'values-title');
  const dialog = make('dialog', { className: 'values-dialog' },
    make('div', { className: 'dialog-head' }, title, close), input, scroll);
  dialog.setAttribute('aria-labelledby', 'values-title');

  let asking = null;
  const watcher = new IntersectionObserver(async (entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    watcher.disconnect();
    const next = scroll.querySelector('.paging a[rel="next"]');
    if (!next) return;
    try {
      const more = await fetchPart(next.href, 'values', asking.signal);
      scroll.querySelector('.all-values').append(...more.querySelectorAll('.all-values > li'));
      scroll.querySelector('.paging').replaceWith(more.querySelector('.paging') ?? '');
      growList(scroll, watcher);
    } catch { /* given up for a newer list, or not to be had: what is there stays */ }
  }, { root: scroll, rootMargin: '400px' });

  const load = async () => {
    asking?.abort();
    asking = new AbortController();
    const url = new URL(link.href);
    if (input.value) url.searchParams.set('prefix', input.value);
    try {
      scroll.replaceChildren(await fetchPart(url, 'values', asking.signal));
      scroll.scrollTop = 0;
      announce(scroll.querySelector('[role="status"]').textContent);
      growList(scroll, watcher);
    } catch (error) {
      if (error.name !== 'AbortError') window.location.assign(link.href);
    }
  };
  input.addEventListener('input', load);
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog || event.target.closest('a[href^="/?"], a[href="/"]')) dialog.close();
  });
  dialog.addEventListener('close', () => {
    asking?.abort();
    watcher.disconnect();
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
  input.focus();
  await load();
}

export function enhanceFacets() {
  document.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    const link = event.target.closest?.('a[href]');
    if (link?.matches('.open-filters') && narrow.matches) {
      event.preventDefault();
      openSheet();
    } else if (link?.matches('.done') && isSheet()) {
      event.preventDefault();
      closeSheet();
    } else if (link?.matches('.facet .more')) {
      event.preventDefault();
      openValues(link);
    } else if (isSheet() && !event.target.closest('#filters, dialog')) {
      event.preventDefault();
      closeSheet();
    }
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && isSheet() && !document.querySelector('dialog[open]')) closeSheet();
  });
  narrow.addEventListener('change', () => { if (!narrow.matches) closeSheet(); });
  for (const name of ['dateline:answer', 'dateline:pictures']) {
    document.addEventListener(name, () => { if (isSheet()) setInert(true); });
  }
}
