// The page works without this. With it, "/" puts the cursor into the search box, as readers know it from elsewhere.
const box = document.querySelector('input[type="search"]');

const isTyping = (target) => target instanceof HTMLElement
  && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});
