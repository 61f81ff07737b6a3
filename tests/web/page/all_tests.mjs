// Every test of the page, in one process: one server, one browser.
import './search_test.mjs';
import './typing_test.mjs';
import './facets_test.mjs';
import './figures_test.mjs';
import './pictures_test.mjs';
import './keyboard_test.mjs';
import './article_test.mjs';
import './journey_test.mjs';
import './kept_state_test.mjs';
import './way_back_test.mjs';
import './hostile_test.mjs';
import './layout_test.mjs';
import './right_to_left_test.mjs';
import './exports_test.mjs';
import './accessibility_test.mjs';
import './opensearch_test.mjs';
