// Completion below the search box (ARIA combobox with a list): people, places, words of the archive, each with its kind.
import { announce, make, say } from './say.js';

const LIMIT = 7;
const LONGEST = 800; // letters: what is longer is pasted, and would be too long for an address
const box = document.getElementById('q');
const list = make('ul', { className: 'suggestions', id: 'suggestions', hidden: true });

let asking = null;
let options = [];
let active = -1;

const isOpen = () => !list.hidden;

export function closeSuggestions() {
  asking?.abort();
  list.hidden = true;
  active = -1;
  box.setAttribute('aria-expanded', 'false');
  box.removeAttribute('aria-activedescendant');
}

function activate(index) {
  list.children[active]?.setAttribute('aria-selected', 'false');
  active = index;
  const option = list.children[active];
  if (!option) {
    box.removeAttribute('aria-activedescendant');
    return;
  }
  option.setAttribute('aria-selected', 'true');
  option.scrollIntoView({ block: 'nearest' });
  box.setAttribute('aria-activedescendant', option.id);
}

function makeOption({ text, kind, count }, index) {
  const option = make('li', { id: `suggestion-${index}`, dataset: { index } },
    make('span', { className: 'text' }, make('bdi', { textContent: text })),
    make('span', { className: `kind kind-${kind}`, textContent: say(`kind_${kind}`) }),
    make('span', { className: 'count', textContent: new Intl.NumberFormat(document.documentElement.lang).format(count) }));
  option.setAttribute('role', 'option');
  option.setAttribute('aria-selected', 'false');
  return option;
}

function open(found) {
  options = found.filter(({ query }) => query !== box.value.trim());
  active = -1;
  if (options.length === 0 || document.activeElement !== box) {
    closeSuggestions();
    return;
  }
  list.replaceChildren(...options.map(makeOption));
  list.hidden = false;
  box.setAttribute('aria-expanded', 'true');
  box.removeAttribute('aria-activedescendant');
  announce(say('suggestion_count', { n: options.length }));
}

async function ask() {
  asking?.abort();
  const text = box.value;
  if (text.trim().length < 2 || text.length > LONGEST) {
    closeSuggestions();
    return;
  }
  const mine = new AbortController();
  asking = mine;
  try {
    const response = await fetch(`/api/v1/suggest?limit=${LIMIT}&q=${encodeURIComponent(text)}`, { signal: mine.signal });
    const { suggestions } = await response.json();
    if (!mine.signal.aborted && box.value === text) open(suggestions ?? []);
  } catch (error) {
    if (error.name !== 'AbortError') closeSuggestions();
  }
}

// `choose(query)` is called with what the reader takes.
export function completeBox(choose) {
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', say('suggestions'));
  box.after(list);
  for (const [name, value] of Object.entries({
    role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': list.id, 'aria-expanded': 'false', 'aria-haspopup': 'listbox',
  })) box.setAttribute(name, value);

  const take = (index) => {
    const { query } = options[index];
    closeSuggestions();
    choose(query);
  };
  box.addEventListener('input', (event) => { if (!event.isComposing) ask(); });
  box.addEventListener('blur', closeSuggestions);
  box.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && isOpen()) {
      event.preventDefault();
      event.stopPropagation();
      // One place more than there are options: none, the box itself.
      const places = options.length + 1;
      activate(((active + 1 + step + places) % places) - 1);
    } else if (event.key === 'Enter' && isOpen() && active >= 0) {
      event.preventDefault();
      take(active);
    } else if (event.key === 'Enter') {
      closeSuggestions();
    } else if (event.key === 'Escape' && isOpen()) {
      event.preventDefault();
      event.stopPropagation();
      closeSuggestions();
    }
  });
  list.addEventListener('mousedown', (event) => {
    event.preventDefault(); // the box keeps the focus
    const option = event.target.closest('li');
    if (option) take(Number(option.dataset.index));
  });
}
