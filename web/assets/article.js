// An article: from match to match, marks on and off, its citation into the clipboard. Links do the first two without this script.
import { announce, make, say } from './say.js';

const text = document.getElementById('text');

function walkMatches() {
  const nav = document.getElementById('matches');
  const marks = [...text.querySelectorAll('mark[id]')];
  if (!nav || marks.length === 0) return;
  let at = -1;
  const counter = nav.querySelector('.matches-count');
  const go = (step) => {
    marks[at]?.classList.remove('current');
    at = at < 0 && step < 0 ? marks.length - 1 : (at + step + marks.length) % marks.length;
    const mark = marks[at];
    mark.classList.add('current');
    mark.scrollIntoView({ block: 'center' });
    counter.textContent = say('match_position', { n: at + 1, total: marks.length });
    announce(counter.textContent);
    history.replaceState(history.state, '', `#${mark.id}`);
  };
  const button = (label, sign, step) => {
    const made = make('button', { type: 'button', className: 'quiet', textContent: sign, title: label });
    made.setAttribute('aria-label', label);
    made.addEventListener('click', () => go(step));
    return made;
  };
  nav.querySelector('.match-links').replaceWith(
    button(nav.dataset.previous, '↑', -1), button(nav.dataset.next, '↓', 1));
  at = marks.findIndex((mark) => `#${mark.id}` === location.hash);
  document.addEventListener('keydown', (event) => {
    const step = { n: 1, p: -1, N: -1 }[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey || event.target.matches?.('input, textarea, select')) return;
    if (document.querySelector('dialog[open]')) return;
    event.preventDefault();
    go(step);
  });
}

function switchMarks() {
  const article = document.getElementById('article');
  const switches = [...document.querySelectorAll('.legend a[data-kind]')];
  const hidden = new Set(article.dataset.hidden.split(' ').filter(Boolean));
  const addressWith = (kinds) => {
    const url = new URL(location.href);
    const list = switches.map(({ dataset }) => dataset.kind).filter((kind) => kinds.has(kind));
    if (list.length > 0) url.searchParams.set('hide', list.join(',')); else url.searchParams.delete('hide');
    url.search = url.search.replaceAll('%2C', ',');
    return url;
  };
  const update = () => {
    article.dataset.hidden = [...hidden].join(' ');
    for (const link of switches) {
      const { kind } = link.dataset;
      if (hidden.has(kind)) link.removeAttribute('aria-current'); else link.setAttribute('aria-current', 'true');
      const other = new Set(hidden);
      if (!other.delete(kind)) other.add(kind);
      link.href = addressWith(other);
    }
  };
  for (const link of switches) {
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const { kind } = link.dataset;
      if (!hidden.delete(kind)) hidden.add(kind);
      history.replaceState(history.state, '', addressWith(hidden));
      update();
    });
  }
}

function copyCitation() {
  for (const button of document.querySelectorAll('button[data-copy]')) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    const label = button.textContent;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
      button.textContent = say('copied');
      announce(say('copied'));
      setTimeout(() => { button.textContent = label; }, 2000);
    });
  }
}

export function enhanceArticle() {
  if (!text) return;
  walkMatches();
  switchMarks();
  copyCitation();
}
