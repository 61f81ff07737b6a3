#include "web/pages.h"

#include <catch2/catch.hpp>

#include "web/static_assets.h"

using namespace dateline;
using namespace dateline::web;

namespace {

bool has(const std::string& page, std::string_view part) {
  return page.find(part) != std::string::npos;
}

std::size_t count(const std::string& page, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = page.find(part); at != std::string::npos; at = page.find(part, at + 1)) {
    ++found;
  }
  return found;
}

Hit sample_hit() {
  Hit hit;
  hit.id = "a/b 1";
  hit.title = "Boats & <Channel>";
  hit.date = "2021-11-25";
  hit.source = "Harbour \"Gazette\"";
  hit.title_segments = {{"Boats & <", false}, {"Channel", true}, {">", false}};
  hit.snippet = {{"At least ", false}, {"27", true}, {" migrants", false}};
  hit.people = {"Boris Johnson"};
  hit.places = {"Calais"};
  hit.numbers = {"at least 27 migrants"};
  hit.duplicates = 2;
  return hit;
}

SearchResults sample_results() {
  SearchResults results;
  results.query = results.interpreted = "channel";
  results.total = 1200;
  results.total_folded = 1100;
  results.hits = {sample_hit()};
  FacetValue johnson;
  johnson.value = "Boris Johnson";
  johnson.count = 1234;
  johnson.filter = "person:\"Boris Johnson\"";
  FacetValue selected = johnson;
  selected.value = "Priti Patel";
  selected.filter = "person:\"Priti Patel\"";
  selected.selected = true;
  results.facets = {{"people", {johnson, selected}}, {"places", {}}};
  return results;
}

FigureTable died() {
  FigureTable table;
  table.story = "s";
  table.story_title = "Boats <sink>";
  table.thing = "people died";
  table.disagree = true;
  table.articles = 5;
  FigureRow low;
  low.value = 27;
  low.text = "27 people";
  low.articles = 4;
  low.sources = {"A", "B", "C & D", "E"};
  low.first = "2021-11-24";
  low.last = "2021-11-26";
  low.snippet = {{"At least ", false}, {"27", true}, {" <people>", false}};
  low.id = "a/b";
  FigureRow high = low;
  high.value = 31;
  high.text = "31 people";
  high.articles = 1;
  high.sources = {};
  high.first = high.last = "2021-11-24";
  table.rows = {low, high};
  return table;
}

SearchPictures with_figures(std::vector<FigureTable> figures) {
  SearchPictures pictures;
  pictures.figures = std::move(figures);
  return pictures;
}

PageSearch request_for(std::string query) {
  PageSearch request;
  request.query = std::move(query);
  return request;
}

}  // namespace

TEST_CASE("SearchPage: a hit with its marks, its data and chips that narrow") {
  const std::string page = search_page(request_for("channel"), sample_results());
  CHECK(has(
      page,
      "<a href=\"/articles/a%2Fb%201?q=channel\">Boats &amp; &lt;<mark>Channel</mark>&gt;</a>"));
  CHECK(has(page, "At least <mark>27</mark> migrants"));
  CHECK(has(page, "<time datetime=\"2021-11-25\">25 November 2021</time>"));
  CHECK(has(page, "Harbour &quot;Gazette&quot;"));
  CHECK(has(page, "2 near-copies"));
  CHECK(has(page, "href=\"/?q=channel%20person%3A%22Boris%20Johnson%22\""));
  CHECK(has(page, "href=\"/?q=channel%20%22at%20least%2027%20migrants%22\""));
  CHECK(has(page, "1,200 articles"));
}

TEST_CASE("SearchPage: facets narrow, and a selected one is a way back") {
  const std::string page =
      search_page(request_for("channel person:\"Priti Patel\""), sample_results());
  CHECK(has(page, "<a class=\"selected\" href=\"/?q=channel\">"));
  CHECK(
      has(page,
          "href=\"/?q=channel%20person%3A%22Priti%20Patel%22%20person%3A%22Boris%20Johnson%22\""));
  CHECK(has(page, "1,234"));
  CHECK_FALSE(has(page, "facet-places"));
}

