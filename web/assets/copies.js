// The near-copies of a hit, unfolded where it stands.
import { make } from './say.js';

async function unfold(link) {
  const byline = link.closest('.byline');
  const open = byline.nextElementSibling?.matches('.copies-list') ? byline.nextElementSibling : null;
  if (open) {
    open.remove();
    link.setAttribute('aria-expanded', 'false');
    return;
  }
  try {
    const response = await fetch(link.dataset.copies);
    const { hits } = await response.json();
    const { search } = new URL(link.href); // that led here
    const items = hits.map((hit) => {
      const title = make('a', { href: `/articles/${encodeURIComponent(hit.id)}${search}`, dir: 'auto', textContent: hit.title || hit.id });
      const about = make('span', { className: 'aside' }, ' ', make('bdi', { textContent: hit.source ?? '' }), ' ',
        hit.date ? make('time', { dateTime: hit.date, textContent: hit.date.slice(0, 10) }) : '');
      return make('li', {}, title, about);
    });
    byline.after(make('ul', { className: 'copies-list' }, ...items));
    link.setAttribute('aria-expanded', 'true');
  } catch {
    window.location.assign(link.href);
  }
}

export function unfoldCopies() {
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[data-copies]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    unfold(link);
  });
}
