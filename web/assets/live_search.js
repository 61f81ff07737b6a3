// Results while the reader types: each stands at an address, all of one spell of typing at one step of the history.
import { addressOf, show } from './answer.js';

const box = document.getElementById('q');

let typing = false; // the history's newest entry is of this spell

function follow() {
  const url = addressOf(box.value);
  if (url.search === location.search) return;
  show(url, { history: typing ? 'replace' : 'push', keepBox: true });
  typing = true;
}

export function searchWhileTyping() {
  box.addEventListener('input', (event) => { if (!event.isComposing) follow(); });
  box.addEventListener('compositionend', follow);
  box.addEventListener('blur', () => { typing = false; });
  window.addEventListener('popstate', () => { typing = false; });
  box.form.addEventListener('submit', (event) => {
    event.preventDefault();
    follow();
    typing = false;
  });
}

// A query that was chosen, not typed.
export function searchFor(query) {
  box.value = query;
  follow();
  typing = false;
}