TEST_CASE("SearchPage: a facet value can be excluded, and that be taken back") {
  SearchResults results = sample_results();
  FacetValue& johnson = results.facets[0].values[0];
  johnson.exclude = "-person:\"Boris Johnson\"";
  const std::string page = search_page(request_for("channel"), results);
  CHECK(has(page, "<a class=\"exclude\" href=\"/?q=channel%20-person%3A%22Boris%20Johnson%22\">"));
  CHECK(has(page, "Without <bdi>Boris Johnson</bdi>"));
  johnson.excluded = true;
  const std::string without =
      search_page(request_for("channel -person:\"Boris Johnson\""), results);
  CHECK(has(without, "<a class=\"excluded\" href=\"/?q=channel\">"));
  CHECK(has(without, "(excluded: take back)"));
  CHECK_FALSE(has(without, "class=\"exclude\""));
}

TEST_CASE("SearchPage: places are a tree") {
  SearchResults results = sample_results();
  FacetValue states, texas, paris, other;
  states.id = "1";
  states.value = "United States";
  texas.id = "2";
  texas.value = "Texas";
  texas.parent = "1";
  texas.within = {"United States"};
  paris.id = "3";
  paris.value = "Paris, Texas, United States";
  paris.parent = "2";
  paris.within = {"United States", "Texas"};
  other.id = "4";
  other.value = "Paris, France";
  other.parent = "5";  // which is not listed
  other.within = {"France"};
  results.facets = {{"places", {states, texas, other, paris}}};
  const std::string page = search_page(request_for("channel"), results);
  const std::size_t begin = page.find("United States</a>");
  REQUIRE(begin != std::string::npos);
  CHECK(page.find("<ul>", begin) < page.find(">Texas</a>"));
  CHECK(page.find(">Texas</a>") < page.find(">Paris</a>"));
  CHECK(has(page, ">Paris, France</a>"));
}

TEST_CASE("SearchPage: roundings of a number asked for stand apart") {
  SearchResults results = sample_results();
  CHECK_FALSE(has(search_page(request_for("number:27"), results), "class=\"compatible\""));
  results.compatible = {sample_hit()};
  results.compatible_total = 1;
  results.hits.clear();
  results.total = 0;
  const std::string page = search_page(request_for("number:27"), results);
  CHECK(has(page, "<section class=\"compatible\""));
  CHECK(has(page, "1 more article, not among those above."));
}

TEST_CASE("SearchPage: nothing that is typed or indexed becomes markup") {
  const std::string evil = "\"><script>alert(1)</script>";
  SearchResults results = sample_results();
  Hit& hit = results.hits[0];
  hit.id = hit.title = hit.date = hit.source = evil;
  hit.title_segments = {{evil, true}};
  hit.snippet = {{evil, false}};
  hit.people = hit.places = hit.numbers = {evil};
  results.interpreted = evil;
  results.suggestion = evil;
  results.notices.resize(2);
  results.notices[0].code = "unheard_of";
  results.notices[0].message = evil;
  results.notices[1].code = "unknown_field";
  results.notices[1].about = {evil};
  results.facets[0].values[0].value = results.facets[0].values[0].filter = evil;
  const std::string page = search_page(request_for(evil), results);
  CHECK(count(page, "<script") == 1);  // our own
  CHECK_FALSE(has(page, "alert(1)</script>"));
}

TEST_CASE("SearchPage: paging keeps the search") {
  PageSearch request = request_for("channel");
  request.sort = Sort::newest;
  request.offset = 10;
  SearchResults results = sample_results();
  const std::string page = search_page(request, results);
  CHECK(has(page, "rel=\"prev\" href=\"/?q=channel&amp;sort=newest\""));
  CHECK(has(page, "rel=\"next\" href=\"/?q=channel&amp;sort=newest&amp;offset=20\""));
  CHECK(has(page, "<input type=\"hidden\" name=\"sort\" value=\"newest\">"));
  CHECK(
      has(page, "<a href=\"/?q=channel&amp;sort=newest\" aria-current=\"true\">Newest first</a>"));
  results.total = results.total_folded = 1;
  CHECK_FALSE(has(search_page(request_for("channel"), results), "class=\"paging\""));
}

TEST_CASE("SearchPage: no hits come with words that help") {
  SearchResults results;
  results.suggestion = "channel";
  results.notices.resize(1);
  results.notices[0].code = "unheard_of";
  results.notices[0].message = "Nobody knows <field>";
  const std::string page = search_page(request_for("chanel"), results);
  CHECK(has(page, "Did you mean <a dir=\"auto\" href=\"/?q=channel\">channel</a>?"));
  CHECK(has(page, "Nobody knows &lt;field&gt;"));
  CHECK(has(page, "No article fits"));
  CHECK(has(page, "match=any"));
  CHECK(has(search_page(request_for(""), SearchResults()), "no article in the archive"));
}

