// Everything here makes the pages quicker; all of them work without it.
import { answerInPlace, hasAnswer } from './answer.js';
import { enhanceArticle } from './article.js';
import { completeBox } from './completion.js';
import { unfoldCopies } from './copies.js';
import { enhanceFacets } from './facets.js';
import { listenToKeys } from './keyboard.js';
import { searchFor, searchWhileTyping } from './live_search.js';
import { moveMap } from './map.js';
import { brushTimeline } from './timeline.js';
import { rememberOpened, stepBack } from './way_back.js';

if (hasAnswer()) {
  moveMap(); // before what follows links
  brushTimeline();
  completeBox(searchFor);
  answerInPlace();
  searchWhileTyping();
  enhanceFacets();
  unfoldCopies();
  rememberOpened();
} else {
  const box = document.getElementById('q');
  completeBox((query) => { // with what else the form keeps of the search
    box.value = query;
    box.form.requestSubmit();
  });
}
enhanceArticle();
stepBack();
listenToKeys();
