#include <algorithm>

#include "web/labels.h"
#include "web/page_frame.h"
#include "web/pages.h"
#include "web/search_parameters.h"

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
    out.markup("<p class=\"aside\">Nothing that was not said before.</p>\n");
    return;
  }
  out.markup("<p class=\"aside\">")
      .text(first ? "Begins with:" : "New here:")
      .markup("</p>\n<ul class=\"news\">\n");
  const std::size_t shown = std::min(all.size(), kSentencesShown);
  for (std::size_t i = 0; i < shown; ++i) write_sentence(all[i], out);
  out.markup("</ul>\n");
  if (shown == all.size()) return;
  const std::size_t more = all.size() - shown;
  out.markup("<details><summary>")
      .number(more)
      .text(more == 1 ? " more sentence" : " more sentences")
      .markup("</summary>\n<ul class=\"news\">\n");
  for (std::size_t i = shown; i < all.size(); ++i) write_sentence(all[i], out);
  out.markup("</ul></details>\n");
}

void write_names(std::string_view label, const std::vector<std::string>& names, HtmlWriter& out) {
  if (names.empty()) return;
  out.markup("<dt>").text(label).markup("</dt><dd dir=\"auto\">");
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out.text(", ");
    out.text(names[i]);
  }
  out.markup("</dd>\n");
}

void write_byline(const StoryArticleView& article, HtmlWriter& out) {
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
        .text(article_url(article.id))
        .text("#")
        .text(kCopiesAnchor)
        .markup("\">and ")
        .number(article.duplicates)
        .text(article.duplicates == 1 ? " near-copy" : " near-copies")
        .markup("</a>");
  }
  out.markup("</p>\n");
}

void write_article(const StoryArticleView& article, bool first, HtmlWriter& out) {
  out.markup("<li><article class=\"hit\">\n<h2 dir=\"auto\"><a href=\"")
      .text(article_url(article.id))
      .markup("\">")
      .text(article.title.empty() ? article.id : article.title)
      .markup("</a></h2>\n");
  write_byline(article, out);
  write_sentences(article, first, out);
  HtmlWriter names;
  write_names(first ? "People" : "New people", article.people, names);
  write_names(first ? "Places" : "New places", article.places, names);
  write_names(first ? "Figures" : "New figures", article.numbers, names);
  if (!names.empty()) out.markup("<dl class=\"new-names\">\n").part(names).markup("</dl>\n");
  out.markup("</article></li>\n");
}

}  // namespace

std::string story_url(std::string_view story) { return "/stories/" + std::string(story); }

std::string story_page(const StoryView& story) {
  HtmlWriter main;
  main.markup("<div class=\"results\">\n<h1 class=\"title\" dir=\"auto\">Story: ")
      .text(story.title)
      .markup("</h1>\n<p class=\"aside\">")
      .number(story.articles.size())
      .text(story.articles.size() == 1 ? " article, " : " articles, ")
      .text(date_label(story.first));
  if (date_label(story.last) != date_label(story.first))
    main.text(" to ").text(date_label(story.last));
  main.text(", the oldest first, with what is new in each.");
  if (!story.complete) main.text(" There are more than are shown.");
  main.markup("</p>\n<ol class=\"hits\" role=\"list\">\n");
  for (const StoryArticleView& article : story.articles)
    write_article(article, &article == &story.articles.front(), main);
  main.markup("</ol>\n</div>\n");
  return framed("Story: " + story.title + " – Dateline", {}, main);
}

}  // namespace dateline::web