TEST_CASE("SearchPage: the empty query browses") {
  const std::string page = search_page(request_for(" "), sample_results());
  CHECK(has(page, "Newest articles"));
  CHECK(has(page, "<title>Dateline</title>"));
  CHECK(has(page, "<a href=\"/?q=%20\" aria-current=\"true\">Newest first</a>"));
  CHECK_FALSE(has(page, "Best match"));
}

TEST_CASE("ArticlePage: text in paragraphs, what was found marked, lists and legend") {
  ArticleView view;
  Article& article = view.article;
  article.id = "x";
  article.title = "Boats in the Channel";
  article.date = "2021-11-25T10:00:00Z";
  article.source = "Harbour Gazette";
  article.url = "https://example.org/?a=1&b=2";
  article.language = "en";
  article.text = "At least 27 migrants died.\n\nBoris <Johnson> spoke.";
  article.found.people = {{"Boris Johnson", {{28, 43}}, {}}};
  Quantity quantity;
  quantity.value = 27;
  quantity.thing = "migrants";
  quantity.range = {0, 20};
  quantity.number_range = {9, 11};
  article.found.numbers = {quantity};
  view.text_matches = {{9, 11}};
  const std::string page = article_page(view, {search_for("number:27"), ""});
  CHECK(has(page,
            "<p dir=\"auto\"><span class=\"number\">At least <mark id=\"match-1\">27</mark> "
            "migrants</span> died.</p>"));
  CHECK(has(page, "<span class=\"person\" id=\"person-1\">Boris &lt;Johnson&gt;</span> spoke."));
  CHECK(has(page, "<div class=\"text\" id=\"text\" lang=\"en\">"));
  CHECK(has(page, "href=\"https://example.org/?a=1&amp;b=2\""));
  CHECK(has(page, "href=\"/?q=person%3A%22Boris%20Johnson%22\""));
  CHECK(has(page, "27 migrants"));
  CHECK(has(page, "<a href=\"/?q=number%3A27\">"));
  CHECK(has(page, "class=\"legend\""));
  CHECK_FALSE(has(page, "<span class=\"place\">places"));
  CHECK(count(page, "<h1") == 1);
}

TEST_CASE("ArticlePage: quotes with their speaker, and a list of who is quoted") {
  ArticleView view;
  Article& article = view.article;
  article.id = "x";
  article.text = "\"We act,\" Boris Johnson said. \"Now.\" \"No.\"";
  article.found.people = {{"Boris Johnson", {{10, 23}}, {}}};
  article.found.quotes = {{{1, 8}, SpeakerKind::person, 0},
                          {{31, 35}, SpeakerKind::person, 0},
                          {{38, 41}, SpeakerKind::unknown, 0}};
  const std::string page = article_page(view, {});
  CHECK(has(page,
            "&quot;<q class=\"quote\" id=\"quote-1\" title=\"Boris Johnson\">We act,</q>&quot;"));
  CHECK(has(page, "<q class=\"quote\" id=\"quote-3\">No.</q>"));
  CHECK(has(page, "<h2>Quoted</h2>"));
  CHECK(has(
      page,
      "<cite><a dir=\"auto\" href=\"/?q=by%3A%22Boris%20Johnson%22\">Boris Johnson</a></cite>"));
  CHECK(has(page, "href=\"#quote-2\""));
  CHECK_FALSE(has(page, "href=\"#quote-3\""));
  article.found.quotes.clear();
  CHECK_FALSE(has(article_page(view, {}), "<h2>Quoted</h2>"));
}

TEST_CASE("ArticlePage: who is who, where first introduced, and what else they are called") {
  ArticleView view;
  Article& article = view.article;
  article.id = "x";
  article.text =
      "It rained. Prime Minister Boris Johnson spoke. Mr Johnson left.\n\nJohnson\nslept.";
  article.found.people = {{"Boris Johnson", {{26, 39}, {50, 57}, {65, 72}}, {}}};
  const std::string page = article_page(view, {});
  CHECK(has(page, "<h2>Who is who</h2>"));
  CHECK(has(page, "named 3 times"));
  CHECK(has(page, "href=\"#person-1\">Prime Minister <b>Boris Johnson</b> spoke."));
  CHECK(has(page, "also as <bdi>Johnson</bdi>"));
  CHECK(has(page, "<span class=\"person\" id=\"person-1\">Boris Johnson</span>"));
  CHECK(count(page, "id=\"person-1\"") == 1);
}

