// Keys: / to the search box, j and k (and arrows, once there) through the hits, Esc to close or empty, ? for the list of them.
const box = document.getElementById('q');
const keys = document.getElementById('keys');

const isTyping = (target) => target instanceof HTMLElement
  && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
const links = () => [...document.querySelectorAll('.hits .hit h2 a')];

// The first hit, or the one `step` further than that which has the focus. False where there is none.
function move(step) {
  const all = links();
  const at = all.findIndex((link) => link.closest('li').contains(document.activeElement));
  const next = all[at < 0 ? 0 : at + step];
  if (!next) return false;
  next.focus();
  next.closest('li').scrollIntoView({ block: 'nearest' });
  return true;
}

function inBox(event) {
  if (event.key === 'ArrowDown' && move(1)) event.preventDefault();
  if (event.key === 'Escape' && box.value !== '') {
    event.preventDefault();
    box.value = '';
    box.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

// What a single key does; true where it did something.
function press(event) {
  const inHits = Boolean(document.activeElement?.closest?.('.hits'));
  switch (event.key) {
    case '/':
      box.focus();
      box.select();
      return true;
    case '?':
      keys.showModal();
      return true;
    case 'j':
      return move(1);
    case 'k':
      return move(-1);
    case 'ArrowDown':
      return inHits && move(1);
    case 'ArrowUp':
      return inHits && move(-1);
    default:
      return false;
  }
}

export function listenToKeys() {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector('dialog[open]')) return;
    if (event.target === box) inBox(event);
    else if (!isTyping(event.target) && press(event)) event.preventDefault();
  });
}
