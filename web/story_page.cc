#include <algorithm>

#include "web/labels.h"
#include "web/page_frame.h"
#include "web/page_search.h"
#include "web/pages.h"

namespace dateline::web {
namespace {

// Further ones are shown when asked for.
constexpr std::size_t kSentencesShown = 4;

void write_sentence(const NewSentence& sentence, HtmlWriter& out) {
  out.markup("<li dir=\"auto\">").text(sentence.text).markup("</li>\n");
}

void write_sentences(const StoryArticleView& article, bool first, HtmlWriter& out) {
  const std::vector<NewSentence>& all = article.sentences;
  if (all.empty()) {
    if (first) return;  // a headline alone
    out.markup("<p class=\"aside\">").say(Text::story_nothing_new).markup("</p>\n");
    return;
  }
  out.markup("<p class=\"aside\">")
      .say(first ? Text::story_begins_with : Text::story_new_here)
      .markup("</p>\n<ul class=\"news\">\n");
  const std::size_t shown = std::min(all.size(), kSentencesShown);
  for (std::size_t i = 0; i < shown; ++i) write_sentence(all[i], out);
  out.markup("</ul>\n");
  if (shown == all.size()) return;
  const std::size_t more = all.size() - shown;
  out.markup("<details><summary>")
      .say(Text::story_more_sentences, {{"n", more}})
      .markup("</summary>\n<ul class=\"news\">\n");
  for (std::size_t i = shown; i < all.size(); ++i) write_sentence(all[i], out);
  out.markup("</ul></details>\n");
}

void write_names(Text label, const std::vector<std::string>& names, HtmlWriter& out) {
  if (names.empty()) return;
  out.markup("<dt>").say(label).markup("</dt><dd>");
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out.say(Text::list_separator);
    out.markup("<bdi>").text(names[i]).markup("</bdi>");
  }
  out.markup("</dd>\n");
}

void write_byline(const StoryArticleView& article, const PageSearch& search, HtmlWriter& out) {
  out.markup("<p class=\"byline\">");
  if (!article.date.empty()) {
    write_date(article.date, out);
    out.markup(" ");
  }
  if (!article.source.empty()) {
    out.markup("<span class=\"source\" dir=\"auto\">").text(article.source).markup("</span> ");
  }
  if (article.duplicates > 0) {
    out.markup("<a class=\"copies\" href=\"")
        .text(article_url(article.id, search))
        .text("#")
        .text(kCopiesAnchor)
        .markup("\">")
        .say(Text::near_copies, {{"n", article.duplicates}})
        .markup("</a>");
  }
  out.markup("</p>\n");
}

void write_article(const StoryArticleView& article, const PageSearch& search, bool first,
                   HtmlWriter& out) {
  out.markup("<li><article class=\"hit\">\n<h2 dir=\"auto\"><a href=\"")
      .text(article_url(article.id, search))
      .markup("\">")
      .text(article.title.empty() ? article.id : article.title)
      .markup("</a></h2>\n");
  write_byline(article, search, out);
  write_sentences(article, first, out);
  HtmlWriter names;
  write_names(first ? Text::story_people : Text::story_new_people, article.people, names);
  write_names(first ? Text::story_places : Text::story_new_places, article.places, names);
  write_names(first ? Text::story_figures : Text::story_new_figures, article.numbers, names);
  if (!names.empty()) out.markup("<dl class=\"new-names\">\n").part(names).markup("</dl>\n");
  out.markup("</article></li>\n");
}

}  // namespace

std::string story_page(const StoryView& story, const PageSearch& search) {
  HtmlWriter main;
  write_way_back(search, main);
  main.markup("<div class=\"results\">\n<h1 class=\"title\">")
      .say(Text::story_title, {{"title", story.title}})
      .markup("</h1>\n<p class=\"aside\">");
  const std::string first = date_label(story.first);
  const std::string last = date_label(story.last);
  main.say(first == last ? Text::story_day : Text::story_span,
           {{"n", story.articles.size()}, {"first", first}, {"last", last}});
  if (!story.complete) main.markup(" ").say(Text::story_incomplete);
  main.markup("</p>\n<ol class=\"hits\">\n");
  for (const StoryArticleView& article : story.articles)
    write_article(article, search, &article == &story.articles.front(), main);
  main.markup("</ol>\n</div>\n");
  return framed(PageKind::other, filled(Text::story_title, {{"title", story.title}}), search, main);
}

}  // namespace dateline::web