TEST_CASE("ArticlePage: matches can be gone to, one by one, touching ones as one") {
  ArticleView view;
  view.article.id = "x";
  view.article.text = "one two three one";
  view.text_matches = {{14, 17}, {0, 3}, {3, 7}};
  const std::string page = article_page(view, {search_for("one"), ""});
  CHECK(has(page, "2 matches"));
  CHECK(has(page, "href=\"#match-2\" aria-label=\"Match 2\""));
  CHECK(has(page, "<mark id=\"match-1\">one two</mark> three <mark id=\"match-2\">one</mark>"));
  CHECK_FALSE(has(article_page(view, {}), "match-3"));
}

TEST_CASE("ArticlePage: marks are switched off, and on again, by address") {
  ArticleView view;
  view.article.id = "x";
  view.article.text = "Boris Johnson in Calais";
  view.article.found.people = {{"Boris Johnson", {{0, 13}}, {}}};
  view.article.found.places.emplace_back();
  view.article.found.places[0].name = "Calais";
  view.article.found.places[0].mentions = {{17, 23}};
  const std::string shown = article_page(view, {search_for("calais"), ""});
  CHECK(has(shown, "data-hidden=\"\""));
  CHECK(has(
      shown,
      "data-kind=\"person\" href=\"/articles/x?q=calais&amp;hide=person\" aria-current=\"true\""));
  const std::string hidden = article_page(view, {{}, "person,<script>"});
  CHECK(has(hidden, "data-hidden=\"person\""));
  CHECK(has(hidden, "data-kind=\"person\" href=\"/articles/x\">"));
  CHECK(has(hidden, "data-kind=\"place\" href=\"/articles/x?hide=person,place\" aria-current"));
  CHECK_FALSE(has(hidden, "<script>"));
}

TEST_CASE("ArticlePage: cited by what is known of it") {
  ArticleView view;
  view.article.id = "x/1";
  view.article.title = "Boats & <bo>";
  view.article.date = "2021-11-25";
  view.article.source = "Gazette";
  view.article.authors = {"A. Writer", "B. Writer"};
  view.article.url = "https://example.org/1";
  CHECK(has(article_page(view, {}),
            "A. Writer, B. Writer, “Boats &amp; &lt;bo&gt;”, Gazette, 25 November 2021, "
            "https://example.org/1"));
  view.article.url = "javascript:alert(1)";
  view.article.date.clear();
  CHECK(has(article_page(view, {}), "“Boats &amp; &lt;bo&gt;”, Gazette</p>"));
}

TEST_CASE("ArticlePage: its story's steps, and what is new in it") {
  ArticleView view;
  view.article.id = "b";
  StoryView story;
  story.id = "s";
  story.articles.resize(2);
  story.articles[0].id = "a";
  story.articles[0].title = "First";
  story.articles[1].id = "b";
  story.articles[1].title = "Second";
  story.articles[1].sentences = {{"Two boats sank.", {}}};
  Neighbours neighbours;
  neighbours.story = story;
  const std::string page = article_page(view, {}, neighbours);
  CHECK(has(page, "<a dir=\"auto\" href=\"/articles/a\">First</a>"));
  CHECK(has(page, "aria-current=\"page\" href=\"/articles/b\">Second</a>"));
  CHECK(has(page, "<h3>New in this article</h3>"));
  CHECK(has(page, "<li dir=\"auto\">Two boats sank.</li>"));
  CHECK_FALSE(has(page, "more sentence"));
  CHECK(has(page, "href=\"/stories/s\">The whole story: 2 articles</a>"));
  neighbours.story->articles[1].sentences.resize(5);
  CHECK(has(article_page(view, {}, neighbours), "<a href=\"/stories/s\">2 more sentences</a>"));
  neighbours.story->articles.resize(1);
  CHECK_FALSE(has(article_page(view, {}, neighbours), "whole story"));
}

TEST_CASE("SearchPage: ways to keep and share a search") {
  const std::string page = search_page(request_for("a b"), sample_results());
  for (const std::string_view link :
       {"href=\"/feed.atom?q=a%20b\"", "href=\"/feed.json?q=a%20b\"",
        "href=\"/api/v1/export?q=a%20b&amp;format=csv\"", "href=\"/opensearch.xml\""}) {
    INFO(link);
    CHECK(has(page, link));
  }
  CHECK(has(search_page(request_for(""), sample_results()), "/api/v1/export?format=jsonl\""));
}

TEST_CASE("SearchPage: a chip of what the query asks for takes it back") {
  const std::string page = search_page(request_for("channel place:\"Calais\""), sample_results());
  CHECK(has(page, "<a class=\"chip place chosen\" dir=\"auto\" href=\"/?q=channel\">Calais<"));
}

TEST_CASE("ArticlePage: addresses that are no web addresses are no links") {
  ArticleView view;
  view.article.id = "x";
  view.article.url = "javascript:alert(1)";
  view.article.language = "en\" onload=\"x";
  const std::string page = article_page(view, {});
  CHECK_FALSE(has(page, "javascript:"));
  CHECK_FALSE(has(page, "onload"));
  CHECK_FALSE(has(page, "Back to the results"));
  CHECK(has(page, "<h1 dir=\"auto\">x</h1>"));
}

TEST_CASE("Pages: no inline script or style, one main, every asset is there") {
  for (const std::string& page :
       {search_page(request_for("channel"), sample_results()),
        article_page(ArticleView(), {search_for("q"), ""}), error_page(404, "No <x>.")}) {
    CHECK_FALSE(has(page, " style="));
    CHECK_FALSE(has(page, "<style"));
    CHECK_FALSE(has(page, " onclick"));
    CHECK(count(page, "<main") == 1);
    CHECK(count(page, "<h1") == 1);
    for (const std::string_view name :
         {"app.js", "favicon.svg", "base.css", "answer.js", "texts.js"}) {
      CHECK(has(page, asset_path(name)));
    }
  }
}

TEST_CASE("StaticAssets: modules import each other by hashed names") {
  const std::string_view app = asset_named("app.js").content;
  for (const std::string_view name : script_modules()) {
    INFO(name);
    const std::string_view content = asset_named(name).content;
    CHECK(content.find("from './say.js'") == std::string_view::npos);
    if (name == "app.js" || name == "texts.js" || name == "say.js") continue;
    const std::string file = asset_path(name).substr(std::string("/assets/").size());
    CHECK(app.find("from './" + file + "'") != std::string_view::npos);
  }
}

TEST_CASE("StaticAssets: found by their hashed names only") {
  for (const Asset& asset : assets()) {
    const std::string path = asset_path(asset.name);
    const std::string file = path.substr(std::string("/assets/").size());
    REQUIRE(asset_for(file) != nullptr);
    CHECK(asset_for(file)->content == asset.content);
    CHECK_FALSE(asset.content.empty());
    CHECK(asset_for(asset.name) == nullptr);
  }
  CHECK(asset_for("../../etc/passwd") == nullptr);
  CHECK(asset_for("") == nullptr);
}

TEST_CASE("SearchPage: the figures reported, as tables") {
  FigureTable second = died();
  second.thing = "boats";
  second.disagree = false;
  FigureTable alone = died();
  alone.thing = "told by one article";
  alone.articles = 1;
  const std::string page =
      search_page(request_for("channel"), sample_results(), with_figures({died(), alone, second}));
  CHECK(count(page, "<table>") == 2);
  CHECK(has(page,
            "<caption><span dir=\"auto\">people died</span> <span class=\"differ\">figures "
            "differ</span> <span class=\"aside\" dir=\"auto\">Boats &lt;sink&gt;</span>"));
  CHECK(count(page, "figures differ") == 1);
  CHECK(has(page, "<th scope=\"row\" dir=\"auto\">27 people</th>"));
  CHECK(has(page, "<bdi>A</bdi>, <bdi>B</bdi>, <bdi>C &amp; D</bdi> and 1 more"));
  CHECK(has(page, "not named"));
  CHECK(has(page, "24 November 2021</time> – <time datetime=\"2021-11-26\">"));
  CHECK(has(page,
            "<a dir=\"auto\" href=\"/articles/a%2Fb?q=channel\">At least <mark>27</mark> "
            "&lt;people&gt;</a>"));
  CHECK(has(page, "<summary>1 more thing counted</summary>"));
  CHECK_FALSE(has(page, "told by one article"));
}

TEST_CASE("SearchPage: no panel of figures where no two articles report one") {
  FigureTable alone = died();
  alone.articles = 1;
  CHECK_FALSE(has(search_page(request_for("channel"), sample_results(), with_figures({alone})),
                  "Figures reported"));
  CHECK_FALSE(has(search_page(request_for("channel"), sample_results()), "Figures reported"));
}

TEST_CASE("Pages: a story that begins with a headline alone does not call it known") {
  StoryView story;
  story.title = "Dinghy sinks";
  story.articles.resize(2);
  story.articles[0].id = "a";
  story.articles[1].id = "b";
  const std::string page = story_page(story);
  CHECK(count(page, "Nothing that was not said before") == 1);
  CHECK(page.find("Nothing that was not said before") > page.find("/articles/b"));
}
